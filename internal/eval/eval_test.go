package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"goodones/internal/classify"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// The files are what their README promises.
func TestLabelledProfiles(t *testing.T) {
	t.Parallel()
	type sides struct{ itself, near int }
	counted, untunedOnes, total, languages := map[string]*sides{}, 0, 0, map[string]bool{}
	seen := map[string]bool{}
	for _, part := range parts() {
		people, err := readProfiles("profiles", part)
		check(t, err)
		for _, p := range people {
			if counted[p.Kind] == nil {
				counted[p.Kind] = &sides{}
			}
			if p.Near {
				counted[p.Kind].near++
			} else {
				counted[p.Kind].itself++
			}
			if seen[p.line()] {
				t.Errorf("twice: %s", p.line())
			}
			seen[p.line()], languages[p.Lang] = true, true
			total++
			untunedOnes += count(part == untuned)
			if p.Want.Bot == nil || p.Want.Gender != "" && !slices.Contains(syncrun.Genders(), p.Want.Gender) {
				t.Errorf("%s: wants %+v: %s", p.Kind, p.Want, p.line())
			}
		}
	}
	for kind, s := range counted {
		if s.itself+s.near < 20 || s.near*10 < 3*(s.itself+s.near) {
			t.Errorf("%s has %d profiles and %d near misses", kind, s.itself, s.near)
		}
	}
	fact.Holds(t, "total >= 1000", total >= 1000, total, untunedOnes)
	fact.Is(t, "len(languages)", len(languages), 8)
	fact.Holds(t, "untunedOnes*100/total >= 30", untunedOnes*100/total >= 30, untunedOnes*100/total)
	fact.Holds(t, "untunedOnes*100/total <= 36", untunedOnes*100/total <= 36, untunedOnes*100/total)
}

func TestPool(t *testing.T) {
	t.Parallel()
	people, searches := 0, 0
	for _, part := range parts() {
		made, err := composePool(part)
		check(t, err)
		again, err := composePool(part)
		check(t, err)
		if !reflect.DeepEqual(made, again) {
			t.Errorf("the %s pool is another each time", part)
		}
		people, searches = people+len(made.members), searches+len(made.searches)
		for _, search := range made.searches {
			answers := map[answer]int{}
			for i := range made.members {
				answers[search.answer(&made.members[i])]++
			}
			if answers[right] < 20 {
				t.Errorf("%s: %q has %d right answers", part, search.Text, answers[right])
			}
		}
		for _, m := range made.members {
			if slices.Contains(m.is, "female") && slices.Contains(m.is, "male") {
				t.Errorf("%q: %q is of two genders", m.text.Name, m.text.Bio)
			}
		}
	}
	if people != 5000 || searches != 40 {
		t.Errorf("%d people, %d searches", people, searches)
	}
}

func TestAnswer(t *testing.T) {
	t.Parallel()
	search := piece{Needs: []string{"founder", "tech"}, Not: []string{"crypto"}}
	for _, c := range []struct {
		m    member
		want answer
	}{
		{member{is: []string{"founder", "tech"}}, right},
		{member{is: []string{"founder"}}, wrong},
		{member{is: []string{"founder"}, arguable: []string{"tech"}}, arguable},
		{member{is: []string{"founder", "tech", "crypto"}}, wrong},
		{member{is: []string{"founder", "tech", "org"}}, wrong},
		{member{is: []string{"founder", "tech"}, bot: true}, wrong},
	} {
		if got := search.answer(&c.m); got != c.want {
			t.Errorf("%+v: %d, want %d", c.m, got, c.want)
		}
	}
}

func TestRank(t *testing.T) {
	t.Parallel()
	full, maybe := syncrun.ConfidenceFull, syncrun.ConfidenceMaybe
	r := searched{right: 3}
	r.rank([]hit{{maybe, 0.9, 1, true}, {full, 0.1, 2, false}, {full, 0.8, 3, true}})
	want := searched{right: 3, full: 2, fullRight: 1, rankedN: 2, ranked: 0.5, shuffled: 0.5, listed: 3, listedRight: 2}
	if r != want {
		t.Errorf("%+v, want %+v", r, want)
	}
	var many []hit
	for i := range 40 {
		many = append(many, hit{full, float64(i), int64(i), i >= 20})
	}
	r = searched{right: 20}
	r.rank(many)
	fact.Is(t, "r.ranked", r.ranked, 1)
	fact.Is(t, "r.shuffled", r.shuffled, 0.5)
	fact.Is(t, "r.listedRight", r.listedRight, 20)
}

func TestTally(t *testing.T) {
	t.Parallel()
	var counted tally
	for _, c := range [][2]bool{{true, true}, {true, true}, {true, true}, {true, false}, {false, true}, {false, false}} {
		counted.add(c[0], c[1])
	}
	if r, p := counted.recall(), counted.precision(); r != (figure{0.75, 4}) || p != (figure{0.75, 4}) {
		t.Errorf("recall %+v, precision %+v", r, p)
	}
	if f := (tally{}).recall(); f.N != 0 || f.String() != "-" {
		t.Errorf("of nothing: %+v", f)
	}
}

// Close roles count neither way, and a role that somebody lacks counts against precision.
func TestRolesOfOneProfile(t *testing.T) {
	t.Parallel()
	people, err := decodeProfiles(strings.NewReader(
		`{"kind":"role","lang":"en","name":"Ada","bio":"Backend engineer and nurse","want":{"roles":["backend engineer"]}}`+
			"\n\n"+`{"kind":"role","lang":"en","name":"Bo","bio":"nurse","want":{"roles":["nurse"],"bot":false}}`,
	), anyLabel)
	check(t, err)
	j, err := newJudge(classify.New())
	check(t, err)
	s := newSheet()
	j.profiles(s, people)
	if got := *s.tallies["roles en"]; got != (tally{found: 2, invented: 1}) {
		t.Errorf("%+v", got)
	}
	if got := *s.kinds["role"]; got != [2]side{{right: 1, wrong: 1}} {
		t.Errorf("%+v", got)
	}
}

func TestBadFiles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"{}":                           "line 1: has neither",
		"{\"bio\":\"a\"}\n[]":          "line 2: is no JSON object",
		`{"bio":"a","kind":1}`:         "line 1:",
		`{"bio":"a","tweetCount":1.5}`: "line 1: tweetCount must be a whole number",
	} {
		if _, err := decodeProfiles(strings.NewReader(text), anyLabel); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestBars(t *testing.T) {
	t.Parallel()
	good, bad := newSheet(), newSheet()
	for _, b := range bars() {
		good.means[b.figure], bad.means[b.figure] = figure{b.least, 1}, figure{b.least, 1}
	}
	good.speed, bad.speed = 200_000, 200_000
	bad.means[rankedName] = figure{0.89, 13}
	if err := (table{measured: map[string]*sheet{untuned: good}}).verdict(&bytes.Buffer{}); err != nil {
		t.Errorf("at the bars: %v", err)
	}
	var out bytes.Buffer
	if err := (table{measured: map[string]*sheet{untuned: bad}}).verdict(&out); !errors.Is(err, errBelow) ||
		!strings.Contains(out.String(), rankedName+" is 0.890; wanted: 0.900") {
		t.Errorf("below one: %v: %s", err, &out)
	}
	if err := (table{measured: map[string]*sheet{untuned: newSheet()}}).verdict(&out); !errors.Is(err, errBelow) {
		t.Errorf("nothing measured: %v", err)
	}
}

// Figures that were recorded stand beside the next ones, and the release's stay.
func TestFigures(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "figures.json")
	b, err := readFigures(path)
	check(t, err)
	b.Release, b.Of = "v1", values{tuned: {"roles en: recall": 0.5}}
	s := newSheet()
	s.tally("roles en").add(true, true)
	check(t, writeFigures(path, b, table{measured: map[string]*sheet{tuned: s}}))
	b, err = readFigures(path)
	check(t, err)
	fact.Is(fact.Must(t), "b.Release", b.Release, "v1", b)
	fact.Is(fact.Must(t), `b.Of[tuned]["roles en: recall"]`, b.Of[tuned]["roles en: recall"], 0.5)
	fact.Is(t, `b.Now[tuned]["roles en: recall"]`, b.Now[tuned]["roles en: recall"], 1)
	fact.Is(t, "b.Version", b.Version, classify.Version)
	fact.Is(t, "b.checkRecorded()", b.checkRecorded(), nil)
	b.Version-- // as if the rules had changed since
	if err := b.checkRecorded(); !errors.Is(err, errStale) {
		t.Errorf("old figures: %v", err)
	}
	var out bytes.Buffer
	check(t, printTable(&out, table{measured: map[string]*sheet{tuned: s}, files: []string{tuned}, before: b}))
	if line := lineOf(out.String(), "roles en: recall"); strings.Join(strings.Fields(line), " ") !=
		"roles en: recall 0.850 1.000 (1) 1.000 0.500" {
		t.Errorf("%q", line)
	}
}

func lineOf(text, prefix string) string {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, prefix) {
			return line
		}
	}
	return ""
}

// A user whose label means nothing here is told so, rather than shown figures of less than they labelled.
func TestOwnFileRefusesLabels(t *testing.T) {
	t.Parallel()
	c := classify.New()
	path := filepath.Join(t.TempDir(), "mine.jsonl")
	for line, refusal := range map[string]string{
		`{"rolls":["nurse"]}`:          `want: json: unknown field "rolls"`,
		`{"roles":["Nurse"]}`:          `want.roles has "Nurse", which is no name of a role: write "nurse"`,
		`{"roles":["of all things"]}`:  `want.roles has "of all things", which is no name of a role`,
		`{"gender":"man"}`:             `want.gender must be one of [female male nonbinary unknown], not "man"`,
		`{"searches":[{"search":""}]}`: `want.searches has "", which says nothing to look for`,
	} {
		text := "\ufeff{\"bio\":\"y\",\"want\":{}}\r\n{\"bio\":\"x\",\"want\":" + line + "}\n"
		check(t, os.WriteFile(path, []byte(text), 0o600))
		if _, err := openProfiles(path, c); err == nil || err.Error() != path+": line 2: "+refusal {
			t.Errorf("%s: %v; want %s", line, err, refusal)
		}
	}
	check(t, os.WriteFile(path, []byte("\n"), 0o600))
	if _, err := openProfiles(path, c); err == nil || !strings.Contains(err.Error(), "has no profiles") {
		t.Errorf("an empty file: %v", err)
	}
}

// Somebody's own file is measured without bars; the people of the pool can be printed.
func TestRunOnFiles(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mine.jsonl")
	check(
		t,
		os.WriteFile(
			path,
			[]byte(`{"kind":"role","lang":"en","bio":"Nurse in Hull","want":{"roles":["nurse"]}}`),
			0o600,
		),
	)
	var out bytes.Buffer
	check(t, run([]string{"--profiles", path}, &out))
	if line := lineOf(out.String(), "roles en: recall"); !strings.Contains(line, "1.000") {
		t.Errorf("%s", &out)
	}
	if line := lineOf(out.String(), "roles ja: recall"); line != "" {
		t.Errorf("a figure without cases: %s", line)
	}
	out.Reset()
	check(t, run([]string{"--print-pool", untuned}, &out))
	lines := 0
	for line := range strings.Lines(out.String()) {
		var person struct{ Name, Bio string }
		check(t, json.Unmarshal([]byte(line), &person))
		lines++
	}
	if lines != size(untuned) {
		t.Errorf("%d people", lines)
	}
	if err := run([]string{"--print-pool", "both"}, &out); err == nil || !strings.Contains(err.Error(), `"both"`) {
		t.Errorf("%v", err)
	}
}
