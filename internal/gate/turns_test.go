package gate

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
)

// TestTurns lets one of a user's starts go at a time, holds up nobody else, and forgets users who want nothing.
func TestTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var turns Turns
		done, err := turns.Take(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		other, err := turns.Take(t.Context(), 2)
		if err != nil {
			t.Fatal(err)
		}
		other()
		got := make(chan func(), 1)
		go func() {
			second, err := turns.Take(t.Context(), 1)
			if err != nil {
				t.Error(err)
			}
			got <- second
		}()
		impatient, giveUp := context.WithCancel(t.Context())
		failed := make(chan error, 1)
		go func() { _, err := turns.Take(impatient, 1); failed <- err }()
		synctest.Wait()
		if len(got) > 0 {
			t.Error("two starts of one user at a time")
		}
		giveUp()
		if err := <-failed; !errors.Is(err, context.Canceled) {
			t.Errorf("giving up gives %v", err)
		}
		done()
		(<-got)()
		if len(turns.users) != 0 {
			t.Errorf("%d users are remembered", len(turns.users))
		}
	})
}
