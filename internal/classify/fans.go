package classify

import "strings"

// fanReach is how many clauses may lie between what somebody likes and the word that says so: "Fan of tea, jazz, owls".
const fanReach = 3

// bindFans makes weak what a search for fans names where nothing near says that it is liked: "Owl News. I love my city"
// is said by no fan of owls.
func (m *match) bindFans(fans *finding, all []finding) {
	r := m.reading
	for i := range all {
		f := &all[i]
		topic := f.group.kind == skillGroup || f.group.kind == wordGroup && !f.group.fans
		if !topic || f.level != met || f.end <= f.at || r.fieldOf(f.at) != bioField {
			continue
		}
		if !m.isLiked(fans.group, f) {
			f.level, f.loose, f.score, f.plainness = weak, true, min(f.score, 0.1), min(f.plainness, 0.4)
		}
	}
}

// isLiked tells whether a word for those who like something stands near what was found, wherever that is said.
func (m *match) isLiked(fans *group, f *finding) bool {
	r := m.reading
	limit := r.start[locationField]
	for i := r.start[bioField]; i < limit; i++ {
		if !r.says(fans.words, i, limit) && !fans.named(r.bytes(i)) {
			continue
		}
		if f.group.kind == wordGroup {
			for j := r.start[bioField]; j < limit; j++ {
				if (r.says(f.group.words, j, limit) || f.group.named(r.bytes(j))) && r.isNear(i, j) {
					return true
				}
			}
			continue
		}
		for j := range r.mentions {
			n := &r.mentions[j]
			for _, o := range f.group.options {
				if m.lex.labels.labels[n.id].covers.has(o.id) && r.isNear(i, int(n.at)) {
					return true
				}
			}
		}
	}
	return false
}

// isNear tells whether no more than fanReach clauses and no end of a sentence or line lie between tokens i and j.
func (r *reading) isNear(i, j int) bool {
	i, j = min(i, j), max(i, j)
	if r.clauses[j]-r.clauses[i] > fanReach || r.fieldOf(i) != r.fieldOf(j) {
		return false
	}
	for k := i; k < j; k++ {
		if r.tokens[k+1].breaks && !r.tokens[k+1].and && strings.ContainsAny(r.textBetween(k), ".\n|•;!?") {
			return false
		}
	}
	return true
}
