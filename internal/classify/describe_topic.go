package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// shareTopic asks for the topic that the first of several roles has, where the last has none: "baseball players and
// coaches" are coaches of baseball. It tells whether it did.
func (d *describer) shareTopic() bool {
	var before *mention
	shared := false
	for i := range d.mentions {
		m := &d.mentions[i]
		if d.kind(m) != syncrun.LabelJobRole || m.mood != affirmed {
			continue
		}
		if before != nil && before.at == m.at {
			continue
		}
		last := int(m.end) - 1
		if before != nil && last == int(m.at) && d.listed(int(before.end), last) && takesTopic(string(d.bytes(last))) {
			shared = d.topicOf(before) || shared
		}
		before = m
	}
	return shared
}

// topicOf asks for what stands before the last word of a role, and tells whether something does.
func (d *describer) topicOf(m *mention) bool {
	at, last := int(m.at), int(m.end)-1
	if at == last {
		return false
	}
	if topic, is := d.lex.labels.named[syncrun.LabelSkill][d.phrase(at, last)]; is {
		d.addOnce(d.lex.labelGroup([]option{{id: topic}}))
		return true
	}
	head, is := d.lex.labels.named[syncrun.LabelJobRole][d.phrase(last, last+1)]
	if is && d.lex.labels.labels[head].covers.has(m.id) {
		for at < last && !d.narrows(at, m) {
			at++
		}
	} else if !takesTopic(string(d.bytes(last))) { // "book reviewers" are of books, though not all reviewers are
		return false
	}
	if at == last {
		return false
	}
	d.addWords(at, last)
	return true
}

// listed tells whether nothing but words and signs that list stand between two roles.
func (d *describer) listed(at, end int) bool {
	for i := at; i < end; i++ {
		switch string(d.bytes(i)) {
		case "and", "or":
		default:
			return false
		}
	}
	return end > at || end > 0 && strings.ContainsAny(d.textBetween(end-1), "&/+")
}

// takesTopic tells whether a role is one of a topic, as coaches are and founders are not.
func takesTopic(role string) bool {
	topical := [...]string{"coach", "coaches", "trainers", "players", "managers", "photographers", "videographers",
		"activists", "reporters", "writers", "bloggers", "journalists", "researchers", "historians", "critics", "fans",
		"editors", "authors", "reviewers", "commentators", "analysts", "instructors", "referees", "umpires", "scouts"}
	return slices.Contains(topical[:], role)
}

// senior asks for the rank that a phrase names beside its role: "VPs of product" are more than product managers.
func (d *describer) senior(m *mention) {
	covers, said := d.lex.labels.labels[m.id].covers, strings.Fields(d.lex.labels.labels[m.id].value)
	for i := int(m.at); i < int(m.end); i++ {
		word := string(d.bytes(i))
		rank := strings.TrimSuffix(word, "s")
		likes := ranksLike(rank)
		if likes == nil || m.end-m.at == 1 || slices.Contains(said, rank) {
			continue
		}
		chief := rank == "chief" && m.id == d.lex.known.productChief || covers.has(d.lex.known.executive)
		if chief && rank != "director" || covers.has(d.lex.known.vicePresident) {
			return // "head of marketing", for a chief marketing officer
		}
		g := group{kind: wordGroup, weight: wordWeight, asked: d.quote(i, i+1), names: likes,
			words: []queryWord{{exact: rank, stem: rank}}, head: rank == "manager"}
		if last := len(d.description) - 1; rank == "manager" && last >= 0 && d.description[last].kind == roleGroup {
			d.description[last].options[0].with = &g // what others manage does not count
			return
		}
		d.addOnce(g)
		return
	}
}

// ranksLike are the words for a rank, nil for what is none. Any of them will do.
func ranksLike(word string) []string {
	switch word {
	case "vp", "svp", "evp":
		return []string{"vp", "svp", "evp", "vice"}
	case "director":
		return []string{"director"}
	case "manager", "mgr":
		return []string{"manager", "mgr", "head", "director", "vp", "lead"}
	case "head", "chief":
		return []string{"head", "chief", "vp", "svp", "lead", "director"}
	case "leader", "lead":
		return []string{"lead", "leader", "head", "leading", "director", "vp", "manager", "principal", "leadership"}
	case "senior", "sr":
		return []string{"senior", "sr", "snr", "lead", "principal", "staff", "head"}
	case "junior", "jr":
		return []string{"junior", "jr", "entry", "trainee", "graduate"}
	case "principal", "staff":
		return []string{"principal", "staff", "distinguished"}
	default:
		return nil
	}
}

// schoolsLike are other words for a kind of school, any of which will do.
func schoolsLike(kind string) []string {
	switch kind {
	case "elementary", "primary":
		return []string{"elementary", "primary"}
	case "high", "secondary":
		return []string{"highschool", "hs", "secondary"}
	default:
		return nil
	}
}

// selects tells whether a word that elsewhere only says how somebody has a role is asked for in a search.
func selects(word string) bool {
	switch word {
	case "digital", "independent", "assistant", "associate", "adjunct", "deputy", "serial", "resident", "career", "tv",
		"industry", "newspaper", "public", "certified":
		return true
	default:
		return ranksLike(word) != nil
	}
}

// isGenreBook tells whether the word at token i is what novelists write anyway: "authors of romance novels".
func (d *describer) isGenreBook(i int) bool {
	said := string(d.bytes(i))
	return (said == "novels" || said == "novel") && slices.ContainsFunc(d.description, func(g group) bool {
		return g.kind == roleGroup && g.asks(d.lex.known.novelist)
	})
}

// teachesYoung tells whether the tokens from i on are a teacher of a year or grade of a primary school: "Year 5
// teacher", "reception teacher", "2nd grade teacher".
func (r *reading) teachesYoung(i, limit int) bool {
	n := 1
	switch string(r.bytes(i)) {
	case "reception":
	case "year":
		n = 2
		if i+1 >= limit || len(r.bytes(i+1)) != 1 || r.bytes(i + 1)[0] < '1' || r.bytes(i + 1)[0] > '6' {
			return false
		}
	case "1st", "2nd", "3rd", "4th", "5th", "first", "second", "third", "fourth", "fifth":
		n = 2
		if i+1 >= limit || string(r.bytes(i+1)) != "grade" {
			return false
		}
	default:
		return false
	}
	return i+n < limit && !r.tokens[i+n].breaks && string(r.bytes(i+n)) == "teacher"
}

// endsTitle tells whether token i is the last word of a title of two whose first word stands before another one:
// "brand/marketing strategist".
func (g *group) endsTitle(r *reading, i int) bool {
	if !g.title || i < 2 || !g.words[1].is(r.bytes(i)) {
		return false
	}
	at := i - 2
	if string(r.bytes(at)) == "and" && at > 0 {
		at--
	} else if sign := strings.TrimSpace(r.textBetween(at)); sign != "/" && sign != "&" {
		return false
	}
	return r.fieldOf(at) == r.fieldOf(i) && g.words[0].is(r.bytes(at))
}
