package cluster

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"

	"github.com/pressly/goose/v3"
)

// Database makes an empty database and returns its URL. The caller drops it with Drop, or closes a private server.
func (s *Server) Database(ctx context.Context) (string, error) {
	s.made++
	name := fmt.Sprintf("goodones_bench_%d_%d", os.Getpid(), s.made)
	if err := s.exec(ctx, "CREATE DATABASE "+name); err != nil {
		return "", fmt.Errorf("create database: %w", err)
	}
	u := *s.admin
	u.Path = "/" + name
	return u.String(), nil
}

// Drop removes a database that Database made, cutting off whoever is connected.
func (s *Server) Drop(ctx context.Context, dsn string) error {
	before, _, _ := strings.Cut(dsn, "?")
	name := before[strings.LastIndexByte(before, '/')+1:]
	if !strings.HasPrefix(name, "goodones_bench_") {
		return fmt.Errorf("%q is not a database of this benchmark", name)
	}
	return s.exec(ctx, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)")
}

// Settle makes a private server write out what earlier work left behind, so that later work does not pay for it. It
// leaves a server that was there already alone.
func (s *Server) Settle(ctx context.Context) error {
	if s.process == nil {
		return nil
	}
	return s.exec(ctx, "CHECKPOINT")
}

func (s *Server) exec(ctx context.Context, statement string) error {
	db, err := sql.Open("postgres", s.admin.String())
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, statement)
	return err
}

// ApplySchema runs the migrations in dir: for yardsticks that run without the product, whose own command migrates
// otherwise.
func ApplySchema(ctx context.Context, dsn, dir string) error {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, db, os.DirFS(dir))
	if err != nil {
		return fmt.Errorf("migrations in %s: %w", dir, err)
	}
	_, err = provider.Up(ctx)
	return err
}
