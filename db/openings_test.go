package db_test

import (
	"testing"

	"goodones/internal/viewer"
)

// note tells of one opening, or of the end of one.
func (f *fixture) note(server int64, opened []viewer.Opening, closed ...int64) {
	f.t.Helper()
	if err := f.NoteOpenings(f.t.Context(), server, opened, closed); err != nil {
		f.t.Fatal(err)
	}
}

// resumes tells how many of many tries cost nothing.
func (f *fixture) resumes(key int, fingerprint int64, tries int) int {
	f.t.Helper()
	free := 0
	for range tries {
		ok, err := f.Resume(f.t.Context(), 99, key, fingerprint)
		if err != nil {
			f.t.Fatal(err)
		}
		if ok {
			free++
		}
	}
	return free
}

func TestResumeOnceEach(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, other := f.key(1), f.key(2)
	opening := func(number int64, fingerprint int64) viewer.Opening {
		return viewer.Opening{Number: number, KeyID: key, Fingerprint: fingerprint}
	}
	f.note(10, []viewer.Opening{opening(1, 5), opening(2, 5), opening(3, 6)}, 1)
	f.note(10, []viewer.Opening{opening(1, 5)}) // told again
	if free := f.resumes(other, 5, 2); free != 0 {
		t.Errorf("another key resumed %d", free)
	}
	if free := f.resumes(key, 5, 4); free != 2 {
		t.Errorf("%d of two were resumed", free)
	}
	if free := f.resumes(key, 7, 2); free != 0 {
		t.Errorf("%d resumed that never was", free)
	}
}

// TestOpenOnTheSameServer asks for more of what is open there: that is no reconnect.
func TestOpenOnTheSameServer(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	f.note(99, []viewer.Opening{{Number: 1, KeyID: key, Fingerprint: 5}})
	if free := f.resumes(key, 5, 1); free != 0 {
		t.Error("one that is still open was resumed")
	}
	f.note(99, nil, 1)
	if free := f.resumes(key, 5, 2); free != 1 {
		t.Errorf("%d resumed of one that was closed", free)
	}
}

// TestLoopsCount opens and closes the same again and again: one of all rounds is free in a minute.
func TestLoopsCount(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, free := f.key(1), 0
	for round := range int64(10) {
		resumed := f.resumes(key, 5, 1) == 1
		if resumed {
			free++
		}
		f.note(10, []viewer.Opening{{Number: round, KeyID: key, Fingerprint: 5, Resumed: resumed, Closed: true}})
	}
	if free != 1 {
		t.Errorf("%d of 10 rounds were free", free)
	}
	f.exec(`UPDATE open_subscriptions SET free_from = free_from - interval '60 seconds'`)
	if free := f.resumes(key, 5, 1); free != 1 {
		t.Errorf("%d free after a minute", free)
	}
}

// TestResumeWithinAMinute asks for what was closed, and for what belongs to a server that was killed.
func TestResumeWithinAMinute(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	f.note(10, []viewer.Opening{
		{Number: 1, KeyID: key, Fingerprint: 5, Closed: true}, {Number: 2, KeyID: key, Fingerprint: 6},
	})
	f.exec(`UPDATE open_subscriptions SET closed_at = closed_at - interval '61 seconds', free_from = free_from -
		interval '1 hour'`)
	f.exec(`UPDATE api_servers SET seen_at = now() - interval '61 seconds'`)
	if free := f.resumes(key, 5, 1) + f.resumes(key, 6, 1); free != 0 {
		t.Errorf("%d were resumed after a minute", free)
	}
	f.exec(`UPDATE api_servers SET seen_at = now() - interval '50 seconds'`)
	if free := f.resumes(key, 6, 2); free != 1 {
		t.Errorf("%d were resumed of a server that was killed", free)
	}
	f.exec(`UPDATE api_servers SET seen_at = now() - interval '11 minutes'`)
	f.note(11, nil)
	if n := f.count(`SELECT count(*) FROM open_subscriptions`); n != 0 {
		t.Errorf("%d openings of servers long gone", n)
	}
}

// TestServersForgetSideBySide has another server in the middle of forgetting what is over: a server that notes its own
// leaves that to it and does not wait.
func TestServersForgetSideBySide(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	opening := func(number int64) viewer.Opening {
		return viewer.Opening{Number: number, KeyID: key, Fingerprint: number}
	}
	f.note(10, []viewer.Opening{opening(1), opening(2)}, 1, 2)
	f.note(11, []viewer.Opening{opening(3)})
	f.exec(`UPDATE open_subscriptions SET closed_at = now() - interval '2 minutes' WHERE server_id = 10`)
	f.exec(`UPDATE api_servers SET seen_at = now() - interval '1 hour' WHERE id = 11`)
	other, err := f.raw.BeginTxx(t.Context(), nil)
	must(t, err)
	defer func() { _ = other.Rollback() }()
	for _, statement := range []string{
		`SELECT 1 FROM open_subscriptions WHERE server_id = 10 AND number = 1 FOR UPDATE`,
		`SELECT 1 FROM api_servers WHERE id = 11 FOR UPDATE`,
	} {
		_, err := other.ExecContext(t.Context(), statement)
		must(t, err)
	}
	f.note(12, nil) // waits ten seconds and fails, if it waits
	if n := f.count(`SELECT count(*) FROM open_subscriptions WHERE server_id = 10`); n != 1 {
		t.Errorf("%d are left of one that is locked and one that is not", n)
	}
	must(t, other.Rollback())
	f.note(12, nil)
	if n := f.count(`SELECT count(*) FROM open_subscriptions`) + f.count(`SELECT count(*) FROM api_servers
		WHERE id = 11`); n != 0 {
		t.Errorf("%d rows are left of what is over", n)
	}
}
