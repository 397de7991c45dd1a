package classify

import (
	"unicode"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// noteHandle looks for employers, kinds of places and fields in the words of the @handle or #tag at token i:
// "@GoogleDeepMind", "#ClimateTech", "@stripe_eng".
func (r *reading) noteHandle(lex *lexicon, i int) {
	said := r.said(i)[1:]
	r.sub.reset()
	r.sub.piece(lex.fold, said, 0, len(said))
	if p, n := lex.phrases.longest(&r.sub, 0, 1, true); n > 0 {
		r.noteName(lex, p, i, true)
		return
	}
	r.sub.reset()
	r.sub.addName(lex.fold, said)
	if len(r.sub.tokens) == 0 {
		return
	}
	limit := len(r.sub.tokens)
	for at := 0; at < limit; {
		p, n := lex.phrases.longest(&r.sub, at, limit, true)
		if n == 0 {
			at++
			continue
		}
		if part := string(r.sub.bytes(at)); n < limit && n == 1 && (part == "qa" || part == "code" || part == "it") {
			at += n // "@ibtkar_qa"
			continue
		}
		r.noteName(lex, p, i, n == limit)
		if at > 0 && at+n == limit && r.tokens[i].kind == tag {
			r.noteTagRole(lex, p, at, i)
		}
		at += n
	}
	if limit == 1 && r.tokens[i].kind == handle {
		r.noteAffixed(lex, i)
	}
}

// noteTagRole records the role that ends the #tag at token i, where all words before it, up to at, are known to say
// what it is a role in: "#TechFounder", "#SeniorEngineer", but neither "#DearDoctor" nor "#TechFounders".
func (r *reading) noteTagRole(lex *lexicon, p *phrase, at, i int) {
	for j := 0; j < at; {
		q, n := lex.phrases.longest(&r.sub, j, at, true)
		c, k := lex.contexts.longest(&r.sub, j, at, true)
		switch {
		case n > 0 && len(q.labels) > 0 && lex.labels.labels[q.labels[0].id].kind == syncrun.LabelSkill:
			j += n
		case k > 0 && *c&manner != 0:
			j += k
		default:
			return
		}
	}
	for _, l := range p.labels {
		if lex.labels.labels[l.id].kind == syncrun.LabelJobRole && !l.many {
			r.mentions = append(r.mentions, mention{id: l.id, at: int32(i), end: int32(i + 1)})
		}
	}
}

// noteName records what a part of a handle means; whole tells that it is all of it.
func (r *reading) noteName(lex *lexicon, p *phrase, i int, whole bool) {
	for _, l := range p.labels {
		switch kind := lex.labels.labels[l.id].kind; kind {
		case syncrun.LabelSkill, statusLabel, stageLabel:
			if r.tokens[i].kind == handle && kind == syncrun.LabelSkill && !whole || r.tokens[i].kind == tag {
				r.mentions = append(r.mentions, mention{id: l.id, at: int32(i), end: int32(i + 1)})
			} else if maker, ok := lex.known.makers[l.id]; ok {
				r.mentions = append(r.mentions, mention{id: maker, at: int32(i), end: int32(i + 1)})
			}
		case employerLabel, workplaceLabel:
			if r.tokens[i].kind == handle {
				r.mentions = append(r.mentions, mention{id: l.id, at: int32(i), end: int32(i + 1)})
			}
		}
	}
}

// noteAffixed finds "@stripehq" and "@googledevs", names without anything that parts their words.
func (r *reading) noteAffixed(lex *lexicon, i int) {
	name := r.sub.bytes(0)
	for _, affix := range [...]string{"hq", "inc", "app", "eng", "dev", "devs", "team", "news", "uk", "us", "usa", "ai",
		"labs", "design", "research", "cloud", "co", "io", "careers", "jobs", "engineering", "official", "tech", "uni",
		"univ", "university", "college", "law", "med"} {
		cut := len(name) - len(affix)
		if cut < 3 || string(name[cut:]) != affix {
			continue
		}
		if id, ok := lex.labels.named[employerLabel][string(name[:cut])]; ok {
			r.mentions = append(r.mentions, mention{id: id, at: int32(i), end: int32(i + 1)})
			return
		}
	}
	for end, value := range lex.handleEnds {
		if len(name) > len(end)+1 && string(name[len(name)-len(end):]) == end {
			r.mentions = append(r.mentions, mention{id: value, at: int32(i), end: int32(i + 1)})
			return
		}
	}
}

// addName adds the words of a handle or tag: parted by underscores, by digits and where a capital follows a small
// letter or begins a word behind capitals ("AISafety" is two).
func (t *text) addName(f *folder, name string) {
	begin := 0
	var before rune
	for i, r := range name {
		_, size := utf8.DecodeRuneInString(name[i:])
		next, _ := utf8.DecodeRuneInString(name[i+size:])
		starts := unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsUpper(before) && unicode.IsLower(next)) ||
			r == '_' || unicode.IsDigit(r) != unicode.IsDigit(before) && before != 0 && before != '_'
		if starts && i > begin {
			t.piece(f, name, begin, i)
			begin = i
		}
		if r == '_' {
			begin = i + 1
		}
		before = r
	}
	t.piece(f, name, begin, len(name))
}

func (t *text) piece(f *folder, name string, begin, end int) {
	if begin < end {
		t.whole(f, name, stretch{begin, end}, word, edge{})
	}
}
