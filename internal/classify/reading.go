package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// field is a part of a profile that is read word by word.
type field int8

const (
	nameField field = iota
	bioField
	locationField
	urlField
	fieldCount
)

func (f field) String() string { return [...]string{"Name", "Bio", "Location", "URL"}[f] }

// mention is a label found in a profile: which, where (tokens), how it is meant.
type mention struct {
	id      labelID
	at, end int32
	own     bool // of one inside: the canonical name of the role says it too
	inside  bool // a skill inside the role that is mentioned before
	alone   bool // it counts only where it stands alone
	many    bool // it is in the plural
	past    bool // it is said of former people
	female  bool // it is a role's name for women
	doing   bool // it is told by what somebody does
	meaning
}

// reading is one profile taken apart. It is scratch memory: reused for the next profile.
type reading struct {
	text
	profile   *syncrun.Profile
	metrics   metrics
	genders   genderMarks // once genderMarks was asked
	sources   [fieldCount]string
	start     [fieldCount + 1]int // each field's first token; the last is the end
	meanings  []meaning           // by token
	mentions  []mention           // of the name and the bio, in order
	modifiers []found
	scratch   []byte
	clauses   []int32     // by token: the number of its clause
	marks     []tokenMark // by token, and one more
	sub       text        // the words of one handle
	asked     bool        // it is the description of a search
	org       organisation
	findings  []finding // of a search, and the same in another order
	ranked    []finding
	fault     string // why the profile is read as if it had no text; empty where it is read
}

// read takes p apart. r keeps a pointer to p until the next read.
func (lex *lexicon) read(p *syncrun.Profile, r *reading) { lex.readAs(p, r, false) }

// readAs reads the bio of p as the description of a search if asked.
func (lex *lexicon) readAs(p *syncrun.Profile, r *reading, asked bool) {
	r.reset()
	r.asked = asked
	r.profile, r.metrics = p, lex.patterns.metrics(p)
	r.sources = [fieldCount]string{p.Name, p.Bio, p.Location, p.URL}
	r.mentions = r.mentions[:0]
	for i, src := range r.sources {
		r.start[i] = len(r.tokens)
		r.add(lex.fold, src)
	}
	r.start[fieldCount] = len(r.tokens)
	r.meanings = append(r.meanings[:0], make([]meaning, len(r.tokens))...)
	r.marks = append(r.marks[:0], make([]tokenMark, len(r.tokens)+1)...)
	r.countClauses()
	if !asked {
		r.noteTitles(lex)
	}
	r.mark(lex, r.afterName(), r.start[bioField])
	r.mark(lex, r.start[bioField], r.start[locationField])
	said := len(r.mentions)
	r.mark(lex, r.start[locationField], r.start[urlField])
	r.mentions = r.mentions[:said] // a location has moods, but no labels
	r.org = organisation{}
	if !asked {
		lex.readOrganisation(r)
	}
}

// countClauses numbers the clauses.
func (r *reading) countClauses() {
	r.clauses = append(r.clauses[:0], make([]int32, len(r.tokens))...)
	clause := int32(0)
	for i := range r.tokens {
		if r.tokens[i].breaks {
			clause++
		}
		r.clauses[i] = clause
	}
}

// afterName is the first token of the name field that is no part of the name: people write what they do behind their
// name, as in "Ada | founder", but a surname such as Baker says nothing.
func (r *reading) afterName() int {
	i := r.start[nameField] + 1
	for i < r.start[bioField] && !r.tokens[i].breaks {
		i++
	}
	return min(i, r.start[bioField])
}

// mark finds the labels and modifiers among the tokens [first, limit): at every token the longest phrase, but none
// inside another.
func (r *reading) mark(lex *lexicon, first, limit int) {
	if first >= limit {
		return
	}
	r.modifiers = r.modifiers[:0]
	from, covered := len(r.mentions), first
	for i := first; i < limit; i++ {
		if kind := r.tokens[i].kind; kind == handle {
			r.noteHandle(lex, i)
			continue
		}
		p, n := lex.phrases.longest(&r.text, i, limit, false)
		if r.asked {
			if wish, k := lex.wishes.longest(&r.text, i, limit, false); k > 0 && k >= n {
				p, n = wish, k
			}
		}
		if n == 0 && r.tokens[i].kind == tag {
			r.noteHandle(lex, i)
		}
		if n == 0 || i+n <= covered {
			continue
		}
		covered = i + n
		r.note(p, i, i+n)
	}
	r.markRoles(lex, from)
	r.turn(r.modifiers, first, limit)
	r.turnHeadings(lex, first, limit)
	for i := range r.mentions[from:] {
		m := &r.mentions[from+i]
		if m.inside {
			m.meaning = r.mentions[from+i-1].meaning
		} else {
			m.meaning = r.meant(m, limit)
		}
		if kind := lex.labels.labels[m.id].kind; m.mood == audience && kind != syncrun.LabelJobRole && kind != statusLabel {
			m.meaning = meaning{}
		}
		if m.past {
			m.meaning = meaning{mood: former, by: m.at, upTo: m.end}
		}
		if m.mood == affirmed && !r.asked && lex.labels.labels[m.id].kind == employerLabel {
			r.leave(m)
		}
	}
	r.seekJobs(lex, first, limit)
	r.noteMakers(lex, from, limit)
	if !r.asked {
		r.noteVicePresidents(lex, from)
		r.noteFields(lex, first, limit)
		r.noteDoings(lex, first, limit)
		r.noteFirms(lex, first, limit)
		r.noteWorkplaces(lex, first, limit)
	}
	r.weigh(lex, from, limit)
}

// note records what the phrase at tokens [at, end) means.
func (r *reading) note(p *phrase, at, end int) {
	for _, l := range p.labels {
		r.mentions = append(r.mentions, mention{id: l.id, at: int32(at), end: int32(end), alone: l.alone, many: l.many,
			past: l.past, female: l.female})
	}
	for _, in := range p.inside {
		r.mentions = append(r.mentions, mention{id: in.id, at: int32(at + in.at), end: int32(at + in.end), inside: true,
			own: in.own})
	}
	if p.before != affirmed || p.after != affirmed {
		r.modifiers = append(r.modifiers, found{at: at, end: end, modifier: &p.modifier})
	}
	for i := at; i < end; i++ {
		r.meanings[i].stops = p.stops
		r.meanings[i].job = p.job
		r.meanings[i].turns = p.turns()
	}
}

// meant is how a mention is meant: by the words before it, seen at its first word, or those after it, seen at its
// last.
func (r *reading) meant(m *mention, limit int) meaning {
	meant := r.meanings[m.at]
	if last := r.meanings[m.end-1]; last.mood > meant.mood {
		meant = last
	}
	if meant.mood == wanted && r.jobFollows(int(m.end), limit) {
		meant.mood = aspiring
	}
	return meant
}

// jobFollows tells whether one of the next two tokens of the clause is a word such as "job" or "position".
func (r *reading) jobFollows(i, limit int) bool {
	for j := i; j < min(i+2, limit) && !r.tokens[j].breaks; j++ {
		if r.meanings[j].job {
			return true
		}
	}
	return false
}

// fieldOf tells which field a token belongs to.
func (r *reading) fieldOf(token int) field {
	f := nameField
	for token >= r.start[f+1] {
		f++
	}
	return f
}

// quote is what the profile says at tokens [at, end), as written, in quotation marks, fit for a sentence: printable,
// one line, valid UTF-8 and not too long.
func (r *reading) quote(at, end int) string {
	src := r.sources[r.fieldOf(at)]
	said := src[r.tokens[at].begin:r.tokens[end-1].end]
	var b strings.Builder
	b.WriteByte('"')
	for i, c := range strings.ToValidUTF8(said, " ") {
		if i >= maxQuote {
			b.WriteRune('…')
			break
		}
		if !unicode.IsPrint(c) {
			c = ' '
		}
		b.WriteRune(c)
	}
	b.WriteByte('"')
	return b.String()
}

// maxQuote is how many bytes of a profile a reason quotes.
const maxQuote = 80

// said is token i as written.
func (r *reading) said(i int) string {
	return r.sources[r.fieldOf(i)][r.tokens[i].begin:r.tokens[i].end]
}

// textBetween is the source between token i and the next one, the end of a line where that belongs to another field.
func (r *reading) textBetween(i int) string {
	f := r.fieldOf(i)
	if i+1 >= r.start[f+1] {
		return "\n"
	}
	return r.sources[f][r.tokens[i].end:r.tokens[i+1].begin]
}

// lastDigits is how many digits a handle ends in.
func lastDigits(handle string) int {
	n := 0
	for n < len(handle) && '0' <= handle[len(handle)-1-n] && handle[len(handle)-1-n] <= '9' {
		n++
	}
	return n
}

// emojis counts the pictures of s and the longest row of the same one.
func emojis(s string) (count, row int) {
	var last rune
	inRow := 0
	for _, c := range s {
		if c < utf8.RuneSelf || !isEmoji(c) {
			if !isInvisible(c) && c != ' ' {
				last, inRow = 0, 0
			}
			continue
		}
		if c != last {
			last, inRow = c, 0
		}
		count++
		inRow++
		row = max(row, inRow)
	}
	return count, row
}
