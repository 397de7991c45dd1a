package db_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/internal/syncrun"
)

// TestIdleTransactionIsEnded stops inside a transaction that holds a run's row, as a worker does that a signal
// stopped: others get the row within the lock timeout, and the stopped one can write nothing more.
func TestIdleTransactionIsEnded(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	f.expire() // whoever looks for work would take the run
	inside, goOn, stalled := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		stalled <- f.InTx(t.Context(), func(tx *sqlx.Tx) error {
			if _, err := tx.ExecContext(t.Context(), `UPDATE sync_runs SET stage = 'likers', seq = seq + 1`); err != nil {
				return err
			}
			close(inside)
			<-goOn
			_, err := tx.ExecContext(t.Context(), `UPDATE sync_runs SET stage = 'filter'`)
			return err
		})
	}()
	<-inside
	f.noClaim(w, true)
	began := time.Now()
	step := syncrun.Step{Key: "k", Stage: syncrun.StageDeepCrawl}
	if _, err := w.Note(t.Context(), work, step); err != nil {
		t.Errorf("the row is not free: %v", err)
	}
	if took := time.Since(began); took < time.Second || took > 9*time.Second {
		t.Errorf("the row was free after %v", took)
	}
	close(goOn)
	wantUnavailable(t, <-stalled)
	if run := f.agree(work.UserID, work.RunID); run.Stage != syncrun.StageDeepCrawl || run.LastSequence != 3 {
		t.Errorf("run %+v", run)
	}
}

func TestTxLimits(t *testing.T) {
	t.Parallel()
	f := open(t)
	must(t, f.InTx(t.Context(), func(tx *sqlx.Tx) error {
		for name, want := range map[string]string{"idle_in_transaction_session_timeout": "5s", "statement_timeout": "30s",
			"lock_timeout": "10s", "TimeZone": "UTC"} {
			var got string
			if err := tx.GetContext(t.Context(), &got, `SELECT current_setting($1)`, name); err != nil || got != want {
				t.Errorf("%s is %s, %v", name, got, err)
			}
		}
		return nil
	}))
}

// TestTxIsReadCommitted is of a database whose default is another kind of transaction, as roles may have it, too.
func TestTxIsReadCommitted(t *testing.T) {
	t.Parallel()
	f := open(t)
	var name string
	f.scan(&name, `SELECT current_database()`)
	f.exec(fmt.Sprintf(`ALTER DATABASE %s SET default_transaction_isolation = serializable`, name))
	d, err := db.Open(f.dsn, db.Options{})
	must(t, err)
	defer d.Close()
	must(t, d.InTx(t.Context(), func(tx *sqlx.Tx) error {
		var got string
		err := tx.GetContext(t.Context(), &got, `SELECT current_setting('transaction_isolation')`)
		if got != "read committed" {
			t.Errorf("a transaction is %s, %v", got, err)
		}
		return err
	}))
}

func TestTxRollsBack(t *testing.T) {
	t.Parallel()
	f := open(t)
	broken := errors.New("broken")
	before := f.fingerprint()
	err := f.InTx(t.Context(), func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(t.Context(), `INSERT INTO users (name) VALUES ('eve')`); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) || errors.Is(err, syncrun.ErrUnavailable) {
		t.Errorf("error %v", err)
	}
	f.unchanged("a transaction rolled back", before)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.InTx(ctx, func(*sqlx.Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("of a context that ended: %v", err)
	}
}

// TestEndedContextSpoilsNoConnection ends the contexts of transactions between two statements: the connections that
// they were on serve nobody else, for they may be cut at any moment.
func TestEndedContextSpoilsNoConnection(t *testing.T) {
	t.Parallel()
	f := open(t)
	for until := time.Now().Add(300 * time.Millisecond); time.Now().Before(until); {
		ctx, cancel := context.WithCancel(t.Context())
		err := f.InTx(ctx, func(*sqlx.Tx) error { cancel(); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("of a context that ended: %v", err)
		}
		for range 3 {
			must(t, f.InTx(t.Context(), func(tx *sqlx.Tx) error {
				_, err := tx.ExecContext(t.Context(), `SELECT pg_sleep(0.04)`)
				return err
			}))
		}
	}
}

// TestServerErrors lets the server refuse in several ways, and tells which of them may pass.
func TestServerErrors(t *testing.T) {
	t.Parallel()
	f := open(t)
	for statement, passes := range map[string]bool{
		`SELECT pg_terminate_backend(pg_backend_pid())`:       true,
		`SET LOCAL statement_timeout = 1; SELECT pg_sleep(1)`: true,
		`DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$`:          true,
		`DO $$ BEGIN RAISE SQLSTATE '53100'; END $$`:          true,
		`DO $$ BEGIN RAISE SQLSTATE '55P03'; END $$`:          true,
		`SELECT 1/0`:                                 false,
		`SELECT nothing`:                             false,
		`INSERT INTO users (name) VALUES ('')`:       false,
		`DO $$ BEGIN RAISE SQLSTATE '25P03'; END $$`: true,
		`INSERT INTO users (name) VALUES ('twice'); INSERT INTO users (name) VALUES ('twice')`:        false,
		`INSERT INTO api_keys (user_id, prefix, hash) VALUES (0, '123456789012', sha256('x'::bytea))`: false,
	} {
		err := f.InTx(t.Context(), func(tx *sqlx.Tx) error {
			_, err := tx.ExecContext(t.Context(), statement)
			return err
		})
		if err == nil || errors.Is(err, syncrun.ErrUnavailable) != passes {
			t.Errorf("%s: %v; may it pass? %v", statement, err, passes)
		}
	}
}

func TestTranslate(t *testing.T) {
	t.Parallel()
	refusal := &syncrun.UserError{Code: syncrun.UserInvalid}
	for _, c := range []struct {
		err, want error
	}{
		{nil, nil},
		{fmt.Errorf("deep: %w", syncrun.ErrLeaseLost), syncrun.ErrLeaseLost},
		{refusal, refusal},
		{context.DeadlineExceeded, syncrun.ErrUnavailable},
		{context.Canceled, context.Canceled},
		{&net.OpError{Op: "read", Err: io.EOF}, syncrun.ErrUnavailable},
		{io.ErrUnexpectedEOF, syncrun.ErrUnavailable},
	} {
		if got := db.Translate(c.err); !errors.Is(got, c.want) {
			t.Errorf("%v becomes %v, want %v", c.err, got, c.want)
		}
	}
	if got := db.Translate(errors.New("odd")); got == nil || errors.Is(got, syncrun.ErrUnavailable) {
		t.Errorf("something odd becomes %v", got)
	}
}
