package cli

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// started is a child process whose stdout is read.
type started struct {
	*exec.Cmd
	lines  *bufio.Reader
	stdout io.ReadCloser
	stderr *bytes.Buffer
}

func start(t *testing.T, cmd *exec.Cmd) *started {
	t.Helper()
	s := &started{Cmd: cmd, stderr: &bytes.Buffer{}}
	cmd.Stderr = s.stderr
	var err error
	s.stdout, err = cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	s.lines = bufio.NewReader(s.stdout)
	return s
}

// until reads stdout up to the first line that begins with prefix and returns what it read.
func (s *started) until(t *testing.T, prefix string) string {
	t.Helper()
	var read strings.Builder
	for {
		line, err := s.lines.ReadString('\n')
		read.WriteString(line)
		if err != nil {
			_ = s.Wait()
			t.Fatalf("no %q in\n%s%s", prefix, read.String(), s.stderr)
		}
		if strings.HasPrefix(line, prefix) {
			return read.String()
		}
	}
}

// end sends the signal, if it is one, and returns the exit code.
func (s *started) end(t *testing.T, signal os.Signal) int {
	t.Helper()
	if signal != nil {
		check(t, s.Process.Signal(signal))
	}
	_, _ = io.Copy(io.Discard, s.lines)
	_ = s.Wait()
	return s.ProcessState.ExitCode()
}

func TestSecondSignalEndsAtOnce(t *testing.T) {
	t.Parallel()
	s := start(t, child(t, stuckChild, openDir(t)))
	s.until(t, "ready")
	check(t, s.Process.Signal(os.Interrupt))
	if code := s.end(t, syscall.SIGTERM); code != exitInterrupt {
		t.Errorf("exit %d", code)
	}
}

func TestSandboxCommand(t *testing.T) {
	t.Parallel()
	s := start(t, child(t, runChild, openDir(t), "sandbox", "--listen", "127.0.0.1:0", "--seed", "7"))
	url := strings.TrimSpace(strings.TrimPrefix(s.until(t, "listening on "), "listening on "))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/2/users/by/username/acme", nil)
	check(t, err)
	request.Header.Set("Authorization", "Bearer app")
	if body := ask(t, request); !strings.Contains(body, `"username":"acme"`) {
		t.Errorf("got %s", body)
	}
	if code := s.end(t, os.Interrupt); code != exitOK {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
}

// ask returns the body of a 200.
func ask(t *testing.T, request *http.Request) string {
	t.Helper()
	c := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := c.Do(request)
	check(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	check(t, err)
	if response.StatusCode != http.StatusOK {
		t.Errorf("%s: status %d: %s", request.URL, response.StatusCode, body)
	}
	return string(body)
}
