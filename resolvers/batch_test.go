package resolvers

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"goodones/internal/fact"
)

// squares is a batch that notes what it was asked.
func squares(asked *[][]int) *batch[int, int] {
	var mu sync.Mutex
	return newBatch(func(_ context.Context, keys []int) (map[int]int, error) {
		mu.Lock()
		defer mu.Unlock()
		*asked = append(*asked, slices.Clone(keys))
		found := map[int]int{}
		for _, key := range keys {
			if key >= 0 {
				found[key] = key * key
			}
		}
		return found, nil
	})
}

func TestBatchReadsWhatIsExpectedOnce(t *testing.T) {
	t.Parallel()
	var asked [][]int
	b := squares(&asked)
	b.expect([]int{1, 2, 3, 2})
	b.expect([]int{3, 4})
	var wg sync.WaitGroup
	for range 20 {
		for key := 1; key <= 4; key++ {
			wg.Go(func() {
				got, err := b.get(t.Context(), []int{key})
				if err != nil || got[key] != key*key {
					t.Errorf("%d gives %v, %v", key, got, err)
				}
			})
		}
	}
	wg.Wait()
	slices.SortFunc(asked, slices.Compare)
	fact.Is(fact.Must(t), "len(asked)", len(asked), 2, asked)
	fact.Equal(t, "asked[0]", asked[0], []int{1, 2, 3})
	fact.Equal(t, "asked[1]", asked[1], []int{4})
}

func TestBatchWithoutExpectation(t *testing.T) {
	t.Parallel()
	var asked [][]int
	got, err := squares(&asked).get(t.Context(), []int{5, -1, 5})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(got)", len(got), 1, got)
	fact.Is(fact.Must(t), "got[5]", got[5], 25)
	fact.Is(fact.Must(t), "len(asked)", len(asked), 1, asked)
	fact.Equal(t, "asked[0]", asked[0], []int{5, -1})
	if got, err := squares(&asked).get(t.Context(), nil); err != nil || len(got) != 0 {
		t.Errorf("of nothing %v, %v", got, err)
	}
}

func TestBatchSharesErrors(t *testing.T) {
	t.Parallel()
	broken, calls := errors.New("broken"), 0
	b := newBatch(func(context.Context, []int) (map[int]int, error) { calls++; return nil, broken })
	b.expect([]int{1, 2})
	for _, key := range []int{1, 2} {
		if _, err := b.get(t.Context(), []int{key}); !errors.Is(err, broken) {
			t.Errorf("%d: %v", key, err)
		}
	}
	if calls != 1 {
		t.Errorf("%d calls", calls)
	}
}

func TestBatchWaitersEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		reading, release := make(chan struct{}), make(chan struct{})
		b := newBatch(func(context.Context, []int) (map[int]int, error) {
			close(reading)
			<-release
			panic("lost")
		})
		go func() {
			defer func() { _ = recover() }()
			_, _ = b.get(t.Context(), []int{1})
		}()
		<-reading
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := b.get(gone, []int{1}); !errors.Is(err, context.Canceled) {
			t.Errorf("who went away gets %v", err)
		}
		waited := make(chan error)
		go func() {
			_, err := b.get(t.Context(), []int{1})
			waited <- err
		}()
		synctest.Wait()
		close(release)
		if err := <-waited; !errors.Is(err, errAbandoned) {
			t.Errorf("who waited gets %v", err)
		}
	})
}
