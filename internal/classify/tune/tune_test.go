package main

import (
	"bytes"
	"strings"
	"testing"

	"goodones/internal/classify"
	"goodones/internal/classify/counts"
)

const table = `set,label,followers,following,posts,lists,picture,handle_end_digits,bio_length,has_location,` +
	`has_link,says_bot
cresci2015,bot,12,400,30,0,own,0,80,1,0,0
cresci2015,bot,300,400,30,0,own,0,80,1,0,0
cresci2015,human,200,180,2500,4,own,0,40,1,0,0
cresci2015,unsure,1,1,1,1,own,0,0,0,0,0
botwiki2019,bot,50,60,2500,0,own,0,40,1,0,1
thb2020,human,12,400,30,,own,0,80,1,0,0
`

func TestMeasure(t *testing.T) {
	t.Parallel()
	rows, err := read(strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 5 || rows[4].account.Lists != counts.Unknown {
		t.Fatalf("read %+v", rows)
	}
	got := measure(rows, whole(classify.New()))
	for key, want := range map[string]share{"cresci2015 bot": {1, 2}, "cresci2015 human": {0, 1},
		"botwiki2019 bot": {1, 1},
		"thb2020 human":   {0, 1}} {
		if got[key] != want {
			t.Errorf("%s: %+v, want %+v", key, got[key], want)
		}
	}
	var out bytes.Buffer
	met, err := report(&out, rows, whole(classify.New()))
	if err != nil || met {
		t.Errorf("met %v, error %v: half of cresci2015's bots are not its bar", met, err)
	}
	if !strings.Contains(out.String(), "missed") {
		t.Errorf("no missed bar in\n%s", &out)
	}
}

func TestChoose(t *testing.T) {
	t.Parallel()
	rows, err := read(strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	choose(&out, rows)
	if n := strings.Count(out.String(), "chosen on half"); n != 2 {
		t.Errorf("%d halves in\n%s", n, &out)
	}
}

func TestColumnsAreAskedFor(t *testing.T) {
	t.Parallel()
	if _, err := read(strings.NewReader("set,label\n")); err == nil || !strings.Contains(err.Error(), "followers") {
		t.Errorf("error %v", err)
	}
}
