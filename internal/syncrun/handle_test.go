package syncrun_test

import (
	"errors"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestParseAccount understands handles of either network however they are written, or says which input is wrong.
func TestParseAccount(t *testing.T) {
	t.Parallel()
	const x, bluesky = syncrun.NetworkX, syncrun.NetworkBluesky
	for _, c := range []struct {
		network syncrun.Network // as the caller said; empty: not said
		typed   string
		want    syncrun.Network
		handle  string // empty: refused
	}{
		{"", "acme", x, "acme"}, {"", " @Acme_1 ", x, "acme_1"}, {"", "acme.", x, "acme"}, {x, "@ACME", x, "acme"},
		{"", "https://x.com/Acme", x, "acme"}, {"", "https://twitter.com/acme/", x, "acme"},
		{"", "www.x.com/acme?s=20", x, "acme"}, {"", "https://mobile.twitter.com/acme#top", x, "acme"},
		{"", "http://X.COM/@acme", x, "acme"},
		{"", "name.bsky.social", bluesky, "name.bsky.social"}, {"", "@Name.Example.", bluesky, "name.example"},
		{bluesky, "bücher.example", bluesky, "xn--bcher-kva.example"},
		{"", "XN--BCHER-KVA.example", bluesky, "xn--bcher-kva.example"},
		{"", "https://bsky.app/profile/name.example", bluesky, "name.example"},
		{"", "bsky.app/profile/did:plc:abc123", bluesky, "did:plc:abc123"},
		{"", "did:plc:abc123", bluesky, "did:plc:abc123"}, {"", "did:web:example.com", bluesky, "did:web:example.com"},
		{"", "https://x.com/acme/with_replies", x, "acme"}, {"", "m.twitter.com/acme/followers", x, "acme"},
		{"", "https://x.com/intent/follow?screen_name=Acme", x, "acme"}, {"", "HTTPS://X.COM:443/acme", x, "acme"},
		{"", "\u200e@acme\u202c", x, "acme"}, {"", "＠acme", x, "acme"}, {"", "@@acme", x, "acme"},
		{"", "bsky.app/profile/@name.example/follows", bluesky, "name.example"},
		{"", "at://Name.example", bluesky, "name.example"}, {"", "at://did:plc:abc123", bluesky, "did:plc:abc123"},
		{"", "https://name.example/", bluesky, "name.example"}, {"", "name。example", bluesky, "name.example"},
		{"", "@did:plc:abc123", bluesky, "did:plc:abc123"}, {"", "acme..", "", ""}, {"", "https://x.com/", "", ""},
		{"", "https://x.com/intent/post?text=a", "", ""}, {x, "https://name.example", "", ""},
		{"", "at://did:plc:abc123/app.bsky.feed.post/1", "", ""}, {"", "bsky.app/profile/name.example/post/1", "", ""},
		{"", "https://", "", ""}, {"", "//", "", ""}, {"", "https://%zz", "", ""},
		{"", "", "", ""}, {"", "@", "", ""}, {"", "a-b", "", ""}, {"", strings.Repeat("a", 16), "", ""},
		{"", "https://x.com/acme/status/1", "", ""}, {"", "https://example.com/acme", "", ""},
		{"", "https://bsky.app/acme", "", ""}, {x, "name.example", "", ""}, {bluesky, "acme", "", ""},
		{bluesky, "https://x.com/acme", "", ""}, {x, "https://bsky.app/profile/name.example", "", ""},
		{"", "did:plc:", "", ""}, {"", "did:key:abc", "", ""}, {"", "name..example", "", ""}, {"", "name.123", "", ""},
		{"", strings.Repeat("a.", 127) + "example", "", ""}, {"", "a\x00b.example", "", ""}, {"", "日本", "", ""},
	} {
		network, handle, err := syncrun.ParseAccount(c.network, c.typed)
		fact.Is(t, "handle", handle, c.handle, c.typed, c.network, err)
		if c.handle != "" {
			fact.Is(t, "err", err, nil, c.typed, c.network)
			fact.Is(t, "network", network, c.want, c.typed, c.network)
			continue
		}
		var invalid *syncrun.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != "handle" {
			t.Errorf("%q of %q: %v; want a refusal of the handle", c.typed, c.network, err)
		}
	}
}

// TestInvalidHandleNamesTheNetwork of which a handle was expected, or both.
func TestInvalidHandleNamesTheNetwork(t *testing.T) {
	t.Parallel()
	const x, bluesky = syncrun.NetworkX, syncrun.NetworkBluesky
	for _, c := range []struct {
		network    syncrun.Network
		typed      string
		atX, there bool // which networks the refusal names
	}{
		{"", "https://x.com/acme/status/1", true, false}, {"", "bsky.app/profile/name.example/post/1", false, true},
		{"", "a-b", true, true}, {"", "https://example.com/acme", true, true}, {"", "a_b.example", false, true},
		{x, "name.example", true, false}, {bluesky, "acme", false, true}, {bluesky, "https://x.com/acme", false, true},
	} {
		_, _, err := syncrun.ParseAccount(c.network, c.typed)
		fact.Not(fact.Must(t), "err", err, nil, c.typed, c.network)
		fact.Is(t, `strings.Contains(err.Error(), "X handle")`, strings.Contains(err.Error(), "X handle"), c.atX,
			c.typed, c.network)
		fact.Is(t, `strings.Contains(err.Error(), "Bluesky handle")`, strings.Contains(err.Error(), "Bluesky handle"),
			c.there, c.typed, c.network)
	}
}

// TestProfileURL leads to an account whose handle is not valid at the moment by its id.
func TestProfileURL(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		network      syncrun.Network
		handle, want string
	}{
		{syncrun.NetworkX, "acme", "https://x.com/acme"},
		{syncrun.NetworkBluesky, "acme.test", "https://bsky.app/profile/acme.test"},
		{syncrun.NetworkBluesky, syncrun.HandleInvalid, "https://bsky.app/profile/did:plc:abc"},
	} {
		if got := c.network.ProfileURL(c.handle, "did:plc:abc"); got != c.want {
			t.Errorf("%s: %s, want %s", c.handle, got, c.want)
		}
	}
}
