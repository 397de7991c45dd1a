package classify

// trie finds phrases: sequences of folded words, each with a value.
type trie[V any] struct {
	nodes []trieNode[V]
}

type trieNode[V any] struct {
	next  map[string]int32
	value *V // nil where no phrase ends
}

// at returns the value of a phrase, a new one when the phrase is new. A phrase without words has no value.
func (t *trie[V]) at(words []string) *V {
	if len(words) == 0 {
		return nil
	}
	if len(t.nodes) == 0 {
		t.nodes = append(t.nodes, trieNode[V]{})
	}
	node := int32(0)
	for _, w := range words {
		node = t.child(node, w)
	}
	if t.nodes[node].value == nil {
		t.nodes[node].value = new(V)
	}
	return t.nodes[node].value
}

func (t *trie[V]) child(node int32, word string) int32 {
	if next, ok := t.nodes[node].next[word]; ok {
		return next
	}
	next := int32(len(t.nodes))
	t.nodes = append(t.nodes, trieNode[V]{})
	if t.nodes[node].next == nil {
		t.nodes[node].next = make(map[string]int32)
	}
	t.nodes[node].next[word] = next
	return next
}

// longest returns the longest phrase that begins at token i and ends before limit, and its number of words; nil and
// 0 when there is none. A handle is no word of a phrase. A phrase goes past the end of a clause only if across.
func (t *trie[V]) longest(in *text, i, limit int, across bool) (value *V, words int) {
	node := int32(0)
	for j := i; j < limit; j++ {
		tok := &in.tokens[j]
		if tok.kind == handle || j > i && tok.breaks && !across {
			break
		}
		next, ok := t.nodes[node].next[string(in.bytes(j))]
		if !ok {
			break
		}
		node = next
		if t.nodes[node].value != nil {
			value, words = t.nodes[node].value, j-i+1
		}
	}
	return value, words
}
