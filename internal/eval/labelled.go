package main

import (
	"bufio"
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"goodones/internal/classify"
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

// UnmarshalJSON refuses fields that a want has not: a misspelt one would measure nothing, and say nothing of it.
func (w *want) UnmarshalJSON(text []byte) error {
	type plain want
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode((*plain)(w)); err != nil {
		return fmt.Errorf("want: %w", err)
	}
	return nil
}

// check refuses labels that nothing can be measured by.
func (w *want) check(c *classify.Classifier) error {
	if w.Gender != "" && !slices.Contains(syncrun.Genders(), w.Gender) {
		return fmt.Errorf("want.gender must be one of %v, not %q", syncrun.Genders(), w.Gender)
	}
	if w.Roles != nil {
		for _, role := range *w.Roles {
			if name, known := c.Canonical(syncrun.LabelJobRole, role); name != role {
				return fmt.Errorf("want.roles has %q, which is no name of a role%s", role, instead(name, known))
			}
		}
	}
	for _, wanted := range w.Searches {
		if !c.LooksFor(syncrun.Definition{Description: wanted.Search}) {
			return fmt.Errorf("want.searches has %q, which says nothing to look for", wanted.Search)
		}
	}
	return nil
}

// instead names the role that a synonym stands for.
func instead(name string, known bool) string {
	if !known {
		return ""
	}
	return fmt.Sprintf(": write %q", name)
}

// unnamed is the kind of profiles that name none.
const unnamed = "unnamed"

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
	return decodeProfiles(file, anyLabel)
}

// openProfiles reads somebody's own file, and refuses labels by which nothing could be measured.
func openProfiles(path string, c *classify.Classifier) ([]labelled, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	people, err := decodeProfiles(file, func(w *want) error { return w.check(c) })
	if err == nil && len(people) == 0 {
		err = errors.New("has no profiles")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i := range people {
		people[i].Kind = cmp.Or(people[i].Kind, unnamed)
	}
	return people, nil
}

// anyLabel is the check of our own files, which tests look at.
func anyLabel(*want) error { return nil }

// decodeProfiles reads lines until check refuses what one wants.
func decodeProfiles(r io.Reader, check func(*want) error) ([]labelled, error) {
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
		if err := check(&p.Want); err != nil {
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
		line := bytes.TrimPrefix(scanner.Bytes(), []byte(profile.ByteOrderMark))
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if err := do(line); err != nil {
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
