package cli

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lib/pq"

	"goodones/db/dbtest"
	"goodones/internal/fact"
)

// commandsWithDatabase are all that open one.
func commandsWithDatabase() []string {
	return []string{
		"serve --listen 127.0.0.1:0", "serve --migrate=false --listen 127.0.0.1:0", "migrate", "key list",
		"key create --user a", "key revoke ctgo_abcd1234", "demo --once --listen 127.0.0.1:0 --use-database-url",
	}
}

// bareDatabase makes a database without a schema, and returns its address and a connection to it.
func bareDatabase(t *testing.T, options string) (string, *sql.DB) {
	t.Helper()
	config, err := pq.NewConfig(dbtest.DSN(t))
	check(t, err)
	open := func(database string) *sql.DB {
		config := config.Clone()
		config.Database = database
		connector, err := pq.NewConnectorConfig(config)
		check(t, err)
		return sql.OpenDB(connector)
	}
	admin, name := open(config.Database), config.Database+"_bare"
	_, err = admin.ExecContext(t.Context(), `CREATE DATABASE `+name+` TEMPLATE template0 `+options)
	check(t, err)
	bare := open(name)
	t.Cleanup(func() {
		_ = bare.Close()
		if _, err := admin.Exec(`DROP DATABASE ` + name + ` WITH (FORCE)`); err != nil {
			t.Error(err)
		}
		_ = admin.Close()
	})
	return fmt.Sprintf("host=%s port=%d user=%s password='%s' dbname=%s sslmode=disable",
		config.Host, config.Port, config.User, config.Password, name), bare
}

func TestOtherEncodingsAreRefused(t *testing.T) {
	address, bare := bareDatabase(t, `ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'`)
	t.Setenv("DATABASE_URL", address)
	t.Setenv("X_BEARER_TOKEN", "token")
	for _, args := range commandsWithDatabase() {
		code, out, stderr := run(strings.Fields(args)...)
		fact.Is(t, "code", code, exitUsage, args)
		fact.Is(t, "out", out, "", args)
		fact.Contains(t, "stderr", stderr, "DATABASE_URL names a database in encoding LATIN1", args)
		fact.Contains(t, "stderr", stderr, "UTF8", args)
	}
	wantNoTables(t, bare)
}

func wantNoTables(t *testing.T, d *sql.DB) {
	t.Helper()
	var tables int
	check(t, d.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`).Scan(&tables))
	if tables != 0 {
		t.Errorf("%d tables were made", tables)
	}
}

// A command that only reads or takes away says that there is nothing, and makes nothing.
func TestReadingMakesNoSchema(t *testing.T) {
	address, bare := bareDatabase(t, "")
	t.Setenv("DATABASE_URL", address)
	for _, args := range []string{"key list", "key revoke ctgo_0123456"} {
		code, out, stderr := run(strings.Fields(args)...)
		if code != exitFailed || out != "" {
			t.Errorf("%s: exit %d, stdout %q", args, code, out)
		}
		wantLine(t, stderr, "holds no schema of goodones", "goodones migrate")
	}
	wantNoTables(t, bare)
}

func TestReadingMakesNoPrivateServer(t *testing.T) {
	t.Parallel()
	state := filepath.Join(openDir(t), "state")
	for _, args := range []string{"key list", "key revoke ctgo_0123456"} {
		code, out, stderr := run(append(strings.Fields(args), "--state-dir", state)...)
		if code != exitFailed || out != "" {
			t.Errorf("%s: exit %d, stdout %q", args, code, out)
		}
		wantLine(t, stderr, "there is no database yet", state)
	}
	if _, err := os.Stat(state); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s was made: %v", state, err)
	}
}

// refusing is a server that answers whoever connects with an error of the given text.
func refusing(t *testing.T, text string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			refuse(conn, text)
		}
	}()
	t.Cleanup(func() { _ = listener.Close(); <-done })
	return listener.Addr().String()
}

func refuse(conn net.Conn, text string) {
	defer conn.Close()
	var size uint32
	if binary.Read(conn, binary.BigEndian, &size) != nil || size < 4 || size > 10_000 {
		return
	}
	if _, err := io.CopyN(io.Discard, conn, int64(size)-4); err != nil {
		return
	}
	fields := "SFATAL\x00VFATAL\x00C28P01\x00M" + text + "\x00\x00"
	message := append([]byte{'E'}, binary.BigEndian.AppendUint32(nil, uint32(len(fields)+4))...)
	_, _ = conn.Write(append(message, fields...))
}

// A server's own text may repeat the password, as it is or as the URL has it.
func TestPasswordIsTakenOutOfErrors(t *testing.T) {
	at := refusing(t, "no entry for p@ss wd, p%40ss%20wd, x")
	t.Setenv("X_BEARER_TOKEN", "token")
	for _, dsn := range []string{
		"postgres://u:p%40ss%20wd@" + at + "/x?sslmode=disable",
		"host=127.0.0.1 port=" + at[strings.LastIndex(at, ":")+1:] + " user=u password='p@ss wd' dbname=x sslmode=disable",
	} {
		t.Setenv("DATABASE_URL", dsn)
		for _, args := range commandsWithDatabase() {
			code, _, stderr := run(strings.Fields(args)...)
			fact.Is(t, "code", code, exitFailed, args)
			fact.Lacks(t, "stderr", stderr, "p@ss", args)
			fact.Lacks(t, "stderr", stderr, "p%40ss", args)
			if !strings.Contains(stderr, "no entry for [redacted], [redacted], x") {
				t.Errorf("%s: nothing of the server's text: %s", args, stderr)
			}
		}
	}
}

// forward is a TCP address that leads to a server, however that is reached.
func forward(t *testing.T, config pq.Config) string {
	t.Helper()
	network, target := "tcp", net.JoinHostPort(config.Host, fmt.Sprint(config.Port))
	if filepath.IsAbs(config.Host) {
		network, target = "unix", filepath.Join(config.Host, fmt.Sprintf(".s.PGSQL.%d", config.Port))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial(network, target)
			if err != nil {
				_ = conn.Close()
				continue
			}
			go func() { _, _ = io.Copy(server, conn); _ = server.Close() }()
			go func() { _, _ = io.Copy(conn, server); _ = conn.Close() }()
		}
	}()
	t.Cleanup(func() { _ = listener.Close(); <-done })
	return listener.Addr().String()
}

// The first of several hosts is gone, and each has a port of its own.
func TestSeveralHostsWithPorts(t *testing.T) {
	config, err := pq.NewConfig(dbtest.DSN(t))
	check(t, err)
	hosts := nowhere + "," + forward(t, config)
	t.Setenv("DATABASE_URL", fmt.Sprintf("postgres://%s:%s@%s/%s?sslmode=disable",
		config.User, config.Password, hosts, config.Database))
	if code, _, stderr := run("key", "list"); code != exitOK {
		t.Errorf("exit %d: %s", code, stderr)
	}
}
