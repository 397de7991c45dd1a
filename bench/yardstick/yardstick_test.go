package yardstick_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"goodones/bench/child"
	"goodones/bench/cluster"
	"goodones/bench/load"
	"goodones/internal/fact"
	"goodones/internal/scratch"
)

func TestMain(m *testing.M) {
	scratch.Use()
	goleak.VerifyTestMain(m)
}

// database makes a migrated database on a private server.
func database(t *testing.T) (string, *sql.DB) {
	t.Helper()
	server, err := cluster.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	dsn, err := server.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := cluster.ApplySchema(t.Context(), dsn, "../../db/migrations"); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return dsn, db
}

// start runs a yardstick.
func start(t *testing.T, binary, dsn string) string {
	t.Helper()
	process, err := child.Start(t.Context(), []string{"DATABASE_URL=" + dsn}, binary)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := process.Stop(); err != nil {
			t.Error(err)
		}
	})
	address, err := process.Address(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return address
}

// TestLive lets both yardsticks of live progress serve many runs at once and a burst: they lose and repeat nothing.
func TestLive(t *testing.T) {
	t.Parallel()
	binaries, err := child.Build(t.Context(), t.TempDir(), "bench/yardstick/plain", "bench/yardstick/floor")
	if err != nil {
		t.Fatal(err)
	}
	dsn, db := database(t)
	for name, binary := range binaries {
		t.Run(name, func(t *testing.T) {
			address := start(t, binary, dsn)
			runs, err := load.Seed(t.Context(), db, "bench", 5)
			if err != nil {
				t.Fatal(err)
			}
			w := load.NewWriter(db, runs)
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() { done <- w.Run(ctx) }()
			target := load.Target{Address: address, SharedID: name == "bench/yardstick/floor"}
			fleet, err := w.Connect(t.Context(), target, 20)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Steady(t.Context(), 500, 200*time.Millisecond); err != nil {
				t.Error(err)
			}
			if _, err := w.Burst(t.Context(), 30); err != nil {
				t.Error(err)
			}
			fleet.Await(t.Context(), 5*time.Second)
			if err := fleet.Cut(); err != nil {
				t.Error(err)
			}
			if _, err := w.Burst(t.Context(), 7); err != nil {
				t.Error(err)
			}
			if took, err := fleet.Reconnect(t.Context(), 5*time.Second); err != nil || took <= 0 {
				t.Errorf("back after %v, %v", took, err)
			}
			r := fleet.Close()
			if want := 20*(1+20) + 4*(30+7); r.Flaws() != 0 || r.Delivered != want {
				t.Errorf("%+v, want %d delivered (%v)", r, want, r.FirstError)
			}
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
}

// TestRest asks the yardstick of the polling route what clients of v1 ask.
func TestRest(t *testing.T) {
	t.Parallel()
	binaries, err := child.Build(t.Context(), t.TempDir(), "bench/yardstick/restdb")
	if err != nil {
		t.Fatal(err)
	}
	dsn, db := database(t)
	runs, err := load.Seed(t.Context(), db, "bench", 1)
	if err != nil {
		t.Fatal(err)
	}
	hash := sha256.Sum256([]byte("a key"))
	if _, err := db.ExecContext(t.Context(),
		`INSERT INTO api_keys (user_id, prefix, hash) SELECT id, 'ctgo_0123456', $1 FROM users`, hash[:]); err != nil {
		t.Fatal(err)
	}
	url := "http://" + start(t, binaries["bench/yardstick/restdb"], dsn) + "/api/v1/sync-status?syncRunId="
	good := fmt.Sprintf(`{"id":%d,"status":"running","progressLog":["Fetching new followers..."],"completedAt":null,`+
		`"newFollowersCount":0,"deepCrawlCount":0,"backfilledCount":0,"likersCount":0,"candidatesPassedCount":0,`+
		`"tierFilteredCount":0,"genderFilteredCount":0,"errorMessage":null}`, runs[0].ID)
	tests := []struct {
		name, key, id string
		code          int
		body          string
	}{
		{"a run", "a key", fmt.Sprint(runs[0].ID), http.StatusOK, good},
		{"no such run", "a key", "4711", http.StatusNotFound, "Not Found"},
		{"no number", "a key", "x", http.StatusBadRequest, "Bad Request"},
		{"no such key", "another", fmt.Sprint(runs[0].ID), http.StatusUnauthorized, "Unauthorized"},
	}
	for _, test := range tests {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+test.id, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Close = true
		request.Header.Set("Authorization", "Bearer "+test.key)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		fact.Is(fact.Must(t), "err", err, nil, test.name)
		fact.Is(t, "response.StatusCode", response.StatusCode, test.code, test.name)
		fact.Is(t, "strings.TrimSpace(string(body))", strings.TrimSpace(string(body)), test.body, test.name)
	}
}
