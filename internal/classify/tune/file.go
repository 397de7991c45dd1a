package main

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"goodones/internal/classify/counts"
)

// row is one account of the file.
type row struct {
	set, label  string
	account     counts.Account
	handleEnd   int  // digits at the end of the handle
	ownPicture  bool // false: unknown or the network's own
	callsItself bool // name or bio call the account a bot
}

func (r *row) bot() bool { return r.label == "bot" }

// key names the rows that are counted together.
func (r *row) key() string { return r.set + " " + r.label }

// readFile reads a table, also a gzipped one, whose columns the documentation of this command names. Rows with another
// label than bot and human are left out.
func readFile(path string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("open %s: %w", path, err)
		}
	}
	rows, err := read(in)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return rows, nil
}

func read(in io.Reader) ([]row, error) {
	table := csv.NewReader(in)
	head, err := table.Read()
	if err != nil {
		return nil, err
	}
	column := make(map[string]int)
	for i, name := range head {
		column[name] = i
	}
	for _, name := range []string{"set", "label", "followers", "following", "posts", "lists", "picture",
		"handle_end_digits",
		"bio_length", "has_location", "has_link", "says_bot"} {
		if _, ok := column[name]; !ok {
			return nil, fmt.Errorf("no column %q", name)
		}
	}
	var rows []row
	for {
		line, err := table.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		if r := parse(func(name string) string { return line[column[name]] }); r.label == "bot" || r.label == "human" {
			rows = append(rows, r)
		}
	}
}

// parse reads one line. What is empty or no number is unknown.
func parse(value func(name string) string) row {
	number := func(name string) int {
		n, err := strconv.Atoi(value(name))
		if err != nil {
			return counts.Unknown
		}
		return n
	}
	return row{
		set: value("set"), label: value("label"),
		account: counts.Account{
			Followers: number("followers"), Following: number("following"), Posts: number("posts"), Lists: number("lists"),
			Bio: number("bio_length"), Location: value("has_location") == "1", Link: value("has_link") == "1",
			DefaultPicture: value("picture") == "default_profile"},
		handleEnd: number("handle_end_digits"), ownPicture: value("picture") == "own", callsItself: value("says_bot") == "1",
	}
}
