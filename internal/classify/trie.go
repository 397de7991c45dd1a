package classify

// trie finds phrases: sequences of folded words, each with a value. All tries of a lexicon share the numbers of words,
// so that a word of a text is looked up once.
type trie[V any] struct {
	numbers map[string]int32 // of words, from 1 on
	first   []int32          // the node behind the root, by word; most words of a text begin no phrase
	next    map[step]int32   // the node behind another node and a word
	values  []*V             // by node; nil where no phrase ends
	room    []V              // for values to come
	goesOn  []bool           // by node: whether a longer phrase begins so
}

// step is a node and the number of the word that follows.
type step struct{ node, word int32 }

// newTrie makes an empty trie; numbers are those of the folder that reads the texts.
func newTrie[V any](numbers map[string]int32) trie[V] {
	return trie[V]{numbers: numbers, next: make(map[step]int32), values: []*V{nil}, goesOn: []bool{true}}
}

// at returns the value of a phrase, a new one when the phrase is new. A phrase without words has no value.
func (t *trie[V]) at(words []string) *V {
	if len(words) == 0 {
		return nil
	}
	node := int32(0)
	for _, w := range words {
		node = t.child(node, w)
	}
	if t.values[node] == nil {
		if len(t.room) == cap(t.room) {
			t.room = make([]V, 0, max(1, min(len(t.values), valuesAtOnce)))
		}
		t.room = t.room[:len(t.room)+1]
		t.values[node] = &t.room[len(t.room)-1]
	}
	return t.values[node]
}

// valuesAtOnce is how many values a trie makes room for together, at most.
const valuesAtOnce = 256

// expect makes room for so many phrases of several words.
func (t *trie[V]) expect(phrases int) { t.next = make(map[step]int32, phrases) }

func (t *trie[V]) child(node int32, word string) int32 {
	number, ok := t.numbers[word]
	if !ok {
		number = int32(len(t.numbers) + 1)
		t.numbers[word] = number
	}
	next := t.behind(node, number)
	if next == 0 {
		next = int32(len(t.values))
		t.values, t.goesOn = append(t.values, nil), append(t.goesOn, false)
		t.goesOn[node] = true
		if node == 0 {
			t.first = append(t.first, make([]int32, max(0, int(number)+1-len(t.first)))...)
			t.first[number] = next
		} else {
			t.next[step{node, number}] = next
		}
	}
	return next
}

// behind is the node behind a node and a word, 0 where there is none.
func (t *trie[V]) behind(node, number int32) int32 {
	if node != 0 {
		return t.next[step{node, number}]
	}
	if int(number) < len(t.first) {
		return t.first[number]
	}
	return 0
}

// longest returns the longest phrase that begins at token i and ends before limit, and its number of words; nil and
// 0 when there is none. A handle is no word of a phrase. A phrase goes past the end of a clause only if across.
func (t *trie[V]) longest(in *text, i, limit int, across bool) (value *V, words int) {
	node := int32(0)
	for j := i; j < limit; j++ {
		tok := &in.tokens[j]
		if tok.kind == handle || tok.number == 0 || j > i && tok.breaks && !across {
			break
		}
		if node = t.behind(node, tok.number); node == 0 {
			break
		}
		if t.values[node] != nil {
			value, words = t.values[node], j-i+1
		}
		if !t.goesOn[node] {
			break
		}
	}
	return value, words
}
