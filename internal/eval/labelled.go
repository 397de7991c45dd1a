package main

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"goodones/internal/profile"
	"goodones/internal/syncrun"
)

//go:embed data
var data embed.FS

// The two parts of all data: one to tune on, one to look at the figures of only.
const (
	tuned   = "tuned"
	untuned = "untuned"
)

func parts() []string { return []string{tuned, untuned} }

// labelled is a profile with what it means.
type labelled struct {
	Kind string `json:"kind"`
	Near bool   `json:"near"` // a near miss of the kind
	Lang string `json:"lang"`
	Want want   `json:"want"`
	text profile.Line
}

// want is what a profile should be read as. What is left out is not measured.
type want struct {
	Roles        *[]string      `json:"roles"`
	Arguable     []string       `json:"arguable"` // roles that count neither way
	Gender       syncrun.Gender `json:"gender"`
	Bot          *bool          `json:"bot"`
	Organisation *bool          `json:"organisation"`
	Searches     []wantedSearch `json:"searches"`
}

type wantedSearch struct {
	Search string `json:"search"`
	Full   bool   `json:"full"`
}

// sets are the labelled files of each part. Everybody is asked for the roles of their own file only.
func sets() []string { return []string{"profiles", "everyday", "messy", "lists", "later"} }

func readProfiles(set, part string) ([]labelled, error) {
	file, err := data.Open("data/" + set + "." + part + ".jsonl")
	if errors.Is(err, fs.ErrNotExist) && part == tuned {
		return nil, nil // nobody tunes on any of it
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return decodeProfiles(file)
}

func openProfiles(path string) ([]labelled, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return decodeProfiles(file)
}

func decodeProfiles(r io.Reader) ([]labelled, error) {
	var all []labelled
	err := eachLine(r, func(line []byte) error {
		var p labelled
		var err error
		if p.text, _, err = profile.Parse(line); err != nil {
			return err
		}
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		all = append(all, p)
		return nil
	})
	return all, err
}

// longestLine is more than any profile takes.
const longestLine = 1 << 20

// eachLine calls do with each line that is not blank; its errors get the number of the line.
func eachLine(r io.Reader, do func(line []byte) error) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, longestLine)
	for n := 1; scanner.Scan(); n++ {
		if len(bytes.TrimSpace(scanner.Bytes())) == 0 {
			continue
		}
		if err := do(scanner.Bytes()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return scanner.Err()
}

// readClose returns for each role those that lie so close that they count neither way.
func readClose() (map[string][]string, error) {
	text, err := data.ReadFile("data/close.json")
	if err != nil {
		return nil, err
	}
	var near map[string][]string
	return near, json.Unmarshal(text, &near)
}
