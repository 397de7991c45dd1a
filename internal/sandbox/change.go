package sandbox

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// accountState is what may change of an account while a run reads it; it is replaced as a whole.
type accountState struct {
	handle   string
	standing standing
	deleted  map[int]bool // numbers of posts
}

func (a *account) now() *accountState { return a.state.Load() }

// Change is what becomes of an account; what is empty stays.
type Change struct {
	Rename   string `json:"rename"`   // its new handle, which nobody may have
	Standing string `json:"standing"` // open, locked, shy (protected, the profile can be read), suspended or deleted
	// DeletePosts is how many of its newest posts are deleted.
	DeletePosts int `json:"deletePosts"`
}

func standingNamed(name string) (standing, bool) {
	names := [...]string{open: "open", locked: "locked", shy: "shy", suspended: "suspended", deleted: "deleted"}
	i := slices.Index(names[:], name)
	return standing(i), i >= 0
}

// Change renames an account, protects, suspends, deletes or opens it, or deletes posts of it, from the next call on.
// The error wraps ErrUnknownHandle, or says what is wrong with the change; nothing has changed then.
func (s *Server) Change(handle string, change Change) error {
	a, ok := s.network.account(handle)
	if !ok {
		return fmt.Errorf("%w: %q", ErrUnknownHandle, handle)
	}
	next := *a.now()
	if change.Rename != "" {
		if _, taken := s.network.account(change.Rename); taken || !handlePattern.MatchString(change.Rename) {
			return fmt.Errorf("%q is taken or no handle", change.Rename)
		}
		next.handle = change.Rename
	}
	if change.Standing != "" {
		if next.standing, ok = standingNamed(change.Standing); !ok {
			return fmt.Errorf("unknown standing %q", change.Standing)
		}
	}
	if next.deleted = a.without(change.DeletePosts); next.deleted == nil {
		return fmt.Errorf("%d posts cannot be deleted", change.DeletePosts)
	}
	a.state.Store(&next)
	return nil
}

// without are the posts of a that are deleted once so many of the newest are; nil where there are not so many.
func (a *account) without(newest int) map[int]bool {
	deleted := map[int]bool{}
	maps.Copy(deleted, a.now().deleted)
	for number := a.postCount() - 1; newest > 0 && number >= 0; number-- {
		if !deleted[number] {
			deleted[number] = true
			newest--
		}
	}
	if newest != 0 {
		return nil
	}
	return deleted
}

func (s *Server) serveChange(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Handle string `json:"handle"`
		Change
	}
	err := decode(w, r, &asked)
	if err == nil {
		err = s.Change(asked.Handle, asked.Change)
	}
	tellChanged(w, err)
}

// tellChanged answers a request to change an account.
func tellChanged(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, ErrUnknownHandle):
		complain(w, http.StatusNotFound, err)
	case err != nil:
		complain(w, http.StatusBadRequest, err)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}
