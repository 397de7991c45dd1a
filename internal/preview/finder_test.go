package preview

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"goodones/internal/classify"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// crowd is people of accounts, the same number in each; those of even ids are founders.
type crowd struct {
	size   int // of each account; 0: without end
	shared bool
	takes  time.Duration // to read a page
	stalls int64         // the page that never comes; 0: none
	asked  atomic.Int64
	atOnce atomic.Int64
	most   atomic.Int64
	gone   int64
	err    error
}

func (c *crowd) KnownPeople(ctx context.Context, _, account int, after *syncrun.KnownPosition, most int) (
	syncrun.KnownPage, error) {
	if c.asked.Add(1) == c.stalls {
		<-ctx.Done()
		return syncrun.KnownPage{}, syncrun.ErrUnavailable
	}
	c.most.Store(max(c.most.Load(), c.atOnce.Add(1)))
	defer c.atOnce.Add(-1)
	if c.err != nil {
		return syncrun.KnownPage{}, c.err
	}
	time.Sleep(c.takes)
	var page syncrun.KnownPage
	if after != nil {
		page.Through = *after
	}
	for len(page.People) < most && (c.size == 0 || page.Through.PersonID < int64(c.size)) {
		page.Through.PersonID++
		id := page.Through.PersonID
		if !c.shared {
			id += int64(account) << 32
		}
		page.People = append(page.People, someone(id))
	}
	page.Last = len(page.People) < most
	return page, nil
}

func (c *crowd) Identities(_ context.Context, _ int, ids []int64) ([]syncrun.Person, error) {
	var people []syncrun.Person
	for _, id := range slices.Sorted(slices.Values(ids)) {
		if id != c.gone {
			people = append(people, syncrun.Person{ID: id, Network: syncrun.NetworkX, ExternalID: fmt.Sprint(id)})
		}
	}
	return people, nil
}

func someone(id int64) syncrun.KnownPerson {
	bio := "Sourdough and two cats"
	if id%2 == 0 {
		bio = "Founder of a company"
	}
	return syncrun.KnownPerson{SourceType: syncrun.SourceFollower, Subject: syncrun.Subject{FactsHash: 1,
		Profile: syncrun.Profile{ID: id, Handle: "someone", Name: "Emma Smith", Bio: bio, FollowersCount: 500,
			FollowingCount: 300, TweetCount: 900, ListedCount: 2, ProfileImageURL: "https://img.example/1", Detailed: true}}}
}

func founders(accounts ...int) syncrun.PreviewRequest {
	return syncrun.PreviewRequest{
		Accounts: accounts, Most: 10, Definition: syncrun.Definition{Description: "founders"},
	}
}

func ids(found syncrun.Preview) (all []int64) {
	for i := range found.Matches {
		all = append(all, found.Matches[i].Person.ID)
	}
	return all
}

// TestPreviewOfEverybody judges all people of all accounts, each once, and shows the best by score and id.
func TestPreviewOfEverybody(t *testing.T) {
	t.Parallel()
	c := &crowd{size: 2_500, shared: true}
	found, err := New(c, classify.New(), time.Minute).Preview(t.Context(), 1, founders(7, 8, 9))
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "found.IsComplete", found.IsComplete, true)
	fact.Is(fact.Must(t), "found.JudgedCount", found.JudgedCount, 2_500)
	fact.Is(fact.Must(t), "found.FullCount", found.FullCount, 1_250)
	fact.Is(fact.Must(t), "found.MaybeCount", found.MaybeCount, 0)
	if got := ids(found); !slices.Equal(got, []int64{2, 4, 6, 8, 10, 12, 14, 16, 18, 20}) {
		t.Errorf("shown are %v", got)
	}
	m := found.Matches[0]
	fact.Is(t, "m.Person.ExternalID", m.Person.ExternalID, "2", m)
	fact.Is(t, "m.TrackedAccountID", m.TrackedAccountID, 7)
	fact.Not(t, "len(m.MatchReasons)", len(m.MatchReasons), 0)
}

// TestPreviewOfNobody has no accounts to read.
func TestPreviewOfNobody(t *testing.T) {
	t.Parallel()
	found, err := New(&crowd{}, classify.New(), time.Minute).Preview(t.Context(), 1, founders())
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "found.IsComplete", found.IsComplete, true, found)
	fact.Is(t, "found.JudgedCount", found.JudgedCount, 0)
	fact.Holds(t, "found.Matches != nil", found.Matches != nil)
}

// TestPreviewEndsInTime judges people without end until its time is up, from each account some, and says so.
func TestPreviewEndsInTime(t *testing.T) {
	t.Parallel()
	classifier := classify.New()
	synctest.Test(t, func(t *testing.T) {
		c := &crowd{takes: 10 * time.Millisecond}
		began := time.Now()
		found, err := New(c, classifier, 100*time.Millisecond).Preview(t.Context(), 1, founders(1, 2))
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(t, "found.IsComplete", found.IsComplete, false, found)
		fact.Not(t, "found.JudgedCount", found.JudgedCount, 0)
		fact.Not(t, "found.FullCount", found.FullCount, 0)
		if took := time.Since(began); took < 100*time.Millisecond || took > 120*time.Millisecond {
			t.Errorf("it took %v", took)
		}
		none, err := New(c, classifier, 0).Preview(t.Context(), 1, founders(1))
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(t, "none.IsComplete", none.IsComplete, false, none)
		fact.Is(t, "none.JudgedCount", none.JudgedCount, 0)
	})
}

// TestPreviewWaitsForNoLatePage answers with those it has when a page does not come in time, unless it is the first.
func TestPreviewWaitsForNoLatePage(t *testing.T) {
	t.Parallel()
	classifier := classify.New()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		c := &crowd{takes: 10 * time.Millisecond, stalls: 4}
		found, err := New(c, classifier, 100*time.Millisecond).Preview(t.Context(), 1, founders(1))
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(t, "found.IsComplete", found.IsComplete, false)
		fact.Not(t, "found.JudgedCount", found.JudgedCount, 0)
		fact.Is(t, "time.Since(began)", time.Since(began), 125*time.Millisecond)

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err = New(&crowd{stalls: 1}, classifier, 100*time.Millisecond).Preview(ctx, 1, founders(1))
		if !errors.Is(err, syncrun.ErrUnavailable) {
			t.Errorf("without any page: %v", err)
		}
	})
}

// TestPagesFollowTheDatabase reads less at a time from a slow database, and more from a quick one, within bounds.
func TestPagesFollowTheDatabase(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		size int
		took time.Duration
		want int
	}{
		{200, 25 * time.Millisecond, 200}, {200, 50 * time.Millisecond, 100}, {1_000, time.Second, 50}, {200, 0, 800},
		{800, 10 * time.Millisecond, 2_000}, {2_000, time.Nanosecond, 2_000},
	} {
		if got := nextPage(c.size, c.took); got != c.want {
			t.Errorf("after %d in %v come %d, want %d", c.size, c.took, got, c.want)
		}
	}
}

// TestPreviewLeavesOutWhoIsGone shows nobody who was erased while others were judged.
func TestPreviewLeavesOutWhoIsGone(t *testing.T) {
	t.Parallel()
	c := &crowd{size: 10, shared: true, gone: 4}
	found, err := New(c, classify.New(), time.Minute).Preview(t.Context(), 1, founders(1))
	if got := ids(found); err != nil || !slices.Equal(got, []int64{2, 6, 8, 10}) {
		t.Errorf("shown are %v, %v", got, err)
	}
}

// TestPreviewsOfOneUserTakeTurns asks for many at once: one at a time asks the database, and whoever gives up leaves.
func TestPreviewsOfOneUserTakeTurns(t *testing.T) {
	t.Parallel()
	c := &crowd{size: 500}
	f := New(c, classify.New(), time.Minute)
	done := make(chan error)
	for range 8 {
		go func() {
			_, err := f.Preview(t.Context(), 1, founders(1))
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if c.most.Load() != 1 {
		t.Errorf("%d asked at once", c.most.Load())
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Preview(gone, 1, founders(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("who has left gets %v", err)
	}
}

// TestPreviewFailsWithTheDatabase returns its error, and leaves nobody behind.
func TestPreviewFailsWithTheDatabase(t *testing.T) {
	t.Parallel()
	c := &crowd{err: syncrun.ErrUnavailable}
	_, err := New(c, classify.New(), time.Minute).Preview(t.Context(), 1, founders(1))
	if !errors.Is(err, syncrun.ErrUnavailable) {
		t.Error(err)
	}
}
