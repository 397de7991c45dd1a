package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"goodones/internal/xapi"
)

// The answers that are none.
var (
	errDenied   = errors.New("the access was denied at X")
	errState    = errors.New("this is the answer to another question than the one asked here")
	errNoAnswer = errors.New("this is neither an address that X sent a browser to nor a code")
)

// notAskedError is X's own word for why it does not let the access be allowed.
type notAskedError struct{ code, why string }

func (e *notAskedError) Error() string {
	if e.why == "" {
		return "X did not ask for the access: " + e.code
	}
	return "X did not ask for the access: " + e.code + ", " + e.why
}

// isLast tells whether no other answer to the question will come.
func isLast(err error) bool {
	_, refused := errors.AsType[*notAskedError](err)
	return err == nil || refused || errors.Is(err, errDenied)
}

// answers waits for the answer to one question.
type answers struct {
	state   string
	answers chan codeOrError // takes the first
}

type codeOrError struct {
	code string
	err  error
}

func newAnswers(state string) *answers {
	return &answers{state: state, answers: make(chan codeOrError, 1)}
}

// take keeps the first answer. What is none is returned, and waited on.
func (a *answers) take(code string, err error) error {
	if !isLast(err) {
		return err
	}
	select {
	case a.answers <- codeOrError{code, err}:
	default:
	}
	return err
}

// answer reads what X adds to the redirect address.
func (a *answers) answer(query url.Values) (string, error) {
	switch {
	case query.Get("state") != a.state:
		return "", errState
	case query.Get("error") == "access_denied":
		return "", errDenied
	case query.Get("error") != "":
		return "", &notAskedError{printable(query.Get("error")), printable(query.Get("error_description"))}
	case query.Get("code") == "":
		return "", errNoAnswer
	}
	return query.Get("code"), nil
}

// printable makes text of an address fit for a terminal.
func printable(text string) string {
	const most = 200
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, text)
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}

// pasted reads an address, or a code alone. PKCE makes sure that the code is the answer to this question.
func (a *answers) pasted(text string) (string, error) {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "?&=") {
		address, err := url.Parse(text)
		if err != nil {
			return "", errNoAnswer
		}
		return a.answer(address.Query())
	}
	if len(text) < 8 || strings.ContainsAny(text, " \t:") {
		return "", errNoAnswer
	}
	return text, nil
}

// read takes lines until one is an answer, or until there are none.
func (a *answers) read(ctx context.Context, in io.Reader, tell teller) {
	scanner := bufio.NewScanner(in)
	for scanner.Scan() && ctx.Err() == nil {
		if strings.TrimSpace(scanner.Text()) == "" {
			continue
		}
		err := a.take(a.pasted(scanner.Text()))
		if isLast(err) {
			return
		}
		tell("%v; paste it again", err)
	}
}

// redirects is the server behind the redirect address.
type redirects struct {
	web  *http.Server
	done chan struct{}
}

// listen takes the redirect address.
func (a *answers) listen() (*redirects, error) {
	at, err := url.Parse(xapi.RedirectURL)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", at.Host)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+at.Path, a.serve)
	r := &redirects{web: &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		_ = r.web.Serve(listener) // until it is closed
	}()
	return r, nil
}

func (r *redirects) close() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	_ = r.web.Shutdown(ctx) // who reads the page slowly does not get it
	<-r.done
}

// serve answers the browser that X sent back.
func (a *answers) serve(w http.ResponseWriter, r *http.Request) {
	status, text := http.StatusOK, "Thank you. You can close this page; goodones goes on in the terminal."
	if err := a.take(a.answer(r.URL.Query())); err != nil {
		status, text = http.StatusBadRequest, err.Error()
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text+"\n") // the browser may have gone
}
