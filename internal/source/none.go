package source

import (
	"context"
	"time"
)

// None is the source of a network that is not configured: it refuses every call with ErrUnauthorized.
type None struct {
	Missing string // the setting that is missing; empty: no word of it
}

func (n None) refuse() error { return &NotConfiguredError{Missing: n.Missing} }

// NotConfiguredError is an ErrUnauthorized of our own: there are no credentials to send.
type NotConfiguredError struct {
	Missing string // the setting that is missing; may be empty
}

func (e *NotConfiguredError) Error() string {
	if e.Missing == "" {
		return "the network is not configured"
	}
	return e.Missing + " is not set"
}

// Unwrap makes it an ErrUnauthorized.
func (e *NotConfiguredError) Unwrap() error { return ErrUnauthorized }

// Limits are those of a network that gives nothing.
func (None) Limits() Limits {
	return Limits{FollowerPages: []int{1}, ProfilesPerCall: 1, MinPosts: 1, MaxPosts: 1, LikersPerCall: 1}
}

// Lookup refuses.
func (n None) Lookup(context.Context, string) (Profile, error) { return Profile{}, n.refuse() }

// Account refuses.
func (n None) Account(context.Context, string) (Profile, error) { return Profile{}, n.refuse() }

// Followers refuses.
func (n None) Followers(context.Context, string, int, string) (Page, error) {
	return Page{}, n.refuse()
}

// Profiles refuses.
func (n None) Profiles(context.Context, []string) ([]Profile, error) { return nil, n.refuse() }

// Posts refuses.
func (n None) Posts(context.Context, string, time.Time, int, string) (PostPage, error) {
	return PostPage{}, n.refuse()
}

// Likers refuses.
func (n None) Likers(context.Context, string, int, string) (Page, error) { return Page{}, n.refuse() }
