package natshints_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"go.uber.org/goleak"

	"goodones/internal/natshints"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long a test waits for what must come.
const patience = 10 * time.Second

// startServer runs a NATS server until the returned function is called, at the latest when the test ends.
func startServer(t *testing.T, opts server.Options) (url string, stop func()) {
	t.Helper()
	opts.Host, opts.NoSigs, opts.NoLog = "127.0.0.1", true, true
	if opts.Port == 0 {
		opts.Port = server.RANDOM_PORT
	}
	s, err := server.NewServer(&opts)
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	if !s.ReadyForConnections(patience) {
		t.Fatal("the server does not start")
	}
	stop = func() {
		s.Shutdown()
		s.WaitForShutdown()
	}
	t.Cleanup(stop)
	return s.ClientURL(), stop
}

// reserve is a port that nobody listens on just now.
func reserve(t *testing.T) (url string, port int) {
	t.Helper()
	url, stop := startServer(t, server.Options{})
	stop()
	return url, portOf(t, url)
}

func portOf(t *testing.T, url string) int {
	t.Helper()
	port, err := strconv.Atoi(url[strings.LastIndex(url, ":")+1:])
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// sink writes down what it is told.
type sink chan string

func (s sink) Hint(runID, seq int) { s <- fmt.Sprintf("hint %d:%d", runID, seq) }
func (s sink) Lost()               { s <- "lost" }
func (s sink) Listening(on bool)   { s <- fmt.Sprint("listening ", on) }

// until reads what the sink is told up to the last of want, which must come in this order, others between them.
func (s sink) until(t *testing.T, want ...string) (heard []string) {
	t.Helper()
	limit := time.After(patience)
	for len(want) > 0 {
		select {
		case next := <-s:
			heard = append(heard, next)
			if next == want[0] {
				want = want[1:]
			}
		case <-limit:
			t.Fatalf("told %q; still missing %q", heard, want)
		}
	}
	return heard
}

// runner is a source or a sender.
type runner interface {
	Run(ctx context.Context) error
}

// start runs r until the returned function is called, at the latest when the test ends.
func start(t *testing.T, r runner) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- r.Run(ctx) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Run ended with %v", err)
		}
	}
	t.Cleanup(stop)
	return stop
}

func listen(t *testing.T, url string) sink {
	t.Helper()
	s := make(sink, 10_000)
	start(t, natshints.NewSource(url, s))
	return s
}

func TestHintsReachEverySource(t *testing.T) {
	t.Parallel()
	url, _ := startServer(t, server.Options{})
	first, second := listen(t, url), listen(t, url)
	sender := natshints.NewSender(url)
	start(t, sender)
	for _, s := range []sink{first, second} {
		s.until(t, "listening true", "lost")
	}
	sender.Hint(42, 7)
	for _, s := range []sink{first, second} {
		s.until(t, "hint 42:7")
	}
}

// TestHintsAreGathered sends many in a moment: the last of each run comes, and few of the others.
func TestHintsAreGathered(t *testing.T) {
	t.Parallel()
	url, _ := startServer(t, server.Options{})
	s := listen(t, url)
	s.until(t, "listening true", "lost")
	sender := natshints.NewSender(url)
	start(t, sender)
	for seq := 1; seq <= 5_000; seq++ {
		sender.Hint(1, seq)
		sender.Hint(2, seq)
	}
	heard := s.until(t, "hint 1:5000")
	if !slices.Contains(heard, "hint 2:5000") {
		heard = append(heard, s.until(t, "hint 2:5000")...)
	}
	if len(heard) > 100 {
		t.Errorf("%d messages for two runs", len(heard))
	}
}

func TestWhatIsPendingLeavesAtTheEnd(t *testing.T) {
	t.Parallel()
	url, _ := startServer(t, server.Options{})
	s := listen(t, url)
	s.until(t, "listening true", "lost")
	sender := natshints.NewSender(url)
	stop := start(t, sender)
	sender.Hint(1, 1)
	s.until(t, "hint 1:1") // the next one would wait for a tenth of a second
	sender.Hint(1, 2)
	stop()
	s.until(t, "hint 1:2")
}

// TestServerComesAndGoes begins without a server, and loses it once.
func TestServerComesAndGoes(t *testing.T) {
	t.Parallel()
	url, port := reserve(t)
	s := listen(t, url)
	sender := natshints.NewSender(url)
	start(t, sender)
	sender.Hint(1, 1)
	s.until(t, "listening false")

	_, stop := startServer(t, server.Options{Port: port})
	heard := s.until(t, "listening true", "lost")
	if !slices.Contains(heard, "hint 1:1") { // it may have left before the source listened: "lost" stands for it
		sender.Hint(1, 1)
		s.until(t, "hint 1:1")
	}

	stop()
	s.until(t, "listening false")
	for seq := 2; seq <= 8; seq++ {
		sender.Hint(1, seq) // lost if the sender has not noticed yet: a hint is a hint
	}
	startServer(t, server.Options{Port: port})
	s.until(t, "listening true", "lost")
	sender.Hint(1, 9) // the sender may still look for the server
	s.until(t, "hint 1:9")
}

func TestOtherMessagesAreNoHints(t *testing.T) {
	t.Parallel()
	url, _ := startServer(t, server.Options{})
	s := listen(t, url)
	s.until(t, "listening true", "lost")
	conn, err := nats.Connect(url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, payload := range []string{"", "x", "1:", "0:1", "self-test:x", strings.Repeat("9", 100) + ":1", "42:7"} {
		if err := conn.Publish(natshints.Subject, []byte(payload)); err != nil {
			t.Fatal(err)
		}
	}
	for _, heard := range s.until(t, "hint 42:7") {
		if strings.HasPrefix(heard, "hint ") && heard != "hint 42:7" {
			t.Errorf("told %q", heard)
		}
	}
}

// TestDeafnessIsFound meets a server that takes the subscription and delivers nothing.
func TestDeafnessIsFound(t *testing.T) {
	t.Parallel()
	for name, denied := range map[string]server.Permissions{
		"subscribe": {Subscribe: &server.SubjectPermission{Deny: []string{natshints.Subject}}},
		"publish":   {Publish: &server.SubjectPermission{Deny: []string{natshints.Subject}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url, _ := startServer(t, server.Options{Users: []*server.User{{Username: "u", Password: "p", Permissions: &denied}}})
			s := listen(t, strings.Replace(url, "nats://", "nats://u:p@", 1))
			if heard := s.until(t, "listening false", "listening false"); slices.Contains(heard, "listening true") {
				t.Errorf("told %q", heard)
			}
		})
	}
}

// TestWrongPasswordIsTriedForEver is let in once the server knows the user.
func TestWrongPasswordIsTriedForEver(t *testing.T) {
	t.Parallel()
	url, stop := startServer(t, server.Options{Username: "u", Password: "other"})
	s := listen(t, strings.Replace(url, "nats://", "nats://u:p@", 1))
	s.until(t, "listening false", "listening false", "listening false")
	stop()
	startServer(t, server.Options{Port: portOf(t, url), Username: "u", Password: "p"})
	s.until(t, "listening true", "lost")
}

func TestUnusableURL(t *testing.T) {
	t.Parallel()
	const url = "nats://a:b:c"
	for name, r := range map[string]runner{
		"source": natshints.NewSource(url, make(sink, 1)), "sender": natshints.NewSender(url),
	} {
		if err := r.Run(t.Context()); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestStopsWithoutServer ends both while they look for a server.
func TestStopsWithoutServer(t *testing.T) {
	t.Parallel()
	url, _ := reserve(t)
	s := make(sink, 100)
	stopSource, stopSender := start(t, natshints.NewSource(url, s)), start(t, natshints.NewSender(url))
	s.until(t, "listening false")
	began := time.Now()
	stopSource()
	stopSender()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("stopping took %v", took)
	}
}
