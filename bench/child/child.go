// Package child builds, starts and ends the programs that a benchmark measures.
package child

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	startTimeout = 30 * time.Second
	stopTimeout  = 15 * time.Second
	readyPoll    = 10 * time.Millisecond
	// tailLines is how much of a program's output is kept to explain its death.
	tailLines = 20
)

// Process is a running program. Its output is read by goroutines that end with it.
type Process struct {
	cmd     *exec.Cmd
	address chan string   // the first address it prints
	exited  chan struct{} // closed when it has ended and its output is read
	err     error         // valid then: how it ended

	mu   sync.Mutex
	tail []string
}

// Start runs a program with the environment of this process and env on top. It is killed when ctx ends; the caller
// stops it before.
func Start(ctx context.Context, env []string, name string, args ...string) (*Process, error) {
	p := &Process{cmd: exec.CommandContext(ctx, name, args...), address: make(chan string, 1), exited: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), env...)
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	p.cmd.Stdout, p.cmd.Stderr = write, write
	err = p.cmd.Start()
	closeErr := write.Close()
	if err := errors.Join(err, closeErr); err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", name, err), read.Close())
	}
	go p.follow(read)
	return p, nil
}

// follow reads the output to its end, which is that of the program.
func (p *Process) follow(output io.ReadCloser) {
	defer close(p.exited)
	defer output.Close()
	lines := bufio.NewScanner(output)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		p.note(lines.Text())
	}
	_, copyErr := io.Copy(io.Discard, output) // a line too long must not block the program
	p.err = errors.Join(p.cmd.Wait(), copyErr)
}

func (p *Process) note(line string) {
	p.mu.Lock()
	p.tail = append(p.tail, line)
	if len(p.tail) > tailLines {
		p.tail = p.tail[1:]
	}
	p.mu.Unlock()
	if address := addressIn(line); address != "" {
		select {
		case p.address <- address:
		default:
		}
	}
}

// addressIn finds host:port in a line that speaks of listening.
func addressIn(line string) string {
	if !strings.Contains(line, "listening") {
		return ""
	}
	return regexp.MustCompile(`127\.0\.0\.1:\d+`).FindString(line)
}

// PID is the process's id.
func (p *Process) PID() int { return p.cmd.Process.Pid }

// Address waits until the program has printed a line with "listening" and an address of 127.0.0.1, and returns that as
// host:port.
func (p *Process) Address(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	select {
	case address := <-p.address:
		return address, nil
	case <-p.exited:
		return "", p.failure("ended before it listened")
	case <-ctx.Done():
		return "", p.failure("does not listen")
	}
}

// AwaitReady waits until GET /readyz at the address answers 200.
func (p *Process) AwaitReady(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	tick := time.NewTicker(readyPoll)
	defer tick.Stop()
	for !ready(ctx, address) {
		select {
		case <-tick.C:
		case <-p.exited:
			return p.failure("ended before it was ready")
		case <-ctx.Done():
			return p.failure("does not get ready")
		}
	}
	return nil
}

func ready(ctx context.Context, address string) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/readyz", nil)
	if err != nil {
		return false
	}
	request.Close = true
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	return response.Body.Close() == nil && response.StatusCode == http.StatusOK
}

// Stop asks the program to end, and kills it when it does not. A program that had died by itself is an error.
func (p *Process) Stop() error {
	select {
	case <-p.exited:
		return p.failure("died")
	default:
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	timer := time.NewTimer(stopTimeout)
	defer timer.Stop()
	select {
	case <-p.exited:
		return nil
	case <-timer.C:
		err := p.cmd.Process.Kill()
		<-p.exited
		return err
	}
}

func (p *Process) failure(what string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return fmt.Errorf("%s %s; its last lines:\n%s", p.cmd.Args[0], what, strings.Join(p.tail, "\n"))
}
