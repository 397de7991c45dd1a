package sandbox

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"goodones/internal/fact"
)

func TestOneSeedOneNetwork(t *testing.T) {
	t.Parallel()
	targets := func(s *Server) []string {
		id := userID(t, s, "acme")
		return []string{
			"/2/users/by/username/acme?user.fields=" + allUserFields,
			"/2/users/" + id + "/followers?max_results=1000&user.fields=" + allUserFields,
			"/2/users/" + id + "/tweets?max_results=50&tweet.fields=public_metrics,created_at",
			"/2/tweets/" + ask(t, s, "/2/users/%s/tweets",
				id).Meta.NewestID + "/liking_users?user.fields=" + allUserFields,
		}
	}
	one, two, other := unlimited(t), unlimited(t), newServer(t, Config{Seed: 2, RateLimits: RateLimitsOff})
	for _, s := range []*Server{one, two, other} {
		if err := s.Advance("acme", 40, 2); err != nil {
			t.Fatal(err)
		}
	}
	want := targets(one)
	if got := targets(two); !slices.Equal(got, want) {
		t.Fatalf("ids differ: %q, %q", got, want)
	}
	for _, target := range want {
		a, b := ask(t, one, "%s", target), ask(t, two, "%s", target)
		if a.status != 200 || a.raw != b.raw {
			t.Errorf("%.60s: %d, answers differ:\n%.300s\n%.300s", target, a.status, a.raw, b.raw)
		}
	}
	if targets(other)[1] == want[1] {
		t.Error("another seed has the same ids")
	}
}

// A restarted server has another start, but the same people and likes.
func TestPeopleDoNotDependOnTheStart(t *testing.T) {
	t.Parallel()
	later := newClock()
	later.pass(100 * time.Hour)
	one, two := unlimited(t), newServer(t, Config{Seed: 1, RateLimits: RateLimitsOff, Now: later.Now})
	posts := ask(t, one, "/2/users/%s/tweets", userID(t, one, "acme")).posts(t)
	for _, p := range posts {
		target := fmt.Sprintf("/2/tweets/%s/liking_users?user.fields=%s", p.ID, allUserFields)
		if a, b := ask(t, one, "%s", target), ask(t, two, "%s", target); a.raw != b.raw {
			t.Errorf("likers of %s differ", p.ID)
		}
	}
}

// Days later there is still something to like, whenever somebody looked in between.
func TestPostsGoOn(t *testing.T) {
	t.Parallel()
	at := newClock()
	often, late := newServer(t, Config{Seed: 1, RateLimits: RateLimitsOff, Now: at.Now}), newServer(t,
		Config{Seed: 1, RateLimits: RateLimitsOff, Now: at.Now})
	id := userID(t, often, "acme")
	for hour := range 100 {
		at.pass(time.Hour)
		ask(t, often, "/2/users/%s/tweets", id)
		if hour == 30 {
			for _, s := range []*Server{often, late} {
				if err := s.Advance("acme", 10, 1); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	timeline := "/2/users/" + id + "/tweets?max_results=100&tweet.fields=created_at"
	posts := ask(t, often, "%s&start_time=%s", timeline, at.Now().Add(-recent).Format(timeLayout)).posts(t)
	if len(posts) != 8 ||
		!slices.IsSortedFunc(posts, func(a, b apiPost) int { return b.CreatedAt.Compare(a.CreatedAt) }) {
		t.Fatalf("%d posts in 48 hours, want 8 in order: %v", len(posts), posts)
	}
	for _, target := range []string{timeline, "/2/tweets/" + posts[0].ID + "/liking_users",
		"/2/users/by/username/acme?user.fields=public_metrics"} {
		if a, b := ask(t, often, "%s", target), ask(t, late, "%s", target); a.raw != b.raw || len(a.Data) == 0 {
			t.Errorf("%.60s: who looked sees\n%.200s\nothers\n%.200s", target, a.raw, b.raw)
		}
	}
	if a := ask(t, late, "/2/users/%s/tweets", userID(t, late, "nobody")); a.Meta.ResultCount != 0 {
		t.Errorf("nobody posts: %s", a.raw)
	}
}

func TestPostsEndWhereIDsDo(t *testing.T) {
	t.Parallel()
	n := unlimited(t).network
	n.keepUp(n.start.Add(1e6 * time.Hour))
	n.keepUp(n.start.Add(2e6 * time.Hour))
	if _, err := n.advance("million", 0, 1, n.start); err == nil || accountOf(n, "million").postCount() != maxPosts {
		t.Errorf("%d posts of %d, then %v", accountOf(n, "million").postCount(), maxPosts, err)
	}
}

func TestOnePersonOneProfile(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	id := userID(t, s, "acme")
	post := ask(t, s, "/2/users/%s/tweets", id).Meta.NewestID
	for _, target := range []string{
		"/2/users/" + id + "/followers?max_results=300&user.fields=" + allUserFields,
		"/2/tweets/" + post + "/liking_users?user.fields=" + allUserFields,
	} {
		for chunk := range slices.Chunk(list[map[string]any](t, ask(t, s, "%s", target)), 100) {
			byID := map[string]map[string]any{}
			var ids []string
			for _, u := range chunk {
				byID[u["id"].(string)] = u
				ids = append(ids, u["id"].(string))
			}
			batch := list[map[string]any](t,
				ask(t, s, "/2/users?ids=%s&user.fields=%s", strings.Join(ids, ","), allUserFields))
			for _, u := range batch {
				want := byID[u["id"].(string)]
				if want["name"] != nil && fmt.Sprint(want) != fmt.Sprint(u) {
					t.Fatalf("one person, two profiles:\n%v\n%v", want, u)
				}
			}
		}
	}
}

func TestSomeFollowSeveralAccounts(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	acme := distinct(t, pages(t, s, "acme", 1000, nil))
	shared := 0
	for id := range distinct(t, pages(t, s, "town", 1000, nil)) {
		if acme[id] {
			shared++
		}
	}
	if shared < 24 || shared > 96 {
		t.Errorf("%d of acme's 2400 also follow town, want about 48", shared)
	}
}

func TestSomeAreDeleted(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	var ids []string
	for _, u := range pages(t, s, "town", 1000, nil) {
		ids = append(ids, u.ID)
	}
	named, silent := 0, 0
	for chunk := range slices.Chunk(ids, 100) {
		a := ask(t, s, "/2/users?ids=%s", strings.Join(chunk, ","))
		for _, p := range a.Errors {
			if !strings.HasSuffix(p.Type, "/resource-not-found") || p.ResourceID == "" {
				t.Fatalf("unexpected error %+v", p)
			}
		}
		named += len(a.Errors)
		silent += len(chunk) - len(a.users(t)) - len(a.Errors)
	}
	sum := named + silent
	fact.Not(t, "named", named, 0)
	fact.Not(t, "silent", silent, 0)
	fact.Holds(t, "sum >= 10", sum >= 10, sum)
	fact.Holds(t, "sum <= 50", sum <= 50, sum)
}

func TestFollowersComeNewestFirstAndUnsorted(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	users := pages(t, s, "village", 1000, nil)
	byID := func(a, b apiUser) int { return strings.Compare(a.ID, b.ID) }
	if slices.IsSortedFunc(users, byID) {
		t.Error("ids are in order of following")
	}
	if err := s.Advance("village", 1, 0); err != nil {
		t.Fatal(err)
	}
	if got := pages(t, s, "village", 1000, nil); got[1].ID != users[0].ID {
		t.Error("the new follower is not first")
	}
}

func TestIdentity(t *testing.T) {
	t.Parallel()
	n := unlimited(t).network
	ids, handles := map[uint64]bool{}, map[string]bool{}
	for i := range 200_000 {
		k := makeKey(i%32, i*131%maxPlace)
		id := n.id(k)
		back, ok := n.keyOf(formatID(id))
		fact.Is(fact.Must(t), "ok", ok, true, id)
		fact.Is(fact.Must(t), "back", back, k)
		fact.Is(fact.Must(t), "ids[id]", ids[id], false)
		fact.Is(fact.Must(t), "len(formatID(id))", len(formatID(id)), 19)
		ids[id] = true
		tag := string(appendSyllables(nil, n.tags.hide(uint64(k))))
		if handles[tag] || len(tag) != 10 {
			t.Fatalf("tag %q of key %d comes twice", tag, k)
		}
		handles[tag] = true
	}
}

func TestNobodyIsMadeUpByAskingForThem(t *testing.T) {
	t.Parallel()
	n := unlimited(t).network
	acme := accountOf(n, "acme")
	crowdPlace := 0
	for place := range crowdEvery {
		if n.inCrowd(acme, place) {
			crowdPlace = place
		}
	}
	for name, k := range map[string]key{
		"after the newest follower": makeKey(acme.followerGroup(), 2_400),
		"in place of the crowd":     makeKey(acme.followerGroup(), crowdPlace),
		"beyond the crowd":          makeKey(groupCrowd, 1_000_000/crowdEvery),
		"beyond the passers-by":     makeKey(acme.passerByGroup(), 17*passersByPerPost),
		"beyond the accounts":       makeKey(groupAccounts, len(accountTable)),
		"of no group":               makeKey(31, 0),
	} {
		if n.exists(k) {
			t.Errorf("somebody %s exists", name)
		}
	}
	for _, id := range []string{"0", "1", "1152921504606846975", "2305843009213693952", "9999999999999999999"} {
		if k, ok := n.keyOf(id); ok && n.exists(k) {
			t.Errorf("id %s is somebody: %d", id, k)
		}
	}
}

// tierOf counts as the follower tiers do: 0 below 1,000, 4 from a million.
func tierOf(followers int) int {
	tier := 0
	for bound := 1_000; followers >= bound && tier < 4; bound *= 10 {
		tier++
	}
	return tier
}

func TestPeopleAreVaried(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	var tiers [5]int
	seen := map[string]int{}
	handles := map[string]bool{}
	for _, u := range pages(t, s, "town", 1000, nil) {
		if u.Metrics == nil {
			continue
		}
		tiers[tierOf(u.Metrics.Followers)]++
		handles[u.Username] = true
		for what, is := range traits(u) {
			if is {
				seen[what]++
			}
		}
		if n := utf8.RuneCountInString(u.Description); n > maxBio {
			t.Errorf("a bio of %d characters: %q", n, u.Description)
		}
		if !handlePattern.MatchString(u.Username) {
			t.Errorf("handle %q", u.Username)
		}
	}
	for tier, n := range tiers {
		if n == 0 {
			t.Errorf("nobody in follower tier %d: %v", tier, tiers)
		}
	}
	for what := range traits(apiUser{Metrics: &apiMetrics{}}) {
		if n := seen[what]; n < 5 || n > 4_000 {
			t.Errorf("%d of 5000 have %s", n, what)
		}
	}
	if want := len(handles); want < 4_500 {
		t.Errorf("%d different handles", want)
	}
}

func traits(u apiUser) map[string]bool {
	bio := strings.ToLower(u.Description)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(bio, w) })
	}
	return map[string]bool{
		"no bio":           bio == "",
		"she/her":          has("she/her", "she / her"),
		"he/him":           has("· he/him", "(he/him", " he/him", "he / him"),
		"they/them":        has("they/them"),
		"a negation":       has("not a ", "never a ", "no soy", "não sou", "pas ", "değilim", "ではありません"),
		"an engineer":      has("engineer"),
		"a founder":        has("founder"),
		"golang":           has("golang"),
		"figma":            has("figma"),
		"Japanese":         has("の", "です"),
		"Spanish":          has(" desde ", "amante de", "trabajo como", " en "),
		"German":           has(" bei ", " aus ", "früher", "ich baue"),
		"Turkish":          has("öğren", "yazılım", "kahve"),
		"junk":             has("crypto", "giveaway", "f4f", "casino", "airdrop", "forex"),
		"no like count":    u.Metrics.Likes == nil,
		"no media count":   u.Metrics.Media == nil,
		"follow thousands": u.Metrics.Following > 1_500 && u.Metrics.Followers < 100,
	}
}

// The longest words in the longest template must stay within X's limit.
func TestNoBioIsTooLong(t *testing.T) {
	t.Parallel()
	w, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range w.wheel {
		longest := worstFillings(c)
		for _, bio := range slices.Concat(c.language.bios, w.spam) {
			if text := string(bio.appendTo(nil, &longest)); utf8.RuneCountInString(text) > maxBio {
				t.Errorf("%d characters: %q", utf8.RuneCountInString(text), text)
			}
		}
	}
}

func worstFillings(c *culture) (f fillings) {
	longest := func(items []string) string {
		return slices.MaxFunc(items,
			func(a, b string) int { return utf8.RuneCountInString(a) - utf8.RuneCountInString(b) })
	}
	var roles, skills, cities []string
	for _, r := range c.language.roles {
		roles = append(roles, r.female, r.male)
	}
	for _, s := range c.language.skills {
		skills = append(skills, s...)
	}
	for _, at := range c.cities {
		cities = append(cities, at.short)
	}
	f[gapRole], f[gapRoleCapital], f[gapRole2] = longest(roles), longest(roles), longest(roles)
	f[gapSkill], f[gapSkill2] = longest(skills), longest(skills)
	f[gapHobby], f[gapHobby2] = longest(c.language.hobbies), longest(c.language.hobbies)
	f[gapCompany], f[gapCity] = longest(c.language.companies), longest(cities)
	return f
}

func TestTemplates(t *testing.T) {
	t.Parallel()
	f := fillings{gapRole: "nurse", gapCity: "Lima"}
	for _, tc := range []struct{ line, want string }{
		{"plain", "plain"},
		{"{role}", "nurse"},
		{"a {role} in {city}!", "a nurse in Lima!"},
	} {
		got, err := parseTemplate(tc.line)
		if err != nil || string(got.appendTo(nil, &f)) != tc.want {
			t.Errorf("%q: %q, %v", tc.line, got.appendTo(nil, &f), err)
		}
	}
	for _, line := range []string{"{unknown}", "open {role", "{}"} {
		if _, err := parseTemplate(line); err == nil {
			t.Errorf("%q was taken", line)
		}
	}
}

func TestScramblerIsABijection(t *testing.T) {
	t.Parallel()
	s := newScrambler(12, 99)
	seen := map[uint64]bool{}
	for v := range uint64(1 << 12) {
		h := s.hide(v)
		fact.Holds(fact.Must(t), "h < 1<<12", h < 1<<12, h)
		fact.Is(fact.Must(t), "seen[h]", seen[h], false)
		fact.Is(fact.Must(t), "s.show(h)", s.show(h), v)
		seen[h] = true
	}
}

func TestReachMark(t *testing.T) {
	t.Parallel()
	var r reach
	marks := [][2]int{{0, 1}, {60, 70}, {60, 70}, {64, 128}, {200, 200}, {0, 130}}
	places := map[int]bool{}
	returned := int64(0)
	for _, m := range marks {
		var page []int
		for i := m[0]; i < m[1]; i++ {
			page = append(page, i)
			places[i] = true
		}
		r.mark(page)
		returned += int64(m[1] - m[0])
		if r.distinct != int64(len(places)) || r.returned != returned {
			t.Errorf("after %v: %d of %d, want %d of %d", m, r.distinct, r.returned, len(places), returned)
		}
	}
}
