package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// shareTopic asks for the topic that the first of several roles has, where the last has none: "baseball players and
// coaches" are coaches of baseball.
func (d *describer) shareTopic() {
	var before *mention
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
			d.topicOf(before)
		}
		before = m
	}
}

// topicOf asks for what stands before the last word of a role.
func (d *describer) topicOf(m *mention) {
	at, last := int(m.at), int(m.end)-1
	if at == last {
		return
	}
	if topic, is := d.lex.labels.named[syncrun.LabelSkill][d.phrase(at, last)]; is {
		d.addOnce(d.lex.labelGroup([]option{{id: topic}}))
		return
	}
	head, is := d.lex.labels.named[syncrun.LabelJobRole][d.phrase(last, last+1)]
	for at < last && !d.narrows(at, m) {
		at++
	}
	if is && at < last && d.lex.labels.labels[head].covers.has(m.id) {
		d.addWords(at, last)
	}
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
		"editors", "authors", "commentators", "analysts", "instructors", "referees", "umpires", "scouts"}
	return slices.Contains(topical[:], role)
}

// senior asks for the rank that a phrase names beside its role: "VPs of product" are more than product managers.
func (d *describer) senior(m *mention) {
	said := strings.Fields(d.lex.labels.labels[m.id].value)
	for i := int(m.at); i < int(m.end); i++ {
		word := string(d.bytes(i))
		rank := strings.TrimSuffix(word, "s")
		switch rank {
		case "vp", "svp", "evp", "director", "head", "chief":
		default:
			continue
		}
		if m.end-m.at == 1 || slices.Contains(said, rank) || d.lex.labels.labels[m.id].covers.has(d.lex.known.vicePresident) {
			return
		}
		d.addOnce(group{kind: wordGroup, weight: wordWeight, asked: d.quote(i, i+1),
			words: []queryWord{{exact: rank, stem: rank}}})
		return
	}
}

// selects tells whether a word that elsewhere only says how somebody has a role is asked for in a search.
func selects(word string) bool {
	switch word {
	case "digital", "independent", "assistant", "associate", "adjunct", "deputy", "serial", "resident", "principal":
		return true
	default:
		return false
	}
}
