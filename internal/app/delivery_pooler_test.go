package app_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
)

// findPooler is where the distribution's pgbouncer is; empty when there is none.
func findPooler() string {
	for _, name := range []string{"pgbouncer", "/usr/sbin/pgbouncer"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// pooled starts a pgbouncer in transaction mode before the server that dsn names, and returns the address through it.
// It tries a server that was away again after a second; its own default is 15.
func pooled(t testing.TB, path, dsn string) string {
	t.Helper()
	dir, server := shortDirectory(t), socketDirectory(t, dsn)
	owner, err := os.Stat(filepath.Join(server, ".s.PGSQL.5432"))
	if err != nil {
		t.Fatal(err)
	}
	settings := fmt.Sprintf("[databases]\n* = host=%s port=5432 user=postgres\n[pgbouncer]\npool_mode = transaction\n"+
		"auth_type = any\nunix_socket_dir = %s\nlisten_port = 5432\nlogfile = %s\nmax_client_conn = "+
		"500\ndefault_pool_size = 40\n"+
		"ignore_startup_parameters = extra_float_digits\nserver_login_retry = 1\n", server, dir, filepath.Join(dir, "log"))
	file := filepath.Join(dir, "pgbouncer.ini")
	if err := os.WriteFile(file, []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-q", file)
	if os.Getuid() == 0 { // it refuses root, and only the cluster's account may use the socket
		if err := runAsOwner(cmd, owner, dir); err != nil {
			t.Fatal(err)
		}
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	eventually(t, 20*time.Second, "pgbouncer listens", func() bool {
		conn, err := net.Dial("unix", filepath.Join(dir, ".s.PGSQL.5432"))
		if err != nil {
			return false
		}
		return conn.Close() == nil
	})
	return through(dsn, dir)
}

// pooler is the other part of P6: P1 to P3 by pgbouncer, which takes LISTEN and never delivers.
type pooler struct {
	restarts restarts
	cuts     cuts
	closing  closing
	deafness deafness
}

// run reports false when there is no pgbouncer.
func (p pooler) run(t testing.TB, v *verdict) bool {
	path := findPooler()
	if path == "" {
		v.note("not run by pgbouncer: it is not installed")
		return false
	}
	server := privatePostgres(t, pgserver.Options{})
	w := newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), sandbox.Config{})
	address := pooled(t, path, w.dsn)
	var nodes []*node
	for range 2 {
		nodes = append(nodes, w.startWith(app.Options{Config: w.config(nil), Role: app.RoleAPI, DatabaseURL: address}))
	}
	v.note("by pgbouncer:")
	p.cuts.on(t, v, w, nodes)
	p.closing.on(t, v, w, nodes[0])
	p.deafness.on(t, v, w, nodes[1])
	p.restarts.on(t, v, w, server, nodes)
	return true
}
