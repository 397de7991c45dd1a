package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// chain is skills that stand in one list.
type chain struct {
	options []option
	all     bool // the list asks for all of them
	end     int  // the token behind it
}

// skills makes groups of chains: skills with nothing but commas, slashes and connecting words between them.
func (d *describer) skills() {
	var c chain
	for i := range d.mentions {
		m := &d.mentions[i]
		if d.kind(m) != syncrun.LabelSkill || m.own || int(m.at) < c.end || !m.inside && d.anyTaken(m) && !d.byRole(m) {
			continue
		}
		if d.isNearby(m) {
			continue
		}
		if m.id == d.lex.known.politics && string(d.bytes(int(m.at))) == "policy" && d.byRole(m) {
			d.addWords(int(m.at), int(m.end)) // political analysts comment on elections
			continue
		}
		if d.isOwned(m) {
			d.take(m.at, m.end)
			continue
		}
		d.take(m.at, m.end)
		if m.mood == negated || m.mood == other {
			d.exclude(m)
			continue
		}
		d.narrowField(m)
		linked, and := d.link(c, int(m.at))
		if !linked {
			d.addChain(c)
			c = chain{}
		}
		c.options, c.all, c.end = append(c.options, d.option(m)), c.all || and, int(m.end)
	}
	d.addChain(c)
}

// isNearby tells whether "local" says only where somebody has a role that is not about local politics: "local bakers".
func (d *describer) isNearby(m *mention) bool {
	return m.end == m.at+1 && string(d.bytes(int(m.at))) == "local" &&
		!slices.ContainsFunc(d.mentions, func(n mention) bool {
			covers := d.lex.labels.labels[n.id].covers
			political := covers.has(d.lex.known.politician) || n.id == d.lex.known.politics
			news := covers.has(d.lex.known.journalist) || n.id == d.lex.known.newsroom
			return n.at >= m.at && n.at <= m.end+2 && (political || news)
		})
}

// byRole tells whether words of a skill are words of a role too: "local news anchors".
func (d *describer) byRole(m *mention) bool {
	return slices.ContainsFunc(d.mentions, func(n mention) bool {
		return n.at < m.end && m.at < n.end && d.kind(&n) == syncrun.LabelJobRole
	})
}

// addChain adds the groups of a chain: one for each skill if it asks for all.
func (d *describer) addChain(c chain) {
	for len(c.options) > 0 {
		n := len(c.options)
		if c.all {
			n = 1
		}
		d.addSkills(c.options[:n:n])
		c.options = c.options[n:]
	}
}

// addSkills adds a group of skills unless there is an equal one.
func (d *describer) addSkills(options []option) {
	for _, g := range d.description {
		if g.kind == skillGroup && slices.Equal(g.options, options) {
			return
		}
	}
	d.description = append(d.description, d.lex.labelGroup(options))
}

// link tells whether the skill at token at belongs to the chain before it, and whether that asks for all then.
func (d *describer) link(c chain, at int) (linked, and bool) {
	if c.end == 0 {
		return false, false
	}
	first, last := d.tokens[c.end-1].end, d.tokens[at].begin
	separator := d.sources[bioField][first:last]
	and = strings.ContainsAny(separator, "&+")
	linked = and || strings.ContainsAny(separator, ",/|")
	for i := c.end; i < at; i++ {
		switch string(d.bytes(i)) {
		case "and", "und", "et", "y", "e", "ve":
			linked, and = true, true
		case "or", "oder", "ou", "o", "veya":
			linked = true
		default:
			return false, false
		}
	}
	return linked, and
}

// isOwned tells whether "business" is only what an entrepreneur owns, not the field: "female business owners".
func (d *describer) isOwned(m *mention) bool {
	return d.lex.labels.labels[m.id].value == "business" && slices.ContainsFunc(d.mentions, func(n mention) bool {
		return n.at <= m.at && n.end >= m.end && n.end-n.at > m.end-m.at && n.id == d.lex.known.entrepreneur
	})
}
