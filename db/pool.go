package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/gate"
)

// patience bounds what is asked without a deadline. The server's own limits come first, statement_timeout after 30 s
// and lock_timeout after 10 s, so this one is for a server that says nothing any more.
const patience = 45 * time.Second

// viewerTimeout bounds queries that somebody waits for, from when they have their turn, so that an absent database is
// an answer in under a second; a silent one too, which takes cutGrace longer.
const viewerTimeout = 800 * time.Millisecond

// pool gives every query an end: the caller's deadline, else patience.
type pool struct {
	*sqlx.DB
	patience time.Duration
	strict   bool       // patience bounds each query, whatever deadline its caller has
	gate     *gate.Gate // how many run at a time; nil: as many as there are connections
}

// querier is a pool or a transaction.
type querier interface {
	GetContext(ctx context.Context, dest any, query string, args ...any) error
	SelectContext(ctx context.Context, dest any, query string, args ...any) error
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// GetContext reads one row into dest.
func (p pool) GetContext(ctx context.Context, dest any, query string, args ...any) error {
	return p.gate.Through(ctx, isAway, func() error {
		ctx, cancel := p.bounded(ctx)
		defer cancel()
		return p.DB.GetContext(ctx, dest, query, args...)
	})
}

// SelectContext reads every row into dest.
func (p pool) SelectContext(ctx context.Context, dest any, query string, args ...any) error {
	return p.gate.Through(ctx, isAway, func() error {
		ctx, cancel := p.bounded(ctx)
		defer cancel()
		return p.DB.SelectContext(ctx, dest, query, args...)
	})
}

// ExecContext runs a statement that returns no rows.
func (p pool) ExecContext(ctx context.Context, query string, args ...any) (result sql.Result, err error) {
	err = p.gate.Through(ctx, isAway, func() error {
		ctx, cancel := p.bounded(ctx)
		defer cancel()
		result, err = p.DB.ExecContext(ctx, query, args...)
		return err
	})
	return result, err
}

// bounded leaves a context alone that has a deadline, however far, since its owner thought of one; unless p is strict.
func (p pool) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, ok := ctx.Deadline(); ok && !p.strict {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, p.patience)
}
