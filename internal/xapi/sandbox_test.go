package xapi

import (
	"context"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// simulated runs a simulated X and gives a client of it.
func simulated(t *testing.T, x sandbox.Config, adapt func(*Config)) *Client {
	t.Helper()
	x.UserToken = userToken
	server, err := sandbox.New(x)
	if err != nil {
		t.Fatal(err)
	}
	listening := httptest.NewServer(server)
	t.Cleanup(func() { server.Close(); listening.Close() })
	c := config(listening.URL)
	if adapt != nil {
		adapt(&c)
	}
	return newClient(t, c)
}

func TestSimulatedFollowerList(t *testing.T) {
	t.Parallel()
	client := simulated(t, sandbox.Config{Faults: "idonly=0.04"}, nil)
	ctx := context.Background()
	acme, err := client.Lookup(ctx, "acme")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "acme.Handle", acme.Handle, "acme", acme)
	fact.Is(fact.Must(t), "acme.Detailed", acme.Detailed, true)
	fact.Holds(fact.Must(t), "acme.FollowersCount >= 2400", acme.FollowersCount >= 2400, acme.FollowersCount)
	seen, detailed, token := map[int64]bool{}, 0, ""
	var bare []string
	for {
		page, err := client.Followers(ctx, acme.ExternalID, 1000, token)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range page.Profiles {
			seen[p.ID] = true
			if p.Detailed {
				detailed++
			} else {
				bare = append(bare, p.ExternalID)
			}
		}
		if token = page.Next; token == "" {
			break
		}
	}
	fact.Is(fact.Must(t), "len(seen)", len(seen), 2400)
	fact.Is(fact.Must(t), "detailed+len(bare)", detailed+len(bare), 2400)
	fact.Holds(fact.Must(t), "detailed >= 2000", detailed >= 2000, detailed)
	fact.Not(fact.Must(t), "len(bare)", len(bare), 0)
	found, err := client.Profiles(ctx, bare[:min(maxIDs, len(bare))])
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "len(found)", len(found), 0, found)
	fact.Is(t, "found[0].Detailed", found[0].Detailed, true)
}

func TestSimulatedPostsAndLikers(t *testing.T) {
	t.Parallel()
	client := simulated(t, sandbox.Config{}, nil)
	ctx := context.Background()
	acme, err := client.Lookup(ctx, "acme")
	if err != nil {
		t.Fatal(err)
	}
	page, err := client.Posts(ctx, acme.ExternalID, time.Now().Add(-48*time.Hour), 5, "")
	all := page.Posts
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "len(all)", len(all), 0)
	fact.Holds(fact.Must(t), "len(all) <= 5", len(all) <= 5, len(all), all)
	fact.Is(fact.Must(t), "all[0].CreatedAt.IsZero()", all[0].CreatedAt.IsZero(), false)
	likers, err := client.Likers(ctx, all[0].ExternalID, 100, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(t, "len(likers.Profiles)", len(likers.Profiles), 0)
	fact.Holds(t, "len(likers.Profiles) <= 100", len(likers.Profiles) <= 100, len(likers.Profiles))
}

func TestSimulatedAccounts(t *testing.T) {
	t.Parallel()
	client := simulated(t, sandbox.Config{}, nil)
	ctx := context.Background()
	for handle, want := range map[string]string{
		"acme": "ok", "missing": "not found", "gone": "suspended", "locked": "protected", "shy": "ok",
	} {
		p, err := client.Lookup(ctx, handle)
		if got := outcome(err); got != want {
			t.Errorf("%s: got %q, want %q", handle, got, want)
		}
		if handle != "shy" {
			continue
		}
		_, err = client.Followers(ctx, p.ExternalID, 100, "")
		if !p.Protected || outcome(err) != "protected" {
			t.Errorf("shy: protected %t, followers: %v", p.Protected, err)
		}
	}
}

func TestSimulatedRefusals(t *testing.T) {
	t.Parallel()
	for token, want := range map[string]string{
		"bad-token": "unauthorized", "capped-token": "out of credit", "forbidden-token": "forbidden",
	} {
		client := simulated(t, sandbox.Config{}, func(c *Config) { c.BearerTokens = []string{token} })
		if got := byUsername.ask(client); got.outcome != want {
			t.Errorf("%s: got %q, want %q", token, got.outcome, want)
		}
	}
	unsupported := simulated(t, sandbox.Config{}, func(c *Config) { c.UserToken = "an-app-token-in-its-place" })
	if got := liking.ask(unsupported); got.outcome != "forbidden" {
		t.Errorf("app token for likers: %+v", got)
	}
	plain := simulated(t, sandbox.Config{}, nil)
	acme, err := plain.Lookup(context.Background(), "acme")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plain.Followers(context.Background(), acme.ExternalID, 100, "forged"); outcome(err) != "page token" {
		t.Errorf("forged page token: %v", err)
	}
}

func TestSimulatedFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]string{
		"429": "limited", "500": "temporary", "502": "temporary", "503": "temporary", "504": "temporary",
		"html": "temporary", "errorsonly": "temporary", "truncate": "temporary", "stall": "temporary",
		"silence": "temporary", "reset": "temporary",
	} {
		t.Run(fault, func(t *testing.T) {
			client := simulated(t, sandbox.Config{Faults: fault + "=1"}, func(c *Config) {
				if slices.Contains([]string{"stall", "silence"}, fault) { // these alone last until patience ends
					c.Silence = 100 * time.Millisecond
				}
			})
			for range 4 { // some faults come in kinds, in turn
				_, err := client.Lookup(context.Background(), "acme")
				if got := outcome(err); got != want {
					t.Errorf("got %q (%v), want %q", got, err, want)
				}
			}
		})
	}
}

func TestSimulatedWindow(t *testing.T) {
	t.Parallel()
	limiter := &ledger{}
	client := simulated(t, sandbox.Config{}, func(c *Config) { c.Limiter = limiter })
	for range 300 { // what the documents allow in a window
		if _, err := client.Lookup(context.Background(), "acme"); err != nil {
			t.Fatal(err)
		}
	}
	_, err := client.Lookup(context.Background(), "acme")
	last := limiter.observed[300]
	fact.Is(t, "outcome(err)", outcome(err), "limited", last)
	fact.Is(t, "last.Limited", last.Limited, true)
	fact.Is(t, "last.Limit", last.Limit, 300)
	fact.Holds(t, "last.ResetIn > 0", last.ResetIn > 0, last.ResetIn)
	first := limiter.observed[0]
	fact.Is(t, "first.Limited", first.Limited, false, first)
	fact.Is(t, "first.Limit", first.Limit, 300)
	fact.Is(t, "first.Remaining", first.Remaining, 299)
}
