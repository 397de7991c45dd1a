// Package preview tries a search on the people whom a user's accounts have met. It asks no network, and it ends in
// time: whoever is not judged by then is left out, and the answer says so.
package preview

import (
	"context"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"goodones/internal/classify"
	"goodones/internal/gate"
	"goodones/internal/syncrun"
)

// People reads whom a user's accounts have met; see the methods of the same names in package db.
type People interface {
	KnownPeople(ctx context.Context, userID, accountID int, after *syncrun.KnownPosition, most int) (
		syncrun.KnownPage, error)
	Identities(ctx context.Context, userID int, ids []int64) ([]syncrun.Person, error)
}

// Within is how long a preview may read and judge. What an answer takes beyond it is at most pageTime, for a page that
// is late, and the identities of those who are shown.
const Within = 200 * time.Millisecond

// Finder makes previews: one of a user at a time, and as many at once as half of the processors may judge, so that
// whatever else this process does goes on. It is safe for concurrent use.
type Finder struct {
	people     People
	classifier *classify.Classifier
	within     time.Duration
	judges     int // of one preview
	turns      gate.Turns
	gate       *gate.Gate
}

// New makes a finder that judges by classifier for so long a preview; see Within.
func New(people People, classifier *classify.Classifier, within time.Duration) *Finder {
	half := max(1, runtime.GOMAXPROCS(0)/2)
	judges := min(half, mostJudges)
	return &Finder{
		people: people, classifier: classifier, within: within, judges: judges, gate: gate.New(half / judges),
	}
}

// mostJudges is how many judge for one preview at once; more would wait for the database.
const mostJudges = 4

// Preview judges the known people of the accounts until all are judged or the time is up, those first whom each account
// met last. Who waits too long for a turn gets ErrUnavailable.
func (f *Finder) Preview(
	ctx context.Context, userID int, asked syncrun.PreviewRequest,
) (found syncrun.Preview, err error) {
	done, err := f.turns.Take(ctx, userID)
	if err != nil {
		return found, err
	}
	defer done()
	err = f.gate.Through(ctx, gate.Unavailable, func() error {
		found, err = f.find(ctx, userID, asked)
		return err
	})
	return found, err
}

func (f *Finder) find(ctx context.Context, userID int, asked syncrun.PreviewRequest) (syncrun.Preview, error) {
	end := time.Now().Add(f.within)
	query := f.classifier.Compile(asked.Definition)
	pages := make(chan batch, 1)
	tallies := make([]tally, f.judges)
	complete := false
	work, working := errgroup.WithContext(ctx)
	work.Go(func() (err error) {
		defer close(pages)
		complete, err = f.read(working, userID, newWalk(asked.Accounts, end), pages)
		return err
	})
	for i := range tallies {
		tallies[i] = tally{query: query, most: asked.Most, end: end}
		work.Go(func() error {
			for page := range pages {
				tallies[i].judge(page)
			}
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return syncrun.Preview{}, err
	}
	found := sum(tallies, asked.Most)
	found.IsComplete = found.IsComplete && complete
	return found, f.identify(ctx, userID, &found)
}

// identify completes the people who are shown. Whoever was erased meanwhile is left out.
func (f *Finder) identify(ctx context.Context, userID int, found *syncrun.Preview) error {
	if len(found.Matches) == 0 {
		return nil
	}
	ids := make([]int64, len(found.Matches))
	for i := range found.Matches {
		ids[i] = found.Matches[i].Person.ID
	}
	people, err := f.people.Identities(ctx, userID, ids)
	if err != nil {
		return err
	}
	identities := make(map[int64]*syncrun.Person, len(people))
	for i := range people {
		identities[people[i].ID] = &people[i]
	}
	kept := found.Matches[:0]
	for _, match := range found.Matches {
		if known := identities[match.Person.ID]; known != nil {
			p := &match.Person
			p.Network, p.ExternalID, p.FetchedAt = known.Network, known.ExternalID, known.FetchedAt
			kept = append(kept, match)
		}
	}
	found.Matches = kept
	return nil
}
