package classify

import (
	"strings"
	"unicode/utf8"
)

// nameList tells on which lists of first names a name stands.
type nameList uint8

const (
	onFemale nameList = 1 << iota
	onMale
	onBrand // of words that no person has in their name

	onBoth = onFemale | onMale
)

// sure tells whether a name is that of women alone or of men alone.
func (l nameList) sure() bool { return l&onBoth == onFemale || l&onBoth == onMale }

// nameTable is a list of folded names, one a line with what may stand behind a space, in the order of their bytes. It
// is searched where it is embedded: the lists have 90,000 names, and a map of them would cost every start.
type nameTable struct {
	lines  string
	begins *[1<<16 + 1]uint32 // where the lines begin whose first two bytes are these or greater
}

func newNameTable(lines string) nameTable {
	t := nameTable{lines, new([1<<16 + 1]uint32)}
	next := 0
	for at := 0; at < len(lines); {
		for start := twoBytes(lines[at:]); next <= start; next++ {
			t.begins[next] = uint32(at)
		}
		at += strings.IndexByte(lines[at:], '\n') + 1
	}
	for ; next < len(t.begins); next++ {
		t.begins[next] = uint32(len(lines))
	}
	return t
}

func twoBytes[T string | []byte](text T) int { return int(text[0])<<8 | int(text[1]) }

func (t nameTable) has(name []byte) bool {
	_, ok := t.line(name)
	return ok
}

// line finds the line of a name and returns what stands behind it.
func (t nameTable) line(name []byte) (string, bool) {
	if len(name) < 2 { // no list has one
		return "", false
	}
	start := twoBytes(name)
	from, to := int(t.begins[start]), int(t.begins[start+1]) // the line lies in lines[from:to]
	for from < to {
		mid := from + (to-from)/2
		begin := strings.LastIndexByte(t.lines[from:mid], '\n') + 1 + from
		line := t.lines[begin:]
		n := 0
		for n < len(name) && line[n] == name[n] { // every line ends in what no name has
			n++
		}
		switch {
		case n == len(name) && line[n] == '\n':
			return "", true
		case n == len(name) && line[n] == ' ':
			return line[n+1 : strings.IndexByte(line, '\n')], true
		case n < len(name) && line[n] < name[n]: // what ends a name is less than any byte of one
			from = begin + strings.IndexByte(line, '\n') + 1
		default:
			to = begin
		}
	}
	return "", false
}

// nameTables are the lists of first names, the public ones and our own, which win, and what stands around them.
type nameTables struct {
	female, male, both, surnames nameTable
	own                          map[string]nameList
	written                      map[string]nameList // names whose accents tell the gender
	titles                       map[string]nameList // with the gender that one tells, 0 for none
	seconds                      map[string]nameList // words behind the first that tell a gender
	characters                   map[string]nameList // that end a given name in Chinese characters
	endings                      []nameEnding
	noEndings                    map[string]bool // that only look so
	familyEndings                []string
	familyFirst                  map[string]bool
	syllables                    map[string]bool
	koreanEnds, chineseEnds      map[string]nameList // syllables that end a given name
	chineseFamilies              map[string]bool
	japaneseEnds                 map[string]nameList // of given names in Latin letters
	japaneseFamilyEnds           map[string]bool
	vietnamese                   vietnameseNames
	countries                    []countryNames
	shared                       nameTable // where names of women and men are those of one of them
	regions                      []nameRegion
}

// nameEnding is an ending of family names that tells a gender.
type nameEnding struct {
	ending, written string // folded, and as the list has it
	lists           nameList
}

func (lex *lexicon) readNames() {
	t := &lex.names
	*t = nameTables{female: newNameTable(femaleNameData), male: newNameTable(maleNameData),
		both: newNameTable(bothNameData), surnames: newNameTable(surnameData), shared: newNameTable(regionData),
		own: make(map[string]nameList), written: make(map[string]nameList),
		titles:  make(map[string]nameList),
		seconds: make(map[string]nameList), characters: make(map[string]nameList), familyFirst: make(map[string]bool),
		noEndings: make(map[string]bool), syllables: make(map[string]bool),
		koreanEnds: make(map[string]nameList), chineseEnds: make(map[string]nameList),
		chineseFamilies: make(map[string]bool), japaneseEnds: make(map[string]nameList),
		japaneseFamilyEnds: make(map[string]bool), vietnamese: newVietnameseNames()}
	lex.readCountryNames()
	kinds := map[string]nameList{"both": onBoth, "female": onFemale, "male": onMale, "brand": onBrand}
	for _, s := range sections(nameData) {
		for _, item := range s.items {
			if of, ok := strings.CutPrefix(s.heading, "written "); ok {
				t.written[item] = kinds[of]
				continue
			}
			t.own[oneArabicSpelling(nameKey(lex.fold.words(item)))] |= kinds[s.heading]
		}
	}
	for _, s := range sections(namePartData) {
		for _, item := range s.items {
			t.readPart(s.heading, strings.Join(lex.fold.words(item), " "), item)
		}
	}
}

// nameKey joins the words of a name by hyphens, and the letters of one in a script without spaces by nothing.
func nameKey(words []string) string {
	if first, _ := utf8.DecodeRuneInString(words[0]); isIdeograph(first) {
		return strings.Join(words, "")
	}
	return strings.Join(words, "-")
}

// readPart reads a word of data/name-parts.txt.
func (t *nameTables) readPart(heading, word, written string) {
	kind, gender, _ := strings.Cut(heading, " of ")
	lists := map[string]nameList{"women": onFemale, "men": onMale, "both": onBoth}[gender]
	switch kind {
	case "japanese end":
		t.japaneseEnds[word] = lists
	case "japanese family end":
		t.japaneseFamilyEnds[word] = true
	case "vietnamese family":
		t.vietnamese.families[written] = true
	case "vietnamese given":
		t.vietnamese.given[written] = lists
	case "vietnamese middle":
		t.vietnamese.middle[written] = lists
	case "title":
		t.titles[word] |= lists
	case "second":
		t.seconds[word] = lists
	case "character":
		t.characters[word] = lists
	case "ending":
		t.endings = append(t.endings, nameEnding{word, written, lists})
	case "family ending":
		t.familyEndings = append(t.familyEndings, word)
	case "no ending":
		t.noEndings[word] = true
	case "family name first":
		t.familyFirst[word] = true
	case "korean end":
		t.koreanEnds[word] = lists
	case "chinese end":
		t.chineseEnds[word] = lists
	case "chinese family":
		t.chineseFamilies[word] = true
	case "syllables":
		t.syllables[word] = true
	}
}

// of finds the lists that a folded name stands on.
func (t *nameTables) of(name []byte) nameList {
	var room [mostArabicName]byte
	name = appendArabic(room[:0], name)
	on, ok := t.own[string(name)]
	switch {
	case ok:
		return on
	case t.female.has(name):
		return onFemale
	case t.male.has(name):
		return onMale
	case t.both.has(name):
		return onBoth
	default:
		return 0
	}
}
