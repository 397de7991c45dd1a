package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// bars are what each set has to reach: the share of its bots that is found, and the share of its humans that is called
// bots. Sets without a bar are shown and decide nothing; the labels of twibot20 are doubtful.
func bars() (recall, human map[string]float64) {
	return map[string]float64{"cresci2015 bot": .55, "cresci2017 bot": .30, "kaggle2017 bot": .45, "vendor2019 bot": .33,
			"botwiki2019 bot": .60},
		map[string]float64{"cresci2015 human": .006, "cresci2017 human": .006, "rtbust2019 human": .006,
			"verified2019 human": .006, "kaggle2017 human": .01, "thb2020 human": .01, "experts2022 human": .01}
}

// verdict tells whether a row is taken for a bot.
type verdict func(r *row) bool

// whole judges as the classifier does, on a made-up profile with these numbers. Its texts say nothing but, where the
// row says so, "bot".
func whole(c *classify.Classifier) verdict {
	return func(r *row) bool {
		p := profile(r)
		return c.Facts(&p).Bot
	}
}

func profile(r *row) syncrun.Profile {
	a := &r.account
	p := syncrun.Profile{ID: 1, Detailed: true, Name: "Ada", Handle: "ada_" + strings.Repeat("7", max(r.handleEnd, 0)),
		Bio: filler(a.Bio), FollowersCount: a.Followers, FollowingCount: a.Following, TweetCount: a.Posts,
		ListedCount: a.Lists}
	if a.Location {
		p.Location = "Somewhere"
	}
	if a.Link {
		p.URL = "https://example.com"
	}
	switch {
	case a.DefaultPicture:
		p.ProfileImageURL = "https://img.example/default_profile_normal.png"
	case r.ownPicture:
		p.ProfileImageURL = "https://img.example/1.jpg"
	}
	if r.callsItself {
		p.Name = "Ada Lines Bot"
	}
	return p
}

// filler is a bio of n characters without a meaning.
func filler(n int) string { return strings.Repeat("lorem ipsum ", max(n, 0)/12+1)[:max(n, 0)] }

// share is how many of how many.
type share struct{ found, all int }

func (s share) of() float64 { return float64(s.found) / float64(max(s.all, 1)) }

// measure counts by set and label.
func measure(rows []row, is verdict) map[string]share {
	shares := make(map[string]share)
	for i := range rows {
		s := shares[rows[i].key()]
		s.all++
		if is(&rows[i]) {
			s.found++
		}
		shares[rows[i].key()] = s
	}
	return shares
}

// half is 0 or 1, always the same for the same numbers.
func half(r *row) int {
	h := fnv.New32a()
	fmt.Fprint(h, r.set, r.account, r.handleEnd)
	return int(h.Sum32()>>7) & 1
}

// report prints a table of shares by set, for all rows and for each half. It tells whether every bar is met.
func report(out io.Writer, rows []row, is verdict) (met bool, err error) {
	recall, human := bars()
	all := measure(rows, is)
	var halves [2]map[string]share
	for i := range halves {
		halves[i] = measure(slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return half(&r) != i }), is)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "set and label\taccounts\tcalled bots\tshare\tone half\tother half\tbar\t\t")
	met = true
	for _, key := range slices.Sorted(maps.Keys(all)) {
		s, bar, verdict := all[key], "", ""
		if least, ok := recall[key]; ok {
			bar, verdict = fmt.Sprintf("≥ %.3f", least), word(s.of() >= least)
		} else if most, ok := human[key]; ok {
			bar, verdict = fmt.Sprintf("≤ %.3f", most), word(s.of() <= most)
		}
		met = met && verdict != "missed"
		fmt.Fprintf(w, "%s\t%d\t%d\t%.4f\t%.4f\t%.4f\t%s\t%s\t\n", key, s.all, s.found, s.of(), halves[0][key].of(),
			halves[1][key].of(), bar, verdict)
	}
	return met, w.Flush()
}

func word(met bool) string {
	if met {
		return "met"
	}
	return "missed"
}
