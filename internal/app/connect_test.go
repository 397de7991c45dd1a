package app_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/secret"
)

// secretKey seals the tokens of these tests.
const secretKey = "the-key-of-these-tests-long-enough"

// connectSettings are what processes need beside a world's own settings to connect accounts; nobody has a token of all
// likers.
func connectSettings() map[string]string {
	return map[string]string{"X_CLIENT_ID": "app-of-tests", "SECRET_KEY": secretKey, "X_USER_TOKEN": ""}
}

// newConnectWorld is a world whose processes can connect accounts.
func newConnectWorld(t testing.TB, cfg sandbox.Config) *world {
	t.Helper()
	w := newWorld(t, cfg)
	w.env = connectSettings()
	return w
}

// connectNode is a node that can read accounts as their owners.
func (w *world) connectNode(role app.Role, change func(*config.Config)) *node {
	w.t.Helper()
	cfg := w.config(func(c *config.Config) {
		c.XClientID, c.XUserToken = "app-of-tests", ""
		if change != nil {
			change(c)
		}
	})
	return w.startWith(app.Options{Config: cfg, Role: role, DatabaseURL: w.dsn, Keys: w.keys()})
}

func (w *world) keys() *secret.Keys {
	w.t.Helper()
	keys, err := secret.New(secretKey)
	if err != nil {
		w.t.Fatal(err)
	}
	return keys
}

// command is the program at work on one command, with somebody at its terminal.
type command struct {
	t      testing.TB
	stdin  io.WriteCloser
	stderr string // a file: what was written before first is there
	first  string // line of stdout
	rest   string // of stdout, when it has ended
	done   chan error
}

// command starts a command and waits for the first line of its output, or its end.
func (w *world) command(args ...string) *command {
	w.t.Helper()
	exe, err := os.Executable()
	if err != nil {
		w.t.Fatal(err)
	}
	cmd := exec.CommandContext(w.t.Context(), exe, args...)
	cmd.Env = append(os.Environ(), childVariable+"=1", "DATABASE_URL="+w.dsn, "X_API_BASE_URL="+w.xURL)
	for name, value := range w.env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	c := &command{t: w.t, done: make(chan error, 1)}
	stderr, err := os.CreateTemp(w.t.TempDir(), "stderr")
	if err != nil {
		w.t.Fatal(err)
	}
	defer stderr.Close()
	c.stderr, cmd.Stderr = stderr.Name(), stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		w.t.Fatal(err)
	}
	if c.stdin, err = cmd.StdinPipe(); err != nil {
		w.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	first := make(chan string, 1)
	go func() {
		text, read := "", false
		for buffer := make([]byte, 4096); ; {
			n, err := out.Read(buffer)
			text += string(buffer[:n])
			if line, _, whole := strings.Cut(text, "\n"); !read && (whole || err != nil) {
				first <- line
				read = true
			}
			if err != nil {
				break
			}
		}
		c.rest = text
		c.done <- cmd.Wait()
	}()
	c.first = <-first
	w.t.Cleanup(func() { _ = c.stdin.Close(); _ = cmd.Process.Kill(); _ = c.wait() })
	return c
}

func (c *command) wait() error {
	err := <-c.done
	c.done <- err
	return err
}

// ended waits for the end and returns whether it went well, and what the command said.
func (c *command) ended() (ok bool, said string) {
	err := c.wait()
	return err == nil, c.said()
}

// said is what the command has written for people so far.
func (c *command) said() string {
	text, err := os.ReadFile(c.stderr)
	if err != nil {
		c.t.Error(err)
	}
	return string(text)
}

// browse opens the page of a question and answers it by more of the query; follow also opens where that leads.
func (w *world) browse(address, answer string, follow bool) (status int, body, location string) {
	w.t.Helper()
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
		if follow {
			return nil
		}
		return http.ErrUseLastResponse
	}}
	request, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, address+"&"+answer, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	response, err := browser.Do(request)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return response.StatusCode, string(text), response.Header.Get("Location")
}

// connecting starts `x connect` so that it listens at the redirect address, which is one for the whole machine: while
// another has it, this one waits for its turn.
func (w *world) connecting(user string) *command {
	w.t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); ; pause(100 * time.Millisecond) {
		c := w.command("x", "connect", "--user", user)
		if !strings.Contains(c.said(), "in use") {
			return c
		}
		_ = c.stdin.Close() // that ends one which nobody can answer but by paste
		if ok, said := c.ended(); ok || time.Now().After(deadline) {
			w.t.Fatalf("x connect said %s", said)
		}
	}
}

// allow connects an account for a user without a terminal.
func (w *world) allow(userID int, handle string) {
	w.t.Helper()
	d := w.db()
	keeper, err := app.NewKeeper(new(w.config(func(c *config.Config) { c.XClientID = "app-of-tests" })), d, w.keys(),
		w.log(), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	asked := keeper.Ask()
	_, _, location := w.browse(asked.URL, "as="+handle, false)
	back, err := url.Parse(location)
	if err != nil {
		w.t.Fatal(err)
	}
	access, err := keeper.Exchange(w.t.Context(), asked, back.Query().Get("code"))
	if err != nil {
		w.t.Fatal(err)
	}
	if err := keeper.Connect(w.t.Context(), userID, access); err != nil {
		w.t.Fatal(err)
	}
}

// connections is what is stored: user, account and state of each.
func (w *world) connections() string {
	w.t.Helper()
	return w.text(`SELECT coalesce(string_agg(u.name || ' @' || c.handle || ' ' || c.state, ', ' ORDER BY u.name,
		c.handle), '') FROM x_connections c JOIN users u ON u.id = c.user_id`)
}

// TestConnectByRedirect connects an account by a browser that X sends back, and sees what that changes; an answer to
// another question is refused and waited past.
func TestConnectByRedirect(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 61})
	n := w.connectNode(app.RoleAPI, nil)
	account := n.track("village")
	wantLikers(t, n, account, false, "")
	c := w.connecting("alice")
	for _, wrong := range []string{
		"state=other&code=somebody-elses", "code=without-a-state", "state=other&error=access_denied",
	} {
		answer, err := http.Get("http://127.0.0.1:8976/x/callback?" + wrong)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", wrong, answer.StatusCode)
		}
	}
	if status, body, _ := w.browse(c.first, "as=village", true); status != 200 || !strings.Contains(body, "Thank you") {
		t.Errorf("the browser ended at %d %s", status, body)
	}
	ok, said := c.ended()
	fact.Is(fact.Must(t), "ok", ok, true)
	fact.Contains(fact.Must(t), "said", said, "connected @village for alice")
	fact.Lacks(fact.Must(t), "said", said, "granted-")
	if got := w.connections(); got != "alice @village connected" {
		t.Errorf("stored: %s", got)
	}
	wantLikers(t, n, account, true, "CONNECTED")
	var sealed []byte
	w.get(&sealed, `SELECT sealed FROM x_connections`)
	fact.Not(t, "len(sealed)", len(sealed), 0)
	fact.Holds(t, `!bytes.Contains(sealed, []byte("granted-"))`, !bytes.Contains(sealed, []byte("granted-")), sealed)
	fact.Holds(t, `!bytes.Contains(sealed, []byte("refresh-"))`, !bytes.Contains(sealed, []byte("refresh-")), sealed)
	if got := w.text(`SELECT resources || ' ' || cost_micro_usd FROM usage_days`); got != "1 10000" {
		t.Errorf("tracking and connecting one account was charged %s, want one user once", got)
	}
	status := w.command("x", "status")
	if ok, said := status.ended(); !ok || !strings.Contains(status.rest, "alice  @village  connected") {
		t.Errorf("status: %s%s", status.rest, said)
	}
}

// wantLikers checks what an account tells of its connection.
func wantLikers(t *testing.T, n *node, account int, readable bool, state string) {
	t.Helper()
	var got struct {
		TrackedAccount struct {
			LikersReadable bool
			Connection     string
		}
	}
	n.must(`query($a: ID!) { trackedAccount(id: $a) { likersReadable connection } }`, map[string]any{"a": account}, &got)
	if got.TrackedAccount.LikersReadable != readable || got.TrackedAccount.Connection != state {
		t.Errorf("likersReadable and connection are %+v, want %t and %q", got.TrackedAccount, readable, state)
	}
}

// TestConnectByPaste pastes what is no answer, the answer to another question, and then the right one.
func TestConnectByPaste(t *testing.T) {
	t.Parallel()
	for name, paste := range map[string]func(location, code string) string{
		"address": func(location, _ string) string { return location },
		"code":    func(_, code string) string { return "  " + code + "  " },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newConnectWorld(t, sandbox.Config{Seed: 62})
			c := w.command("x", "connect", "--user", "alice")
			_, _, location := w.browse(c.first, "as=corner", false)
			back, err := url.Parse(location)
			if err != nil {
				t.Fatal(err)
			}
			wrong := back.Query()
			wrong.Set("state", "another")
			lines := []string{"", "what?", "http://127.0.0.1:8976/x/callback?" + wrong.Encode(),
				paste(location, back.Query().Get("code"))}
			if _, err := io.WriteString(c.stdin, strings.Join(lines, "\n")+"\n"); err != nil {
				t.Fatal(err)
			}
			ok, said := c.ended()
			fact.Is(fact.Must(t), "ok", ok, true)
			fact.Is(t, `strings.Count(said, "paste it again")`, strings.Count(said, "paste it again"), 2)
			fact.Contains(t, "said", said, "another question")
			if got := w.connections(); got != "alice @corner connected" {
				t.Errorf("stored: %s", got)
			}
		})
	}
}

// TestConnectIsRefused stores nothing when the access is denied, the code is none, nothing is answered, or something
// is missing; what the caller has to correct is exit code 2.
func TestConnectIsRefused(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 63})
	c := w.command("x", "connect", "--user", "alice")
	_, _, location := w.browse(c.first, "deny=1", false)
	if _, err := io.WriteString(c.stdin, location+"\n"); err != nil {
		t.Fatal(err)
	}
	if ok, said := c.ended(); ok || !strings.Contains(said, "denied") {
		t.Errorf("denied: %t, %s", ok, said)
	}
	c = w.command("x", "connect", "--user", "alice")
	if _, err := io.WriteString(c.stdin, "code-that-is-none\n"); err != nil {
		t.Fatal(err)
	}
	ok, said := c.ended()
	fact.Is(t, "ok", ok, false)
	fact.Contains(t, "said", said, "did not take the code")
	fact.Lacks(t, "said", said, "code-that")
	for missing, args := range map[string][]string{
		"X_CLIENT_ID": {"x", "connect", "--user", "alice"}, "SECRET_KEY": {"x", "connect", "--user", "alice"},
		"--user": {"x", "connect"}, "no user": {"x", "connect", "--user", "bob"},
		"any account": {"x", "disconnect", "--user", "alice"},
	} {
		other := *w
		other.env = connectSettings()
		delete(other.env, missing)
		c := other.command(args...)
		ok, said := c.ended()
		exit, _ := errors.AsType[*exec.ExitError](c.wait())
		usage := missing != "no user" && missing != "any account"
		named := strings.Contains(said, strings.TrimPrefix(missing, "no "))
		fact.Is(t, "ok", ok, false, missing, exit, said)
		fact.Is(t, "c.rest", c.rest, "", missing, exit, said)
		fact.Is(t, "named", named, true, missing, exit, said)
		fact.Is(t, "exit.ExitCode() == 2", exit.ExitCode() == 2, usage, missing, exit, said)
	}
	other := *w
	other.env = connectSettings()
	delete(other.env, "SECRET_KEY")
	c = other.command("serve", "--listen", "127.0.0.1:0")
	_, said = c.ended()
	exit, _ := errors.AsType[*exec.ExitError](c.wait())
	if exit.ExitCode() != 2 || !strings.Contains(said, "SECRET_KEY is needed") {
		t.Errorf("served without a key: %v, %s", exit, said)
	}
	if got := w.connections(); got != "" {
		t.Errorf("stored: %s", got)
	}
}

// TestDisconnect gives up one of two connections, and X ends its tokens.
func TestDisconnect(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 64})
	w.allow(w.user, "village")
	w.allow(w.user, "corner")
	if ok, said := w.command("x", "disconnect", "--user", "alice").ended(); ok || !strings.Contains(said, "2 accounts") {
		t.Errorf("which of two: %t, %s", ok, said)
	}
	ok, said := w.command("x", "disconnect", "--user", "alice", "@Corner").ended()
	if !ok || strings.Contains(said, "could not") {
		t.Errorf("%t: %s", ok, said)
	}
	if got := w.connections(); got != "alice @village connected" {
		t.Errorf("left: %s", got)
	}
	if asked := w.x.Calls().ByEndpoint[sandbox.EndpointRevoke]; asked != 2 {
		t.Errorf("X was told of %d tokens, want the refresh token and the other", asked)
	}
	n := w.connectNode(app.RoleAll, nil)
	account := n.track("corner")
	wantLikers(t, n, account, false, "")
	w.forget()
	w.finish(n, account)
	if got := w.readers(); got["user-corner"] {
		t.Errorf("the account was read as its owner: %v", got)
	}
}
