package cluster

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
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

// ApplySchema runs the Up halves of the migrations in dir, without noting it: for yardsticks that run without the
// product, whose own command migrates otherwise.
func ApplySchema(ctx context.Context, dsn, dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.sql"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no migrations in %s", dir)
	}
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	slices.Sort(files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		up, _, _ := strings.Cut(string(text), "-- +goose Down")
		if _, err := db.ExecContext(ctx, up); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	return nil
}
