package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"goodones/internal/profile"
)

// piece is a part that people are made of, or a search.
type piece struct {
	Part     string   `json:"part"` // bio, aside, location, first name, surname or search
	Text     string   `json:"text"`
	Is       []string `json:"is"`       // what it says of a person
	Arguable []string `json:"arguable"` // what one may or may not see in it
	Place    string   `json:"place"`    // where half of the people with this bio are
	Needs    []string `json:"needs"`    // of a search: what all must be said
	Not      []string `json:"not"`      // of a search: what must not be
}

// member is somebody of the pool, with what the parts say.
type member struct {
	text     profile.Line
	is       []string
	arguable []string
	bot      bool
}

type pool struct {
	members  []member
	searches []piece
}

// answer is whether somebody is right for a search.
type answer int

const (
	wrong answer = iota
	arguable
	right
)

func (s piece) answer(m *member) answer {
	found := right
	if m.bot || slices.Contains(m.is, "org") {
		return wrong
	}
	for _, need := range s.Needs {
		switch {
		case slices.Contains(m.is, need):
		case slices.Contains(m.arguable, need):
			found = arguable
		default:
			return wrong
		}
	}
	for _, not := range s.Not {
		if slices.Contains(m.is, not) {
			return wrong
		}
	}
	return found
}

// size is how many people a part of the pool has.
func size(part string) int {
	if part == tuned {
		return 3333
	}
	return 1667
}

// The seed of the pool, and how its people are made.
const (
	poolSeed     = 20261127
	atPlace      = 0.5  // of the people whose bio names a place: those who are there
	withAside    = 0.6  // those who add something that is beside the point
	bought       = 0.03 // bought followers with a copied bio
	mononym      = 0.1  // people without a surname
	countsOfBots = 30
)

// composePool makes the people of a part. They are the same on every machine.
func composePool(part string) (pool, error) {
	byPart, err := readPieces(part)
	if err != nil {
		return pool{}, err
	}
	made := pool{searches: byPart["search"]}
	c := composer{random: rand.New(rand.NewPCG(poolSeed, uint64(size(part)))), pieces: byPart} //nolint:gosec // no secret
	for range size(part) {
		made.members = append(made.members, c.member())
	}
	return made, nil
}

func readPieces(part string) (map[string][]piece, error) {
	file, err := data.Open("data/pool." + part + ".jsonl")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	byPart := map[string][]piece{}
	return byPart, eachLine(file, func(line []byte) error {
		var p piece
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		byPart[p.Part] = append(byPart[p.Part], p)
		return nil
	})
}

type composer struct {
	random *rand.Rand
	pieces map[string][]piece
}

func (c *composer) pick(part string) piece { return c.pieces[part][c.random.IntN(len(c.pieces[part]))] }

func (c *composer) chance(p float64) bool { return c.random.Float64() < p }

func (c *composer) member() member {
	bio, first := c.pick("bio"), c.pick("first name")
	for !fits(first, bio) {
		first = c.pick("first name")
	}
	m := member{is: slices.Clone(bio.Is), arguable: bio.Arguable}
	m.text.Name, m.text.Bio = first.Text, bio.Text
	m.text.Handle = fmt.Sprintf("person%d", c.random.IntN(1000))
	organisation := slices.Contains(bio.Is, "org")
	switch {
	case organisation:
		m.text.Name = c.pick("surname").Text + " & Co"
	case !c.chance(mononym):
		m.text.Name += " " + c.pick("surname").Text
	}
	if aside := c.pick("aside"); !organisation && c.chance(withAside) && fits(first, aside) && fits(bio, aside) {
		m.text.Bio = c.join(bio.Text, aside.Text)
		m.is = append(m.is, aside.Is...)
	}
	if !organisation {
		m.is = append(m.is, first.Is...)
	}
	place := c.place(bio)
	m.text.Location = place.Text
	m.is = append(m.is, place.Is...)
	m.bot = !organisation && c.chance(bought)
	c.count(&m)
	return m
}

// fits keeps a stated gender from contradicting another.
func fits(one, other piece) bool {
	female, male := "female", "male"
	says := func(p piece, gender string) bool { return slices.Contains(p.Is, gender) }
	return !(says(one, female) && says(other, male)) && !(says(one, male) && says(other, female))
}

func (c *composer) join(bio, aside string) string {
	separators := []string{" | ", ". ", " · ", "\n", " • ", " / ", ", "}
	bio = strings.TrimSuffix(bio, ".")
	if separator := separators[c.random.IntN(len(separators))]; c.chance(0.8) {
		return bio + separator + aside
	}
	return aside + " | " + bio
}

// place is where the bio wants somebody, or anywhere.
func (c *composer) place(bio piece) piece {
	if bio.Place == "" || !c.chance(atPlace) {
		return c.pick("location")
	}
	for {
		if p := c.pick("location"); slices.Contains(p.Is, bio.Place) {
			return p
		}
	}
}

func (c *composer) count(m *member) {
	inRange := func(low, high int) *int {
		n := low + c.random.IntN(high-low)
		return &n
	}
	m.text.ProfileImageURL = fmt.Sprintf("https://pbs.twimg.com/profile_images/%d/photo.jpg", c.random.IntN(1e9))
	if m.bot {
		m.text.FollowersCount, m.text.FollowingCount = inRange(0, 20), inRange(600, 2000)
		m.text.TweetCount, m.text.ListedCount = inRange(1, countsOfBots), inRange(0, 1)
		return
	}
	m.text.FollowersCount, m.text.FollowingCount = inRange(150, 6000), inRange(80, 1500)
	m.text.TweetCount, m.text.ListedCount = inRange(60, 20000), inRange(0, 40)
}

// printPool prints people as goodones judge reads them, with what they are.
func printPool(out io.Writer, part string) error {
	if !slices.Contains(parts(), part) {
		return fmt.Errorf("--print-pool must be tuned or untuned, not %q", part)
	}
	made, err := composePool(part)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, m := range made.members {
		line := struct {
			profile.Line
			Is       []string `json:"is"`
			Arguable []string `json:"arguable,omitempty"`
			Bot      bool     `json:"bot"`
		}{m.text, m.is, m.arguable, m.bot}
		if err := encoder.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
