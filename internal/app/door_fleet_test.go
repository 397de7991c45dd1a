package app_test

import (
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/server"
	"goodones/internal/viewer"
)

// TestSixtyOverManyServers has keys ask as fast as they can through a balancer that picks servers at random, until no
// server lets them in any more.
func TestSixtyOverManyServers(t *testing.T) {
	t.Parallel()
	const limit, keys, clients = 60, 12, 3
	d := dbtest.New(t)
	for _, servers := range []int{1, 2, 3, 5, 10, 30} {
		fleet := make([]http.Handler, servers)
		for i := range fleet {
			fleet[i] = limitedServer(t, d, limit)
		}
		all, least := 0, limit+1
		for range keys {
			accepted := askAll(t, fleet, newKey(t, d), clients)
			if accepted < limit-1 || accepted > limit+1 {
				t.Errorf("%d servers let %d requests of a key through", servers, accepted)
			}
			all, least = all+accepted, min(least, accepted)
		}
		t.Logf("%2d servers: mean %.1f, least %d of %d a minute", servers, float64(all)/keys, least, limit)
	}
}

// limitedServer is one of the servers of d, whose legacy API answers at once.
func limitedServer(t *testing.T, d *db.DB, limit int) http.Handler {
	t.Helper()
	s, err := server.New(server.Config{
		Executor: struct{ graphql.GraphExecutor }{}, REST: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}),
		Keys: d, Windows: d, Openings: d, Tickets: d, Export: http.NotFoundHandler(), Exports: d, Database: d,
		Sessions:           d,
		Log:                slog.New(slog.DiscardHandler),
		RateLimitPerMinute: limit,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newKey(t *testing.T, d *db.DB) string {
	t.Helper()
	key, hash, prefix := viewer.NewKey()
	if _, err := d.CreateKey(t.Context(), "ada", hash, prefix); err != nil {
		t.Fatal(err)
	}
	return key
}

// askAll has clients of a key ask servers at random until they are refused, and then every server until it refuses.
// It returns how many requests were let in.
func askAll(t *testing.T, fleet []http.Handler, key string, clients int) int {
	t.Helper()
	var accepted atomic.Int64
	lets := func(server http.Handler) bool {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/api/v1/sync-status", nil)
		request.Header.Set("Authorization", "Bearer "+key)
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		switch answer.Code {
		case http.StatusOK:
			accepted.Add(1)
			return true
		case http.StatusTooManyRequests:
		default:
			t.Errorf("status %d: %s", answer.Code, answer.Body)
		}
		return false
	}
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for lets(fleet[rand.IntN(len(fleet))]) {
			}
		})
	}
	wg.Wait()
	for _, server := range fleet {
		for lets(server) {
		}
	}
	return int(accepted.Load())
}
