package classify

import "goodones/internal/syncrun"

// askingWord is what a word does in the description of a search.
type askingWord uint8

const (
	plain         askingWord = iota // it is looked for
	stopword                        // it says nothing
	commonWord                      // it is looked for, but counts less
	placeWord                       // a place follows
	femaleWord                      // it asks for a gender
	maleWord                        //
	nonbinaryWord                   //
	praiseWord                      // it says nothing that a profile could show
	unreadWord                      // nothing here can tell
	countedWord                     // what a number counts, such as years
)

func (lex *lexicon) readAsking() {
	kinds := map[string]askingWord{"stop": stopword, "common": commonWord, "place": placeWord, "female": femaleWord,
		"male": maleWord, "nonbinary": nonbinaryWord, "praise": praiseWord, "unread": unreadWord, "counted": countedWord}
	lex.asking = make(map[string]askingWord)
	for _, s := range sections(stopwordData) {
		for _, item := range s.items {
			for _, w := range lex.fold.words(item) {
				lex.asking[w] = kinds[s.heading]
			}
		}
	}
}

// gender is the gender that a word asks for, empty for most words.
func (w askingWord) gender() syncrun.Gender {
	switch w {
	case femaleWord:
		return syncrun.GenderFemale
	case maleWord:
		return syncrun.GenderMale
	case nonbinaryWord:
		return syncrun.GenderNonbinary
	default:
		return ""
	}
}

// askingOf is what a group of words does, plain unless all its words do the same.
func (lex *lexicon) askingOf(words []queryWord) askingWord {
	first := lex.asking[words[0].exact]
	for _, w := range words[1:] {
		if lex.asking[w.exact] != first {
			return plain
		}
	}
	return first
}
