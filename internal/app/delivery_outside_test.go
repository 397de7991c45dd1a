package app_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// outside is a serving process, and what can be seen of it from outside.
type outside struct {
	t       testing.TB
	process *process
	node    *node
	admin   string
	web     *http.Client
}

// serve spawns a process that serves.
func (w *world) serve(env map[string]string) *outside {
	w.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		w.t.Fatal(err)
	}
	admin := listener.Addr().String()
	_ = listener.Close()
	all := map[string]string{"ADMIN_ADDR": admin, "DATABASE_URL": w.dsn + " application_name=" + servingName}
	for name, value := range env {
		all[name] = value
	}
	p := w.spawn(all, "serve", "--role", "api")
	url, ok := strings.CutPrefix(p.line, "listening on ")
	if !ok {
		w.t.Fatalf("the server says %q", p.line)
	}
	return &outside{
		t: w.t, process: p, node: &node{client: &client{t: w.t, url: url, key: w.key}}, admin: "http://" + admin,
		web: &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 30 * time.Second},
	}
}

// servingName is how a serving process calls itself at the database.
const servingName = "serving"

func (o *outside) see(path string) string {
	o.t.Helper()
	response, err := o.web.Get(o.admin + path)
	if err != nil {
		o.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		o.t.Fatalf("%s: %s %v", path, response.Status, err)
	}
	return string(text)
}

// number is the first match of a pattern's group in a text.
func number(t testing.TB, text, pattern string) int {
	t.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("no %s in %.500s", pattern, text)
	}
	n, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

// metric is the value of a metric without labels.
func (o *outside) metric(name string) int {
	o.t.Helper()
	return number(o.t, o.see("/metrics"), `(?m)^`+name+` (\S+)$`)
}

func (o *outside) goroutines() int {
	o.t.Helper()
	return number(o.t, o.see("/debug/pprof/goroutine?debug=1"), `total (\d+)`)
}

// heap is what is in use after two collections.
func (o *outside) heap() int {
	o.t.Helper()
	o.see("/debug/pprof/heap?gc=1")
	return number(o.t, o.see("/debug/pprof/heap?gc=1&debug=1"), `# HeapAlloc = (\d+)`)
}

// memory is what the process has in memory, in bytes.
func (o *outside) memory() int {
	o.t.Helper()
	file, err := os.Open(fmt.Sprintf("/proc/%d/status", o.process.cmd.Process.Pid))
	if err != nil {
		o.t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmRSS:"); ok {
			return number(o.t, rest, `(\d+) kB`) << 10
		}
	}
	o.t.Fatal("the system does not tell the memory of a process")
	return 0
}

// descriptors is how many the process has open, but for its connections to the database, which come and go.
func (o *outside) descriptors(w *world) int {
	o.t.Helper()
	open, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", o.process.cmd.Process.Pid))
	if err != nil {
		o.t.Fatal(err)
	}
	var connections int
	w.get(&connections,
		`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`, servingName)
	return len(open) - connections
}
