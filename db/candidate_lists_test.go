package db_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/db"
	"goodones/internal/syncrun"
)

// crowd is candidates of one user that differ in all that lists filter and sort by.
type crowd struct {
	*fixture
	user     int
	runs     []*syncrun.Run
	searches []int
	people   []crowdMember
}

// crowdMember is what a list should make of one candidate.
type crowdMember struct {
	id         int
	account    int
	search     int
	runs       []int // that passed it
	listed     bool
	confidence syncrun.Confidence
	source     syncrun.SourceType
	rating     syncrun.RatingStatus
	gender     syncrun.Gender
	tier       syncrun.FollowerCountTier
	label      string
	text       string
	score      float64
	followers  int
	found      time.Time
}

func newCrowd(t *testing.T, size int) *crowd {
	f := open(t)
	c := &crowd{fixture: f, user: f.user("ada")}
	for i := range 2 {
		f.account(c.user, int64(i+1))
		c.searches = append(c.searches, f.search(c.user, fmt.Sprintf("s%d", i)).ID)
	}
	for pair := range 4 {
		account := 1 + pair/2
		_, err := f.AssignSearch(t.Context(), c.user, account, &c.searches[pair%2])
		must(t, err)
		for range 2 {
			run := f.run(c.user, account)
			f.end(run.ID)
			c.runs = append(c.runs, run)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for person := range size {
		c.people = append(c.people, c.add(random, int64(person+1)))
	}
	return c
}

func pick[T any](random *rand.Rand, list ...T) T { return list[random.IntN(len(list))] }

func (c *crowd) add(random *rand.Rand, person int64) crowdMember {
	which := random.IntN(4)
	run, young := c.runs[2*which], c.runs[2*which+1]
	m := crowdMember{account: run.TrackedAccountID, search: *run.SavedSearchID, runs: []int{run.ID}, listed: true,
		confidence: pick(random, syncrun.ConfidenceFull, syncrun.ConfidenceMaybe),
		source:     pick(random, syncrun.SourceTypes()...), rating: pick(random, syncrun.RatingStatuses()...),
		gender: pick(random, syncrun.Genders()...), tier: pick(random, syncrun.FollowerCountTiers()...),
		label: pick(random, "founder", "it's\\here"), score: float64(random.IntN(5)) / 4, followers: random.IntN(5) * 100,
		text:  pick(random, "Zoë Müller", "Ann Moll") + " " + pick(random, "Москва", "New-York"),
		found: time.Date(2026, 1, 1, 0, 0, random.IntN(20), 0, time.UTC)}
	c.exec(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
			following_count, tweet_count, listed_count, verified, protected)
		VALUES ($1::bigint, 'h' || $1::bigint, $2, '', '', '', '', $3, 0, 0, 0, false, false)`, person, m.text, m.followers)
	judge := func(run *syncrun.Run, outcome string) {
		c.exec(`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
				confidence, outcome, reasons, gender, follower_count_tier, labels, score)
			VALUES ($1, $2, $3, $4, 1, 1, $5, nullif($6, ''), '{}', $7, $8, ARRAY[$9], nullif($10::real, -1))`, m.search,
			m.account, person, run.ID, m.confidence, outcome, m.gender, m.tier, m.label, m.score)
	}
	if random.IntN(5) == 0 {
		m.score = syncrun.NoScore
	}
	judge(run, "passed")
	c.scan(&m.id, `INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id,
			last_run_id, source_type, created_at)
		VALUES ($1, $2, $3, $4, $5, $5, $6, $7) RETURNING id`, c.user, m.search, m.account, person, run.ID, m.source, m.found)
	switch random.IntN(6) {
	case 0: // passed again, with the same words
		judge(young, "passed")
		m.runs = append(m.runs, young.ID)
	case 1:
		judge(young, "none")
		m.listed = false
	case 2:
		judge(young, "") // not filtered yet
	}
	if m.rating != syncrun.Unrated {
		_, err := c.RateCandidate(c.t.Context(), c.user,
			syncrun.RatingChange{CandidateID: m.id, Value: syncrun.RatingValue(m.rating)})
		must(c.t, err)
	}
	return m
}

// filter is some conditions at random.
func (c *crowd) filter(random *rand.Rand) (f syncrun.CandidateFilter) {
	some := func(add func()) {
		if random.IntN(4) == 0 {
			add()
		}
	}
	some(func() {
		for range 1 + random.IntN(2*len(c.runs)) {
			f.SyncRunIDs = append(f.SyncRunIDs, pick(random, c.runs...).ID)
		}
	})
	some(func() { f.TrackedAccountIDs = []int{pick(random, c.runs...).TrackedAccountID} })
	some(func() { f.SavedSearchIDs = []int{pick(random, c.searches...)} })
	some(func() { f.Confidences = []syncrun.Confidence{pick(random, syncrun.Confidences()[:2]...)} })
	some(func() { f.SourceTypes = []syncrun.SourceType{pick(random, syncrun.SourceTypes()...)} })
	some(func() { f.Ratings = []syncrun.RatingStatus{pick(random, syncrun.RatingStatuses()...)} })
	some(func() { f.Genders = []syncrun.Gender{syncrun.GenderFemale, pick(random, syncrun.Genders()...)} })
	some(func() {
		f.Tiers = []syncrun.FollowerCountTier{syncrun.Over1M, pick(random, syncrun.FollowerCountTiers()...)}
	})
	some(func() { f.Labels = []string{"no such", pick(random, "founder", "it's\\here")} })
	some(func() { f.Text = pick(random, "zoe", "MÜ, zo", "mo", "МОСК", "york", "nobody", "m ann") })
	some(func() { f.FoundAfter = new(time.Date(2026, 1, 1, 0, 0, random.IntN(20), 0, time.UTC)) })
	some(func() { f.FoundBefore = new(time.Date(2026, 1, 1, 0, 0, random.IntN(20), 0, time.UTC)) })
	return f
}

// meets tells whether a member is in the list, by the words of the domain.
func (m crowdMember) meets(f syncrun.CandidateFilter) bool {
	passed := m.listed
	if len(f.SyncRunIDs) > 0 {
		passed = slices.ContainsFunc(m.runs, func(id int) bool { return slices.Contains(f.SyncRunIDs, id) })
	}
	return passed && among(m.account, f.TrackedAccountIDs) && among(m.search, f.SavedSearchIDs) &&
		among(m.confidence, f.Confidences) && among(m.source, f.SourceTypes) && among(m.rating, f.Ratings) &&
		among(m.gender, f.Genders) && among(m.tier, f.Tiers) && among(m.label, f.Labels) && m.says(f.Text) &&
		(f.FoundAfter == nil || m.found.After(*f.FoundAfter)) && (f.FoundBefore == nil || m.found.Before(*f.FoundBefore))
}

func among[T comparable](value T, list []T) bool {
	return len(list) == 0 || slices.Contains(list, value)
}

func (m crowdMember) says(text string) bool {
	plain := strings.NewReplacer("ë", "e", "ü", "u", "Ü", "u", ",", " ", "-", " ")
	has := strings.Fields(strings.ToLower(plain.Replace(m.text)))
	for _, word := range strings.Fields(strings.ToLower(plain.Replace(text))) {
		if !slices.ContainsFunc(has, func(w string) bool { return strings.HasPrefix(w, word) }) {
			return false
		}
	}
	return true
}

func byOrder(list syncrun.CandidateList) func(a, b crowdMember) int {
	return func(a, b crowdMember) int {
		if !list.Ascending {
			a, b = b, a
		}
		order := a.found.Compare(b.found)
		switch list.OrderBy {
		case syncrun.OrderScore:
			order = cmp.Compare(a.score, b.score)
		case syncrun.OrderFollowers:
			order = cmp.Compare(a.followers, b.followers)
		}
		return cmp.Or(order, cmp.Compare(a.id, b.id))
	}
}

// TestCandidateLists compares pages of random lists, forwards and backwards, with what the domain's words say.
func TestCandidateLists(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 150)
	random := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		list := syncrun.CandidateList{Filter: c.filter(random), OrderBy: pick(random, syncrun.CandidateOrderFields()...),
			Ascending: random.IntN(2) == 0, Limit: 1 + random.IntN(60), FromEnd: random.IntN(2) == 0}
		var want []int
		fits := slices.DeleteFunc(slices.Clone(c.people), func(m crowdMember) bool { return !m.meets(list.Filter) })
		slices.SortFunc(fits, byOrder(list))
		for _, m := range fits {
			want = append(want, m.id)
		}
		if got := c.pages(list); !slices.Equal(got, want) {
			t.Errorf("%+v\ngot  %v\nwant %v", list, got, want)
		}
		most := 1 + random.IntN(60)
		var n int
		c.asLongAsBusy(func() (err error) {
			n, err = c.CountCandidates(t.Context(), c.user, list.Filter, most)
			return err
		})
		if n != min(most, len(want)) {
			t.Errorf("%+v: counted %d, want %d of %d", list.Filter, n, len(want), most)
		}
	}
}

// pages is a whole list, read page by page.
func (c *crowd) pages(list syncrun.CandidateList) (ids []int) {
	for {
		page := c.listed(c.user, list)
		if len(page) == 0 {
			return ids
		}
		var read []int
		for _, candidate := range page {
			read = append(read, candidate.ID)
		}
		if list.FromEnd {
			ids, list.Before = append(read, ids...), new(page[0].Position())
		} else {
			ids, list.After = append(ids, read...), new(page[len(page)-1].Position())
		}
	}
}

// TestCandidatesSkip reads further than pages are merged.
func TestCandidatesSkip(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 30)
	var all []int
	for _, m := range c.listed(c.user, syncrun.CandidateList{Limit: 100}) {
		all = append(all, m.ID)
	}
	for _, skip := range []int{0, 3, len(all) - 1, len(all), 600} {
		page := c.listed(c.user, syncrun.CandidateList{Limit: 5, Skip: skip})
		if want := all[min(skip, len(all)):min(skip+5, len(all))]; len(page) != len(want) ||
			len(want) > 0 && page[0].ID != want[0] {
			t.Errorf("%d skipped: %d candidates, want %v", skip, len(page), want)
		}
	}
}

func TestCandidatesText(t *testing.T) {
	t.Parallel()
	f := open(t)
	for text, words := range map[string]string{
		"Ünïcode 𝗙𝗼𝘂𝗻𝗱𝗲𝗿": "{founder,unicode}", "@Tech_Founder, C++ & more…": "{c,founder,more,tech}",
		"🚀Rocket⚡Straße": "{rocket,straße}", "Łódź ØRSTED İzmir": "{izmir,lodz,orsted}", "Ελλάς ΑΘΉΝΑ": "{αθηνα,ελλασ}",
		"": "{}", " ?! ": "{}", "東京 デザイナー": "{デザイナー,東京}",
	} {
		var got string
		f.scan(&got, `SELECT ARRAY(SELECT w FROM unnest(text_words($1)) w ORDER BY w COLLATE "C")`, text)
		if got != words {
			t.Errorf("%q has the words %s, want %s", text, got, words)
		}
	}
	user := f.user("ada")
	for _, text := range []string{"?!", strings.Repeat("a", 201)} {
		filter := syncrun.CandidateFilter{Text: text}
		_, err := f.Candidates(t.Context(), user, syncrun.CandidateList{Limit: 1, Filter: filter})
		if err == nil || !strings.HasPrefix(err.Error(), "text: ") {
			t.Errorf("%.5s: %v", text, err)
		}
	}
}

func TestArrayLiteral(t *testing.T) {
	t.Parallel()
	want := []string{`1.0:#it's\here`, `"`, `\"`, `a,b`, `{}`, `NULL`, ` `, ``, `мос`}
	var got pq.StringArray
	must(t, open(t).raw.GetContext(t.Context(), &got, `SELECT $1::text::text[]`, db.ArrayLiteral(slices.Clone(want))))
	if !slices.Equal(got, want) {
		t.Errorf("PostgreSQL reads %q, want %q", got, want)
	}
}

// TestCandidateListsFollowProfiles renames somebody: lists know at once.
func TestCandidateListsFollowProfiles(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 5)
	c.exec(`UPDATE verdicts SET outcome = 'passed' WHERE person_id = 2`)
	c.exec(`UPDATE x_profiles SET handle = 'Quirin', followers_count = 7000 WHERE id = 2`)
	byText := syncrun.CandidateFilter{Text: "quir"}
	list := c.listed(c.user, syncrun.CandidateList{Filter: byText, OrderBy: syncrun.OrderFollowers, Limit: 5})
	if got := people(list); !slices.Equal(got, []int64{2}) || list[0].Position().Followers != 7000 {
		t.Errorf("people %v: %+v", got, list)
	}
	if list = c.listed(c.user, syncrun.CandidateList{OrderBy: syncrun.OrderFollowers, Limit: 1}); people(list)[0] != 2 {
		t.Errorf("the most followed is %v", people(list))
	}
}

// TestCandidatePagesStay changes the score of the last of a page and of one behind: the pages go on as the list was.
func TestCandidatePagesStay(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 40)
	list := syncrun.CandidateList{OrderBy: syncrun.OrderScore, Limit: 10}
	first := c.listed(c.user, list)
	whole := c.pages(syncrun.CandidateList{OrderBy: syncrun.OrderScore, Limit: 100})
	last := first[len(first)-1]
	c.exec(`UPDATE verdicts SET score = 0 WHERE person_id = $1`, last.Person.ID)
	c.exec(`UPDATE verdicts SET score = 1 FROM candidates c WHERE verdicts.person_id = c.person_id AND c.id = $1`,
		whole[len(whole)-1])
	list.After = new(last.Position())
	if rest, want := c.pages(list), whole[10:]; !slices.Equal(rest, want) {
		t.Errorf("pages go on with %v, want %v", rest, want)
	}
}
