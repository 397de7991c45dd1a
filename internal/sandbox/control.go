package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
)

const maxControlBody = 64 << 10

// Advance puts so many people who were never on the list of an account at its
// head, and so many new posts on its timeline, dated now. One in twenty of the
// people, and at least one of any, is listed by id alone. The error wraps
// ErrUnknownHandle, or says which number is out of bounds; nothing has
// changed then.
func (s *Server) Advance(handle string, followers, posts int) error {
	_, err := s.network.advance(handle, followers, posts, s.config.Now())
	return err
}

// Calls is what was asked of the server since its start or the last
// ResetCalls.
func (s *Server) Calls() Calls {
	var windows []WindowUse
	if s.limits != nil {
		windows = s.limits.uses()
	}
	if windows == nil {
		windows = []WindowUse{}
	}
	return s.calls.snapshot(windows)
}

// ResetCalls sets all counts to zero. Rate windows and the numbers by which
// faults are chosen go on.
func (s *Server) ResetCalls() {
	s.calls.reset()
	if s.limits != nil {
		s.limits.forget()
	}
}

// Hold lets so many more calls of an endpoint (an Endpoint constant) through
// and holds those after them. held is closed when the first is; release lets
// them all go and takes the gate away, and may be called again. A second Hold
// of an endpoint releases the first. It panics for an unknown endpoint.
func (s *Server) Hold(endpoint string, after int) (held <-chan struct{}, release func()) {
	if !knownEndpoint(endpoint) {
		panic(fmt.Sprintf("sandbox: hold unknown endpoint %q", endpoint))
	}
	one := s.gates.set(endpoint, after)
	return one.arrived, func() { s.gates.release(endpoint, one) }
}

func knownEndpoint(name string) bool {
	return name == EndpointToken || slices.ContainsFunc(endpoints(), func(e endpoint) bool { return e.name == name })
}

func (s *Server) routeControl() {
	s.mux.HandleFunc("GET /{$}", s.serveHelp)
	s.mux.HandleFunc("POST /sandbox/advance", s.serveAdvance)
	s.mux.HandleFunc("GET /sandbox/calls", s.serveCalls)
	s.mux.HandleFunc("DELETE /sandbox/calls", func(w http.ResponseWriter, _ *http.Request) {
		s.ResetCalls()
		w.WriteHeader(http.StatusNoContent)
	})
	s.mux.HandleFunc("POST /sandbox/account", s.serveChange)
	s.mux.HandleFunc("POST /sandbox/list", s.serveList)
	s.mux.HandleFunc("POST /sandbox/refusals", s.serveRefuse)
	s.mux.HandleFunc("DELETE /sandbox/refusals", func(w http.ResponseWriter, _ *http.Request) {
		s.refusals.liftAll()
		w.WriteHeader(http.StatusNoContent)
	})
	s.mux.HandleFunc("GET /sandbox/gate", s.serveGate)
	s.mux.HandleFunc("POST /sandbox/gate", s.serveSetGate)
	s.mux.HandleFunc("DELETE /sandbox/gate", func(w http.ResponseWriter, _ *http.Request) {
		s.gates.releaseAll()
		w.WriteHeader(http.StatusNoContent)
	})
}

func (s *Server) serveHelp(w http.ResponseWriter, _ *http.Request) {
	write(w, answer{status: http.StatusOK, kind: "text/plain; charset=utf-8", body: []byte(Help())})
}

func (s *Server) serveAdvance(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Handle    string `json:"handle"`
		Followers int    `json:"followers"`
		Posts     int    `json:"posts"`
	}
	if err := decode(w, r, &asked); err != nil {
		complain(w, http.StatusBadRequest, err)
		return
	}
	report, err := s.network.advance(asked.Handle, asked.Followers, asked.Posts, s.config.Now())
	switch {
	case errors.Is(err, ErrUnknownHandle):
		complain(w, http.StatusNotFound, err)
	case err != nil:
		complain(w, http.StatusBadRequest, err)
	default:
		write(w, answer{status: http.StatusOK, kind: kindJSON, body: encode(report)})
	}
}

func (s *Server) serveCalls(w http.ResponseWriter, r *http.Request) {
	calls := s.Calls()
	if text := r.URL.Query().Get("last"); text != "" {
		last, err := strconv.Atoi(text)
		if err != nil || last < 0 {
			complain(w, http.StatusBadRequest, fmt.Errorf("last must be a number, not %q", text))
			return
		}
		calls.Last = calls.Last[max(0, len(calls.Last)-last):]
	}
	write(w, answer{status: http.StatusOK, kind: kindJSON, body: encode(calls)})
}

// serveGate tells how many calls are held; with wait=1 not before one is.
func (s *Server) serveGate(w http.ResponseWriter, r *http.Request) {
	wait := r.URL.Query().Get("wait") == "1"
	for {
		byName, total, changed := s.gates.held()
		if total > 0 || !wait {
			body := encode(map[string]any{"held": total, "endpoints": byName})
			write(w, answer{status: http.StatusOK, kind: kindJSON, body: body})
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		case <-s.life.Done():
			complain(w, http.StatusServiceUnavailable, errors.New("the sandbox is closing"))
			return
		}
	}
}

func (s *Server) serveSetGate(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Endpoint string `json:"endpoint"`
		After    int    `json:"after"`
	}
	err := decode(w, r, &asked)
	if err == nil && (!knownEndpoint(asked.Endpoint) || asked.After < 0) {
		err = fmt.Errorf("a known endpoint and a number from 0 are needed, not %q and %d", asked.Endpoint, asked.After)
	}
	if err != nil {
		complain(w, http.StatusBadRequest, err)
		return
	}
	s.gates.set(asked.Endpoint, asked.After)
	write(w, answer{status: http.StatusOK, kind: kindJSON, body: encode(asked)})
}

func (s *Server) serveRefuse(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Endpoint string  `json:"endpoint"`
		Kind     Refusal `json:"kind"`
		After    int     `json:"after"`
	}
	err := decode(w, r, &asked)
	if err == nil && (!knownEndpoint(asked.Endpoint) || !knownRefusal(asked.Kind) || asked.After < 0) {
		err = fmt.Errorf("a known endpoint, one of %q and a number from 0 are needed", Refusals())
	}
	if err != nil {
		complain(w, http.StatusBadRequest, err)
		return
	}
	s.Refuse(asked.Endpoint, asked.Kind, asked.After)
	write(w, answer{status: http.StatusOK, kind: kindJSON, body: encode(asked)})
}

// decode reads one JSON object without unknown members.
func decode(w http.ResponseWriter, r *http.Request, into any) error {
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxControlBody))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("read the body: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("read the body: more than one JSON value")
	}
	return nil
}

func complain(w http.ResponseWriter, status int, err error) {
	write(w, answer{status: status, kind: kindJSON, body: encode(map[string]string{"error": err.Error()})})
}
