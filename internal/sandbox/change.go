package sandbox

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
)

// accountState is what may change of an account while a run reads it; it is replaced as a whole.
type accountState struct {
	handle   string
	standing standing
}

func (a *account) now() *accountState { return a.state.Load() }

// Change is what becomes of an account; what is empty stays.
type Change struct {
	Rename   string `json:"rename"`   // its new handle, which nobody may have
	Standing string `json:"standing"` // open, locked, shy (protected, the profile can be read), suspended or deleted
}

func standingNamed(name string) (standing, bool) {
	names := [...]string{open: "open", locked: "locked", shy: "shy", suspended: "suspended", deleted: "deleted"}
	i := slices.Index(names[:], name)
	return standing(i), i >= 0
}

// Change renames an account, protects, suspends, deletes or opens it, from the next call on. The error wraps
// ErrUnknownHandle, or says what is wrong with the change; nothing has changed then.
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
	a.state.Store(&next)
	return nil
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
	switch {
	case errors.Is(err, ErrUnknownHandle):
		complain(w, http.StatusNotFound, err)
	case err != nil:
		complain(w, http.StatusBadRequest, err)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}
