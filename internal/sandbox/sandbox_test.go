package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const allUserFields = "created_at,description,entities,location,name,profile_image_url,protected,public_metrics,url," +
	"username,verified,verified_type,withheld"

// clock is a time that stands until a test moves it.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 3, 1, 12, 0, 0, 300e6, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func newServer(t testing.TB, c Config) *Server {
	t.Helper()
	if c.Now == nil {
		c.Now = newClock().Now
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// unlimited is a server of seed 1 without rate limits, with one follower in 20 listed by id alone.
func unlimited(t testing.TB) *Server {
	t.Helper()
	return newServer(t, Config{Seed: 1, RateLimits: RateLimitsOff, Faults: "idonly=0.05"})
}

// apiReply is any answer of the API.
type apiReply struct {
	status int
	header http.Header
	raw    string

	Data   json.RawMessage
	Errors []problem
	Title  string
	Type   string
	Meta   struct {
		ResultCount   int    `json:"result_count"`
		NextToken     string `json:"next_token"`
		PreviousToken string `json:"previous_token"`
		NewestID      string `json:"newest_id"`
	}
}

type apiUser struct {
	ID          string
	Name        string
	Username    string
	Description string
	Location    string
	URL         string
	Image       string `json:"profile_image_url"`
	Protected   *bool
	Badge       string      `json:"verified_type"`
	Metrics     *apiMetrics `json:"public_metrics"`
}

type apiMetrics struct {
	Followers int  `json:"followers_count"`
	Following int  `json:"following_count"`
	Likes     *int `json:"like_count"`
	Media     *int `json:"media_count"`
}

type apiPost struct {
	ID        string
	Text      string
	CreatedAt time.Time `json:"created_at"`
	Metrics   struct {
		Likes int `json:"like_count"`
	} `json:"public_metrics"`
}

// send asks a server without a network between, and without a token.
func send(t testing.TB, s *Server, method, target, body string) apiReply {
	t.Helper()
	return received(t, s, httptest.NewRequest(method, target, strings.NewReader(body)))
}

// getWith is a GET with a token, or without when that is empty.
func getWith(t testing.TB, s *Server, target, bearer string) apiReply {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, http.NoBody)
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	return received(t, s, r)
}

func received(t testing.TB, s *Server, r *http.Request) apiReply {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	a := apiReply{status: w.Code, header: w.Result().Header, raw: w.Body.String()}
	if strings.HasPrefix(a.raw, "{") {
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
			t.Fatalf("%s %s: %v in %.300s", r.Method, r.URL, err, a.raw)
		}
	}
	return a
}

// ask is a GET with the user token.
func ask(t testing.TB, s *Server, format string, args ...any) apiReply {
	t.Helper()
	return getWith(t, s, fmt.Sprintf(format, args...), "user")
}

func (a apiReply) users(t testing.TB) []apiUser { return list[apiUser](t, a) }
func (a apiReply) posts(t testing.TB) []apiPost { return list[apiPost](t, a) }
func (a apiReply) hasError(lastPart string) bool {
	return len(a.Errors) > 0 && strings.HasSuffix(a.Errors[0].Type, "/"+lastPart)
}

func list[T any](t testing.TB, a apiReply) []T {
	t.Helper()
	var all []T
	if len(a.Data) > 0 {
		if err := json.Unmarshal(a.Data, &all); err != nil {
			t.Fatalf("data: %v in %.300s", err, a.raw)
		}
	}
	return all
}

// userID is the id of an account.
func userID(t testing.TB, s *Server, handle string) string {
	t.Helper()
	a, ok := s.network.account(handle)
	if !ok {
		t.Fatalf("no account %q", handle)
	}
	return formatID(s.network.id(a.key()))
}

// pages reads all followers; afterPage is called after every page.
func pages(t testing.TB, s *Server, handle string, size int, afterPage func(page int)) []apiUser {
	t.Helper()
	id := userID(t, s, handle)
	var all []apiUser
	for n, token := 1, ""; ; n++ {
		target := fmt.Sprintf("/2/users/%s/followers?max_results=%d&user.fields=description,public_metrics", id, size)
		if token != "" {
			target += "&pagination_token=" + token
		}
		a := ask(t, s, "%s", target)
		if a.status != http.StatusOK {
			t.Fatalf("page %d: %d %s", n, a.status, a.raw)
		}
		users := a.users(t)
		if len(users) != a.Meta.ResultCount {
			t.Fatalf("page %d has %d users, meta says %d", n, len(users), a.Meta.ResultCount)
		}
		all = append(all, users...)
		if token = a.Meta.NextToken; token == "" {
			return all
		}
		if afterPage != nil {
			afterPage(n)
		}
	}
}

// distinct is the set of ids, failing on a repetition.
func distinct(t testing.TB, users []apiUser) map[string]bool {
	t.Helper()
	seen := make(map[string]bool, len(users))
	for _, u := range users {
		if seen[u.ID] {
			t.Fatalf("user %s comes twice", u.ID)
		}
		seen[u.ID] = true
	}
	return seen
}

// accountOf is an account that the table has.
func accountOf(n *network, handle string) *account {
	a, ok := n.account(handle)
	if !ok {
		panic("no account " + handle)
	}
	return a
}
