package db

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// searchColumns are the columns of a saved search as searchRow reads them.
const searchColumns = `s.id, s.user_id, s.name, s.definition, s.version, s.created_at, s.updated_at`

type searchRow struct {
	ID         int       `db:"id"`
	UserID     int       `db:"user_id"`
	Name       string    `db:"name"`
	Definition []byte    `db:"definition"`
	Version    int       `db:"version"`
	CreatedAt  time.Time `db:"created_at"`
	UpdatedAt  time.Time `db:"updated_at"`
}

func (s *searchRow) search() (*syncrun.SavedSearch, error) {
	search := &syncrun.SavedSearch{ID: s.ID, UserID: s.UserID, Name: s.Name, Version: s.Version,
		CreatedAt: s.CreatedAt, UpdatedAt: s.UpdatedAt}
	if err := json.Unmarshal(s.Definition, &search.Definition); err != nil {
		return nil, fmt.Errorf("definition of search %d: %w", s.ID, err)
	}
	return search, nil
}

func getSearch(ctx context.Context, q querier, doing, query string,
	args ...any) (*syncrun.SavedSearch, error) {
	var row searchRow
	if err := q.GetContext(ctx, &row, query, args...); err != nil {
		return nil, translate(doing, err)
	}
	return row.search()
}

func (d *DB) listSearches(ctx context.Context, doing, query string, args ...any) ([]syncrun.SavedSearch, error) {
	var rows []searchRow
	if err := d.viewer.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, translate(doing, err)
	}
	searches := make([]syncrun.SavedSearch, len(rows))
	for i := range rows {
		search, err := rows[i].search()
		if err != nil {
			return nil, err
		}
		searches[i] = *search
	}
	return searches, nil
}

// encodeDefinition gives the definition as text, for the driver takes no bytes for jsonb; equal definitions give
// equal texts.
func encodeDefinition(def syncrun.Definition) (string, error) {
	def.Labels = filled(def.Labels)
	def.Genders = filled(def.Genders)
	def.FollowerCountTiers = filled(def.FollowerCountTiers)
	text, err := json.Marshal(def)
	if err != nil {
		return "", fmt.Errorf("encode definition: %w", err)
	}
	return string(text), nil
}

// filled turns a nil list into an empty one, which JSON spells [] and not null.
func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

const insertSearch = `
	INSERT INTO saved_searches AS s (user_id, name, definition) VALUES ($1, $2, $3::jsonb) RETURNING ` + searchColumns

// CreateSearch saves a search of the user, as version 1. The caller has checked name and definition.
func (d *DB) CreateSearch(ctx context.Context, userID int, name string,
	def syncrun.Definition) (*syncrun.SavedSearch, error) {
	text, err := encodeDefinition(def)
	if err != nil {
		return nil, err
	}
	return getSearch(ctx, d.viewer, "create search", insertSearch, userID, name, text)
}

const selectSearch = `
	SELECT ` + searchColumns + ` FROM saved_searches s WHERE s.user_id = $1 AND s.id = $2 AND s.deleted_at IS NULL`

// Search finds a saved search of the user; ErrNotFound when there is none of that id or it was deleted.
func (d *DB) Search(ctx context.Context, userID, id int) (*syncrun.SavedSearch, error) {
	return getSearch(ctx, d.viewer, "search", selectSearch, userID, id)
}

const selectSearches = `
	SELECT ` + searchColumns + ` FROM saved_searches s WHERE s.user_id = $1 AND s.deleted_at IS NULL ORDER BY s.id`

// Searches lists the user's saved searches, oldest first, without deleted ones.
func (d *DB) Searches(ctx context.Context, userID int) ([]syncrun.SavedSearch, error) {
	return d.listSearches(ctx, "searches", selectSearches, userID)
}

const selectSearchesByIDs = `
	SELECT ` + searchColumns + ` FROM saved_searches s
	WHERE s.user_id = $1 AND s.id = ANY($2) AND s.deleted_at IS NULL`

// SearchesByIDs finds those of ids that are the user's and not deleted, in no particular order.
func (d *DB) SearchesByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.SavedSearch, error) {
	return d.listSearches(ctx, "searches by ids", selectSearchesByIDs, userID, pq.Array(ids))
}

const selectSearchToEdit = selectSearch + ` FOR NO KEY UPDATE`

const updateSearch = `
	UPDATE saved_searches AS s SET name = $3, definition = $4::jsonb, version = s.version + $5, updated_at = now()
	WHERE s.user_id = $1 AND s.id = $2
	RETURNING ` + searchColumns

// UpdateSearch lets edit change a search of the user while nobody else can. Its version rises when anything but the
// name has changed; with no change at all nothing is written. An error of edit, which must do no I/O, is returned as
// it is and leaves the search alone. ErrNotFound when there is no such search.
func (d *DB) UpdateSearch(ctx context.Context, userID, id int,
	edit func(*syncrun.SavedSearch) error) (search *syncrun.SavedSearch, err error) {
	err = d.forViewer(ctx, "update search", func(ctx context.Context, tx *sqlx.Tx) error {
		search, err = getSearch(ctx, tx, "update search", selectSearchToEdit, userID, id)
		if err != nil {
			return err
		}
		search, err = saveEdited(ctx, tx, *search, edit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return search, nil
}

func saveEdited(ctx context.Context, tx *sqlx.Tx, old syncrun.SavedSearch,
	edit func(*syncrun.SavedSearch) error) (*syncrun.SavedSearch, error) {
	before, err := encodeDefinition(old.Definition)
	if err != nil {
		return nil, err
	}
	edited := old
	if err := edit(&edited); err != nil {
		return nil, err
	}
	after, err := encodeDefinition(edited.Definition)
	if err != nil {
		return nil, err
	}
	rise := 0
	if before != after {
		rise = 1
	}
	if rise == 0 && edited.Name == old.Name {
		return &old, nil
	}
	return getSearch(ctx, tx, "update search", updateSearch, old.UserID, old.ID, edited.Name, after, rise)
}

const hideSearch = `
	UPDATE saved_searches AS s SET deleted_at = now() WHERE s.user_id = $1 AND s.id = $2 AND s.deleted_at IS NULL
	RETURNING ` + searchColumns

const unassignSearch = `
	UPDATE tracked_accounts SET saved_search_id = NULL WHERE user_id = $1 AND saved_search_id = $2`

// DeleteSearch hides a search of the user and unassigns it from accounts; runs, verdicts and candidates stay. It
// returns the search as it was. ErrNotFound when there is none of that id or it was deleted before.
func (d *DB) DeleteSearch(ctx context.Context, userID, id int) (search *syncrun.SavedSearch, err error) {
	err = d.forViewer(ctx, "delete search", func(ctx context.Context, tx *sqlx.Tx) error {
		if search, err = getSearch(ctx, tx, "delete search", hideSearch, userID, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, unassignSearch, userID, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return search, nil
}
