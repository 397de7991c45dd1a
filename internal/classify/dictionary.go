package classify

import (
	"slices"
	"strings"
	"sync"

	"goodones/internal/syncrun"
)

// labelID is the place of a label in the dictionary.
type labelID int32

// The kinds of labels that only searches and their reading know; no profile shows them.
const (
	statusLabel    syncrun.LabelKind = "status"
	workplaceLabel syncrun.LabelKind = "workplace"
	stageLabel     syncrun.LabelKind = "stage"
	employerLabel  syncrun.LabelKind = "employer"
)

// label is one entry of the dictionary.
type label struct {
	kind  syncrun.LabelKind
	value string // canonical
	// form is the role of which this one is a form, itself where it is of none: whoever claims to be a surgeon is
	// shown as a doctor too.
	form labelID
	// covers are the labels that whoever has this one has too, itself included: a backend engineer is a software
	// engineer, who is an engineer. close are those near enough for a maybe.
	covers, close set[labelID]
}

// kindName is the kind as a sentence says it.
func (l *label) kindName() string { return strings.ReplaceAll(string(l.kind), "_", " ") }

// dictionary holds every label with its synonyms.
type dictionary struct {
	labels []label
	// named finds a label by the folded words of any of its names, joined by spaces.
	named map[syncrun.LabelKind]map[string]labelID
}

// synonym is a phrase of profiles that means a label.
type synonym struct {
	words []string
	id    labelID
	whole bool // the skills inside it do not count
	alone bool // it counts only where nothing but what introduces a claim stands beside it
	many  bool // it is the plural of a name
	past  bool // it is said of former people alone
	asked bool // it is understood in a search alone
}

// labelLine is one line of the data: canonical < broader ~ near: synonyms.
type labelLine struct {
	kind                            syncrun.LabelKind
	canonical                       string
	broader, nearby, names, toldSay []string // toldSay: understood in a search only
	whole                           []string // names whose inner skills do not count
	alone                           []string // names that count only where they stand alone
	kinds                           []string // kinds of it, with their names
	past                            []string // names for former people
	form                            bool     // it is a form of its first broader label
	asks                            bool     // descriptions are read for its toldSay
}

// readLabelLine takes a line of the data apart.
func readLabelLine(kind syncrun.LabelKind, line string) labelLine {
	head, synonyms, _ := strings.Cut(line, ":")
	head, nearby, _ := strings.Cut(head, "~")
	canonical, broader, _ := strings.Cut(head, "<")
	broader, form := strings.CutPrefix(broader, "<")
	l := labelLine{kind: kind, canonical: strings.TrimSpace(canonical),
		broader: commaList(broader), nearby: commaList(nearby), form: form}
	l.names = []string{l.canonical}
	for _, s := range commaList(synonyms) {
		if kind, is := strings.CutPrefix(s, "+"); is {
			l.kinds = append(l.kinds, kind)
			continue
		}
		if asked, only := strings.CutPrefix(s, "="); only {
			l.toldSay = append(l.toldSay, asked)
			if asked == l.canonical {
				l.names = l.names[1:]
			}
			continue
		}
		s, past := strings.CutPrefix(s, "~")
		if past {
			l.past = append(l.past, s)
		}
		s, alone := strings.CutPrefix(s, "^")
		if alone {
			l.alone = append(l.alone, s)
		}
		s, whole := strings.CutPrefix(s, "!")
		if whole {
			l.whole = append(l.whole, s)
		}
		if s != l.canonical {
			l.names = append(l.names, s)
		}
	}
	return l
}

// kindLines are the labels of the kinds of a label: "+archaeologist/archaeologists at" of scientist.
func (l *labelLine) kindLines() []labelLine {
	lines := make([]labelLine, 0, len(l.kinds))
	for _, kind := range l.kinds {
		canonical, names, _ := strings.Cut(kind, "/")
		line := canonical + " << " + l.canonical + ": " + strings.ReplaceAll(names, "/", ", ")
		lines = append(lines, readLabelLine(l.kind, line))
	}
	return lines
}

// newDictionary reads both label files and returns the phrases to look for in profiles beside the dictionary.
func newDictionary(f *folder) (*dictionary, []synonym) {
	d := &dictionary{named: make(map[syncrun.LabelKind]map[string]labelID)}
	lines := allLabelLines()
	names := make(map[syncrun.LabelKind]int)
	for i, l := range lines {
		d.labels = append(d.labels, label{kind: l.kind, value: l.canonical, form: labelID(i)})
		names[l.kind] += len(l.names) + len(l.toldSay)
	}
	for kind, n := range names {
		d.named[kind] = make(map[string]labelID, 2*n) // many names have a plural
	}
	d.relate(lines)
	return d, d.nameAll(f, lines)
}

// allLabelLines reads every file of labels.
func allLabelLines() []labelLine {
	var lines []labelLine
	for _, file := range []struct {
		kind syncrun.LabelKind
		data string
		asks bool
	}{
		{kind: syncrun.LabelJobRole, data: jobRoleData}, {kind: syncrun.LabelJobRole, data: occupationData},
		{kind: syncrun.LabelSkill, data: skillData}, {syncrun.LabelSkill, topicData, true},
		{statusLabel, statusData, true}, {workplaceLabel, workplaceData, true}, {stageLabel, stageData, true},
		{kind: employerLabel, data: employerData},
	} {
		for line := range contentLines(file.data) {
			l := readLabelLine(file.kind, line)
			l.asks = file.asks
			lines = append(append(lines, l), l.kindLines()...)
		}
	}
	return lines
}

// relate fills covers, following < to its end, and close.
func (d *dictionary) relate(lines []labelLine) {
	byValue := make(map[string]labelID, len(lines))
	for i, l := range lines {
		byValue[l.canonical] = labelID(i)
	}
	var cover func(all *set[labelID], id labelID)
	cover = func(all *set[labelID], id labelID) {
		all.add(id)
		for _, b := range lines[id].broader {
			if broader := byValue[b]; !all.has(broader) {
				cover(all, broader)
			}
		}
	}
	for i, l := range lines {
		cover(&d.labels[i].covers, labelID(i))
		for _, n := range l.nearby {
			d.labels[i].close.add(byValue[n])
		}
		if l.form {
			d.labels[i].form = byValue[l.broader[0]]
		}
	}
}

// formsOfName is how many forms a name has at most, on the average.
const formsOfName = 3

// nameAll enters every name of every label: first all as they are written, then, where still free, in the plural and
// as one word.
func (d *dictionary) nameAll(f *folder, lines []labelLine) []synonym {
	named := 0
	for i := range lines {
		named += len(lines[i].names)
	}
	all := make([]synonym, 0, formsOfName*named)
	enter := func(i int, name string, words []string, many bool) {
		if l := &lines[i]; d.enter(l.kind, words, labelID(i)) {
			all = append(all, synonym{words: words, id: labelID(i), whole: slices.Contains(l.whole, name),
				alone: slices.Contains(l.alone, name), many: many, past: slices.Contains(l.past, name)})
		}
	}
	written := make([][][]string, len(lines)) // by line and name: its words
	for i := range lines {
		for _, name := range lines[i].names {
			words := f.words(name)
			written[i] = append(written[i], words)
			enter(i, name, words, isWrittenPlural(lines[i].names, name))
		}
	}
	for i := range lines {
		for _, name := range lines[i].toldSay {
			if words := f.words(name); d.enter(lines[i].kind, words, labelID(i)) && lines[i].asks {
				all = append(all, synonym{words: words, id: labelID(i), asked: true})
			}
		}
	}
	for i := range lines {
		for n, name := range lines[i].names {
			words := written[i][n]
			for _, form := range variants(words) {
				enter(i, name, form, isPlural(words, form))
			}
		}
	}
	return all
}

// enter makes words a name of id unless they are the name of a label of that kind already, and tells which.
func (d *dictionary) enter(kind syncrun.LabelKind, words []string, id labelID) bool {
	names := d.named[kind]
	key := strings.Join(words, " ")
	if _, taken := names[key]; taken || key == "" {
		return false
	}
	names[key] = id
	return true
}

// variants are the other forms of a phrase: its plural, and both as one word when that is long enough to be told from
// other words ("machinelearning").
func variants(words []string) [][]string {
	var forms [][]string
	if p := plural(words); p != nil {
		forms = append(forms, p)
	}
	forms = append(append(forms, romancePlurals(words)...), otherPlurals(words)...)
	for _, form := range append(slices.Clone(forms), words) {
		if joined := strings.Join(form, ""); len(form) > 1 && len(joined) >= 7 && joined[0] < 0x80 {
			forms = append(forms, []string{joined})
		}
	}
	return forms
}

// romancePlurals are the Spanish and Portuguese plurals of a phrase: of a word in -or, and of one with "de" behind it.
func romancePlurals(words []string) [][]string {
	head := words[0]
	if len(head) < 4 || len(words) > 1 && words[1] != "de" && words[1] != "en" && words[1] != "em" {
		return nil
	}
	switch {
	case strings.HasSuffix(head, "or") && head[0] < 0x80:
		head += "es"
	case len(words) > 1 && strings.ContainsRune("aeo", rune(head[len(head)-1])):
		head += "s"
	default:
		return nil
	}
	return [][]string{append([]string{head}, words[1:]...)}
}

// otherPlurals are the plurals of a phrase whose head stands first ("heads of growth"), of German words for women and
// those in -ist, and of Arabic words.
func otherPlurals(words []string) [][]string {
	last := words[len(words)-1]
	rest := words[:len(words)-1]
	with := func(form string) []string { return append(slices.Clone(rest), form) }
	switch {
	case len(words) > 2 && (words[1] == "of" || words[2] == "of"):
		of := slices.Index(words, "of")
		heads := plural(words[:of])
		if heads == nil {
			heads = append(slices.Clone(words[:of-1]), words[of-1]+"s") // "VPs of sales"
		}
		return [][]string{append(heads, words[of:]...)}
	case len(last) > 6 && strings.HasSuffix(last, "in") && last[0] < 0x80:
		return [][]string{with(last + "nen")}
	case len(last) > 6 && strings.HasSuffix(last, "ist") && last[0] < 0x80:
		return [][]string{with(last + "en")}
	case len(words) == 1 && strings.HasSuffix(last, "ة") && len(last) >= shortestArabic-4:
		return [][]string{{strings.TrimSuffix(last, "ة") + "ات"}}
	case len(words) == 1 && len(last) >= shortestArabic-4 && isArabic(last[0]):
		return [][]string{{last + "ين"}, {last + "ون"}}
	}
	return nil
}

// isWrittenPlural tells whether a name is the plural of another one: "vcs" beside "vc".
func isWrittenPlural(names []string, name string) bool {
	one, ok := strings.CutSuffix(name, "s")
	return ok && !strings.Contains(one, " ") && slices.Contains(names, one)
}

// isPlural tells whether a form of words is in the plural.
func isPlural(words, form []string) bool {
	return (form[0] != words[0] || form[len(form)-1] != words[len(words)-1]) &&
		!slices.Equal(form, []string{strings.Join(words, "")})
}

// plural is the English plural of a phrase, nil where its last word has none: too short, ends in s or in a letter
// outside a to z.
func plural(words []string) []string {
	last := words[len(words)-1]
	end := last[len(last)-1]
	if len(last) < 3 || end < 'a' || end > 'z' || end == 's' || end == 'x' {
		return nil
	}
	stem, consonantY := strings.CutSuffix(last, "y")
	switch {
	case consonantY && !strings.ContainsRune("aeou", rune(stem[len(stem)-1])):
		last = stem + "ies"
	case strings.HasSuffix(last, "ch"), strings.HasSuffix(last, "sh"):
		last += "es"
	default:
		last += "s"
	}
	return append(slices.Clone(words[:len(words)-1]), last)
}

// phrases are texts that words has done with.
var phrases = sync.Pool{New: func() any { return new(text) }}

// words folds a phrase into its words.
func (f *folder) words(phrase string) []string {
	t := phrases.Get().(*text)
	defer phrases.Put(t)
	t.reset()
	t.add(f, phrase)
	all, words := string(t.folded), make([]string, len(t.tokens))
	for i := range t.tokens {
		words[i] = all[t.tokens[i].from:t.tokens[i].to]
	}
	return words
}
