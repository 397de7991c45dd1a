package classify

import (
	"slices"
	"strings"
)

// nameRegion is a country or several of one language, where names that women and men share elsewhere may be those of
// one of them. data/first-names/regions.txt tells by its code which.
type nameRegion struct {
	code    string
	in      group
	endings []string // of family names
}

func (lex *lexicon) readRegion(code string, items []string) {
	region := nameRegion{code: code + ":"}
	for _, item := range items {
		if ending, ok := strings.CutPrefix(item, "-"); ok {
			region.endings = append(region.endings, ending)
			continue
		}
		region.in.places.addAll(lex.places.at(lex.fold.words(item)).means)
	}
	lex.names.regions = append(lex.names.regions, region)
}

// regionLists are the lists of a first name that women and men share, in the region of the location, else in those
// whose family names end as the last of the words does; 0 where no region tells or two differ.
func (lex *lexicon) regionLists(r *reading, words []nameWord) nameList {
	line, ok := lex.names.shared.line(r.bytes(words[0].at))
	if !ok {
		return 0
	}
	located := r.start[locationField] < r.start[locationField+1]
	family := strings.ToLower(r.said(words[len(words)-1].end - 1))
	lists := nameList(0)
	for i := range lex.names.regions {
		region := &lex.names.regions[i]
		on := genderIn(line, region.code)
		switch {
		case on == 0:
		case located && lex.isIn(r, &region.in):
			return on
		case len(words) > 1 && slices.ContainsFunc(region.endings, func(ending string) bool {
			return strings.HasSuffix(family, ending)
		}):
			lists |= on
		}
	}
	if !lists.sure() {
		return 0
	}
	return lists
}

// genderIn reads what a line as "fi:m no:f" tells of the region with a code as "fi:".
func genderIn(line, code string) nameList {
	at := strings.Index(line, code)
	if at < 0 || at > 0 && line[at-1] != ' ' {
		return 0
	}
	if line[at+len(code)] == 'f' {
		return onFemale
	}
	return onMale
}
