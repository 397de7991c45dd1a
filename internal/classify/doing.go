package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// doing is a line of data/doings.txt: verbs and objects that together make a role somebody's.
type doing struct {
	role   labelID
	topics []labelID // skills and kinds of workplaces that do as objects
	handle bool      // a handle right behind the verb does, for founders one that is no known employer's
	ends   bool      // "I" and the verb may be all of the clause
}

// doingVerb is a form of a verb: the lines that have it, and whether it is an order at the head of a clause.
type doingVerb struct {
	lines []int32
	bare  bool
}

// doings are the lines with their words.
type doings struct {
	lines   []doing
	verbs   trie[doingVerb]
	objects trie[[]int32] // the lines of an object
}

// objectReach is among how many words behind a verb its object is looked for.
const objectReach = 5

func (lex *lexicon) readDoings() {
	d := &lex.doings
	d.verbs, d.objects = newTrie[doingVerb](lex.fold.numbers), newTrie[[]int32](lex.fold.numbers)
	for said := range contentLines(doingData) {
		role, rest, _ := strings.Cut(said, ":")
		verbs, objects, _ := strings.Cut(rest, ">")
		id, ok := lex.label(syncrun.LabelJobRole, role)
		if !ok {
			panic("doings.txt: no role " + role)
		}
		line := doing{role: id}
		n := int32(len(d.lines))
		for _, verb := range commaList(verbs) {
			for _, form := range verbForms(verb) {
				v := d.verbs.at(lex.fold.words(form))
				v.lines = noted(v.lines, n)
				v.bare = v.bare || form == verb
			}
		}
		for _, object := range commaList(objects) {
			switch topic, named := strings.CutPrefix(object, "<"); {
			case object == "@":
				line.handle = true
			case object == ".":
				line.ends = true
			case named:
				line.topics = append(line.topics, lex.topicNamed(strings.TrimSuffix(topic, ">")))
			default:
				o := d.objects.at(lex.fold.words(object))
				*o = noted(*o, n)
			}
		}
		d.lines = append(d.lines, line)
	}
}

func noted(lines []int32, line int32) []int32 {
	if slices.Contains(lines, line) {
		return lines
	}
	return append(lines, line)
}

// topicNamed finds a skill or a kind of workplace by its name.
func (lex *lexicon) topicNamed(name string) labelID {
	for _, kind := range []syncrun.LabelKind{syncrun.LabelSkill, workplaceLabel} {
		if id, ok := lex.labels.named[kind][name]; ok {
			return id
		}
	}
	panic("doings.txt: no topic " + name)
}

// verbForms are the forms of a verb in which a bio may have it: "teach", "teaches", "teaching". "=" before it keeps it
// as it is.
func verbForms(verb string) []string {
	if kept, is := strings.CutPrefix(verb, "="); is {
		return []string{kept}
	}
	head, rest, more := strings.Cut(verb, " ")
	if more {
		rest = " " + rest
	}
	return []string{verb, thirdPerson(head) + rest, gerund(head) + rest}
}

func thirdPerson(verb string) string {
	switch last := verb[len(verb)-1]; {
	case strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "sh"), last == 's', last == 'x', last == 'o':
		return verb + "es"
	case last == 'y' && !isVowel(verb[len(verb)-2]):
		return verb[:len(verb)-1] + "ies"
	default:
		return verb + "s"
	}
}

// gerund is the form in -ing. Verbs of one syllable that end in a vowel and a consonant double the latter.
func gerund(verb string) string {
	n := len(verb)
	last := verb[n-1]
	switch {
	case last == 'e' && n > 2 && verb[n-2] != 'e':
		return verb[:n-1] + "ing"
	case n > 2 && n < 5 && !isVowel(last) && isVowel(verb[n-2]) && !isVowel(verb[n-3]) && !strings.ContainsRune("wxy",
		rune(last)):
		return verb + string(last) + "ing"
	default:
		return verb + "ing"
	}
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// noteDoings adds the roles that clauses of the tokens [first, limit) tell by what somebody does: "I fix teeth".
func (r *reading) noteDoings(lex *lexicon, first, limit int) {
	for at := first; at < limit; at = r.clauseEnd(at, limit) {
		end := r.clauseEnd(at, limit)
		for i := at; i < end; i++ {
			v, n := lex.doings.verbs.longest(&r.text, i, end, false)
			if n > 0 && r.meanings[i].mood < former && !(v.bare && i == at) &&
				r.noteDoing(lex, v.lines, i, i+n, end) {
				break
			}
			if !opensDoing(string(r.bytes(i))) {
				break
			}
		}
	}
}

// opensDoing tells whether a verb behind a word at the head of a clause says what somebody does: "I", "currently".
func opensDoing(s string) bool {
	switch s {
	case "i", "im", "am", "m", "currently", "now", "mostly", "mainly", "still", "also", "just", "happily", "who",
		"usually", "and", "occasionally", "proudly", "quietly", "professionally", "busy", "day", "job",
		"sometimes", "always", "today", "full", "time", "primarily":
		return true
	}
	return false
}

// noteDoing adds the roles of lines whose verb stands at tokens [verb, at) and whose object follows before end.
func (r *reading) noteDoing(lex *lexicon, lines []int32, verb, at, end int) bool {
	d, found := &lex.doings, false
	add := func(line int32, upTo int) {
		if upTo < end && (isCopula(string(r.bytes(upTo))) || string(r.bytes(upTo)) == "enforcement") {
			return // "writing code is hard", "stop law enforcement"
		}
		if d.lines[line].role == lex.known.student && r.isScholar(lex) {
			return // professors study something, too
		}
		if d.lines[line].role == lex.known.founder && r.rolesIn(lex, r.start[bioField], r.start[locationField]) {
			return // the future of something is built by those who work for founders, too
		}
		found = true
		r.mentions = append(r.mentions, mention{id: d.lines[line].role, at: int32(verb), end: int32(upTo), doing: true})
	}
	for _, line := range lines {
		l := &d.lines[line]
		if l.ends && at >= end && string(r.bytes(verb-1)) == "i" || l.handle && at < end && r.tokens[at].kind == handle &&
			(l.role != lex.known.founder || !r.employerAt(lex, at)) {
			add(line, min(at+1, end))
		}
	}
	for i := at; i < min(at+objectReach, end); i++ {
		for limit := end; limit > i; {
			objects, n := d.objects.longest(&r.text, i, limit, false)
			if n == 0 {
				break
			}
			for _, line := range *objects {
				others := d.lines[line].role == lex.known.founder && i > at && string(r.bytes(i-1)) == "for"
				if slices.Contains(lines, line) && !others { // "building sites for startups" founds none
					add(line, i+n)
				}
			}
			limit = i + n - 1
		}
		for _, line := range lines {
			if len(d.lines[line].topics) > 0 && r.topicAt(lex, d.lines[line].topics, i) {
				add(line, i+1)
			}
		}
		if found || isOwner(string(r.bytes(i))) {
			return found
		}
	}
	return found
}

// isCopula tells whether what stands before a word is what a sentence is about: "writing code is hard".
func isCopula(s string) bool {
	switch s {
	case "is", "isnt", "are", "was", "wont", "makes":
		return true
	}
	return false
}

// isOwner tells whether what stands behind a word is of somebody's life rather than work: "raising my kids".
func isOwner(s string) bool {
	switch s {
	case "my", "myself", "your", "yourself", "our", "his", "her", "their", "no", "not", "never", "off":
		return true
	}
	return false
}

// employerAt tells whether a known employer is mentioned at token i.
func (r *reading) employerAt(lex *lexicon, i int) bool {
	return slices.ContainsFunc(r.mentions, func(m mention) bool {
		return int(m.at) == i && lex.labels.labels[m.id].kind == employerLabel
	})
}

// topicAt tells whether a mention at token i has one of the topics.
func (r *reading) topicAt(lex *lexicon, topics []labelID, i int) bool {
	return slices.ContainsFunc(r.mentions, func(m mention) bool {
		return int(m.at) == i && slices.ContainsFunc(topics, lex.labels.labels[m.id].covers.has)
	})
}
