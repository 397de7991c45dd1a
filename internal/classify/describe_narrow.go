package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// addRoles makes a group of roles any of which will do. What narrows the only role is a group of its own; of several
// roles, each has its own words: "nurses and wedding photographers".
func (d *describer) addRoles(asked []*mention) {
	if len(asked) == 0 {
		return
	}
	several := asked[0].at != asked[len(asked)-1].at
	shared := several && d.shareTopic()
	var options []option
	for _, m := range asked {
		o := d.option(m)
		o.rank = d.asksForManagers(m)
		if several && !shared {
			o.with = d.narrowing(m)
		}
		if !slices.Contains(options, o) {
			options = append(options, o)
		}
	}
	d.addOnce(d.lex.labelGroup(options))
	if !several && len(options) == 1 {
		d.narrow(asked[0])
	}
}

// needsAll tells whether the role m is asked for beside the roles from first to last, not instead of them: "veterans
// who are entrepreneurs", "both designers and developers", "artist entrepreneurs".
func (d *describer) needsAll(first, last, m *mention) bool {
	at, end := int(last.end), int(m.at)
	if d.whoAre(at, end) {
		return true
	}
	if end >= at && int(first.at) > d.start[bioField] && string(d.bytes(int(first.at)-1)) == "both" {
		return true
	}
	if !m.many && !last.many && d.joined(at, end) {
		return true // "designer and developer" is one person
	}
	return end == at && !d.tokens[end].breaks && !d.tokens[end].and && strings.TrimSpace(d.textBetween(end-1)) == ""
}

// joined tells whether nothing but "and", or a sign for it, stands between the tokens at-1 and end.
func (d *describer) joined(at, end int) bool {
	switch end - at {
	case 0:
		return at > 0 && strings.ContainsAny(d.textBetween(at-1), "&+")
	case 1:
		return string(d.bytes(at)) == "and"
	}
	return false
}

// isWorkplace tells whether a role in the plural names companies: "journalists at broadcasters".
func (d *describer) isWorkplace(m *mention) bool {
	return int(m.at) > d.start[bioField] && !d.tokens[m.at].breaks && d.isAt(int(m.at)-1) &&
		slices.ContainsFunc(d.mentions, func(n mention) bool {
			return n.at == m.at && n.end == m.end && d.kind(&n) == workplaceLabel
		})
}

// isHeadOf tells whether a role only stands at the head of another one, as the biologist does of "biology
// PhD students".
func (d *describer) isHeadOf(m *mention) bool {
	if p, n := d.lex.phrases.longest(&d.text, int(m.at), int(m.at)+1, false); n > 0 && p.turns() {
		return false // "retired military officers"
	}
	return !m.inside && slices.ContainsFunc(d.mentions, func(n mention) bool {
		return n.at > m.at && n.at < m.end && n.end > m.end && !n.inside && d.kind(&n) == syncrun.LabelJobRole
	})
}

// headOf is the first token of the words at the end of a mention that mean its whole role, as "photographers" does in
// "wedding photographers"; the mention's own first token where there are none, and known is false.
func (d *describer) headOf(m *mention) (head int, known bool) {
	named, labels := d.lex.labels.named[syncrun.LabelJobRole], d.lex.labels.labels
	for head = int(m.end) - 1; head >= int(m.at); head-- {
		if id, is := named[d.phrase(head, int(m.end))]; is && labels[id].covers.has(m.id) {
			return head, true
		}
	}
	return int(m.at), false
}

// narrow asks for the words by which a search names only some of those with a role, "wedding photographers": they
// stand before words that mean the whole role, and neither belong to its name nor are a field that is asked for.
func (d *describer) narrow(m *mention) {
	head, known := d.headOf(m)
	if !known {
		d.toldAbout(m)
		return
	}
	if head == int(m.at) {
		if !d.toldAbout(m) {
			d.narrowByFirst(m)
		}
		d.narrowByHead(m)
		d.senior(m)
		return
	}
	if d.narrowByPlace(m, head) {
		return
	}
	at := d.firstNarrowing(m, head)
	if at == head {
		return
	}
	if m.id == d.lex.known.entrepreneur && d.phrase(at, head) == "business" {
		return // "business owners"
	}
	if topic, is := d.lex.labels.named[syncrun.LabelSkill][d.phrase(at, head)]; is &&
		d.lex.labels.labels[topic].value == d.phrase(at, head) {
		d.addSkills([]option{{id: topic}}) // "biology PhD students"
		d.take(int32(at), int32(head))
		return
	}
	d.take(int32(at), int32(head))
	g := d.wordsOf(at, head)
	if d.phrase(at, head) == "head" {
		g.head, g.names = true, append(g.names, headNames("head", d.phrase(head, int(m.end)))...)
	}
	d.addOnce(g)
}

// narrowByPlace asks for the kind of workplace or stage that stands before the head of a mention: "startup founders".
func (d *describer) narrowByPlace(m *mention, head int) bool {
	at := int(m.at)
	for _, kind := range [...]syncrun.LabelKind{workplaceLabel, stageLabel} {
		id, is := d.lex.labels.named[kind][d.phrase(at, head)]
		if is && (head == at+1 || strings.HasPrefix(d.lex.labels.labels[id].value, string(d.bytes(at)))) {
			if last := len(d.description) - 1; m.id == d.lex.known.student && string(d.bytes(at)) == "college" &&
				last >= 0 && d.description[last].kind == roleGroup {
				d.description[last].but = d.lex.known.phdStudent // who has been through college
			}
			d.addOnce(d.lex.labelGroup([]option{{id: id}}))
			return true
		}
	}
	return false
}

// narrowing is the words that narrow one of several roles, nil where there are none.
func (d *describer) narrowing(m *mention) *group {
	head, known := d.headOf(m)
	if !known {
		return nil
	}
	at := d.firstNarrowing(m, head)
	if at == head {
		return nil
	}
	g := d.wordsOf(at, head)
	if ranksLike(g.words[0].exact) != nil {
		g.head = true
		g.names = append(g.names, headNames(g.words[0].exact, d.phrase(head, int(m.end)))...)
	}
	return &g
}

// firstNarrowing is the first token before the head of a mention that narrows it, the head where none does.
func (d *describer) firstNarrowing(m *mention, head int) int {
	at := int(m.at)
	for at < head && !d.narrows(at, m) {
		at++
	}
	return at
}

// toldAbout asks for what a role that is told by a verb is about: "reporters covering the White House". It tells
// whether the role is told so.
func (d *describer) toldAbout(m *mention) bool {
	c, n := d.lex.contextAt(d.reading, int(m.at), int(m.end))
	if said := string(d.bytes(int(m.at))); said == "teach" || said == "teaching" {
		c, n = works, 1 // "teach English"
	}
	at, end := int(m.at)+n, int(m.end)
	if c&works == 0 || at >= end {
		return false
	}
	for at < end && d.lex.asking[string(d.bytes(at))] == stopword {
		at++
	}
	if at < end {
		d.addWords(at, end)
	}
	return true
}

// narrowByHead asks for the last word of a mention of a role where that is the name of another role: of all marketers
// "marketing consultants" means those who consult. A specialist is no less than that.
func (d *describer) narrowByHead(m *mention) {
	last := int(m.end) - 1
	labels := d.lex.labels.labels
	head, is := d.lex.labels.named[syncrun.LabelJobRole][d.phrase(last, last+1)]
	if !is || last == int(m.at) || labels[m.id].covers.has(head) {
		return
	}
	w := newQueryWord(string(d.bytes(last)))
	for _, said := range strings.Fields(labels[m.id].value) {
		if w.is([]byte(said)) || said == "specialist" {
			return
		}
	}
	first := last
	for m.id != d.lex.known.filmmaker && first > int(m.at) && d.narrowsTitle(first-1, m) {
		first--
	}
	g := d.wordsOf(first, last+1)
	g.head, g.title = true, last == first+1
	if w.exact == "executives" || w.exact == "executive" {
		g.names = []string{"exec", "execs"}
	}
	if m.id == d.lex.known.filmmaker && w.stem == "director" { // who directs films makes them
		g.head = false
		g.names = []string{"filmmaker", "filmmakers", "filmmaking", "filmdirector", "directing", "directed"}
	}
	d.addOnce(g)
}

// narrowsTitle tells whether token i of a mention of a role, before a word that is another role, says what neither the
// role's name nor its fields say: of all marketers "brand strategists" are those of brands.
func (d *describer) narrowsTitle(i int, m *mention) bool {
	word := string(d.bytes(i))
	if len(word) < 3 || !d.narrows(i, m) {
		return false
	}
	for _, said := range strings.Fields(d.lex.labels.labels[m.id].value) {
		if strings.HasPrefix(said, word[:min(len(word), 4)]) {
			return false // "marketing consultants" are marketers
		}
	}
	field, is := d.lex.labels.named[syncrun.LabelSkill][word]
	return !is || !d.lex.labels.labels[m.id].covers.has(field)
}

// phrase is what tokens [at, end) say, folded.
func (d *describer) phrase(at, end int) string {
	words := make([]string, 0, end-at)
	for i := at; i < end; i++ {
		words = append(words, string(d.bytes(i)))
	}
	return strings.Join(words, " ")
}

// narrows tells whether token i of a mention of a role tells which of those with the role are meant. Words that nobody
// could meet or miss, such as "experienced", are noted as passed over.
func (d *describer) narrows(i int, role *mention) bool {
	word := string(d.bytes(i))
	if d.lex.asking[word] == stopword {
		return qualifiesRoles(word) && !d.saysNext(i, "of")
	}
	named := slices.ContainsFunc(d.mentions, func(n mention) bool {
		whole := n.at == role.at && n.end == role.end // "solo founder" is a stage, too
		return n.at <= int32(i) && int32(i) < n.end && d.kind(&n) != syncrun.LabelJobRole && !n.own && !whole
	})
	if named || slices.Contains(strings.Fields(d.lex.labels.labels[role.id].value), word) {
		return false
	}
	if d.lex.asking[word] == praiseWord {
		d.passOver(i)
		return false
	}
	c, n := d.lex.contextAt(d.reading, i, int(role.end))
	if n == 0 || c&manner == 0 || selects(word) {
		return true
	}
	if !redundant(word) {
		d.passOver(i)
	}
	return false
}

// redundant tells whether a word before a role says nothing that the role does not.
func redundant(word string) bool {
	switch word {
	case "software", "application", "applications", "news", "medical", "media", "tech", "co", "startup", "u", "s":
		return true
	default:
		return false
	}
}

// passOver notes that a word is not looked for.
func (d *describer) passOver(i int) {
	if said := strings.Trim(d.quote(i, i+1), `"`); !slices.Contains(d.praise, said) {
		d.praise = append(d.praise, said)
	}
}
