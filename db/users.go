package db

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// longestName bounds the name of a user, in characters.
const longestName = 100

// User is somebody who owns keys, accounts and searches.
type User struct {
	ID        int       `db:"id"`
	Name      string    `db:"name"`
	CreatedAt time.Time `db:"created_at"`
}

const insertUser = `INSERT INTO users (name) VALUES ($1) RETURNING id`

// CreateUser makes a user and returns its id. A name that cannot be one is an InvalidError, a taken one ErrConflict.
func (d *DB) CreateUser(ctx context.Context, name string) (int, error) {
	if err := checkName(name); err != nil {
		return 0, err
	}
	var id int
	err := d.pool.GetContext(ctx, &id, insertUser, name)
	if violates(err, "users_name_key") {
		return 0, fmt.Errorf("create user: the name is taken: %w", syncrun.ErrConflict)
	}
	return id, translate("create user", err)
}

const selectUserByName = `SELECT id, name, created_at FROM users WHERE name = $1 AND erased_at IS NULL`

// UserByName finds a user; ErrNotFound when there is none of that name.
func (d *DB) UserByName(ctx context.Context, name string) (User, error) {
	var user User
	err := d.pool.GetContext(ctx, &user, selectUserByName, name)
	return user, translate("user by name", err)
}

const selectUser = `SELECT id, name, created_at FROM users WHERE id = $1`

// User finds a user by id; ErrNotFound when there is none.
func (d *DB) User(ctx context.Context, id int) (User, error) {
	var user User
	err := d.viewer.GetContext(ctx, &user, selectUser, id)
	return user, translate("user", err)
}

func checkName(name string) error {
	switch {
	case name == "" || name != strings.TrimSpace(name):
		return syncrun.Invalid("name", "must not be empty nor begin or end with a space")
	case utf8.RuneCountInString(name) > longestName:
		return syncrun.Invalid("name", "must have at most 100 characters")
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return syncrun.Invalid("name", "must be plain text")
	default:
		return nil
	}
}
