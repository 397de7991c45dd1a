package judgemodel

import (
	"errors"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// An answer was paid for. It counts although the store fails behind it, which is told; nobody else is asked then for
// long.
func TestAnswerOutlivesTheStore(t *testing.T) {
	t.Parallel()
	for name, budget := range map[string]int64{"it is not kept": 0, "nor is the rest of the money returned": 1_000_000} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, store := newDouble(t, finds("full", "I run company")), newMemory()
			store.broken = errors.New("the database is away")
			m := d.model(store, func(c *Config) {
				c.Concurrency, c.BudgetMicroUSD, c.PriceIn, c.PriceOut = 1, budget, 1_000_000, 1_000_000
			})
			people, verdicts := crowd(2 * failuresInRow)
			unanswered, err := m.settle(t.Context(), about(), people, verdicts)
			fact.Is(t, "the error", errors.Is(err, store.broken), true)
			fact.Is(t, "questions", d.questions(), failuresInRow)
			fact.Is(t, "unanswered", unanswered, failuresInRow)
			for i := range verdicts {
				want := syncrun.ConfidenceMaybe
				if i < failuresInRow {
					want = syncrun.ConfidenceFull
				}
				fact.Is(t, "confidence", verdicts[i].Confidence, want, i)
			}
		})
	}
}
