package classify

import (
	"slices"

	"goodones/internal/syncrun"
)

// noteVerb adds the role that a verb asks for: "nurses who write" are writers, too. With something behind it, a verb
// but "invest" says nothing more: "people who write about climate".
func (d *describer) noteVerb() {
	for i := d.start[bioField] + 2; i < d.limit; i++ {
		if d.tokens[i].breaks || !d.saysWho(i-1) || d.named(i) {
			continue
		}
		role, always := verbRole(string(d.bytes(i)))
		if i+2 == d.limit && role == "writer" && writtenBy(string(d.bytes(i+1))) != "" {
			role, always = writtenBy(string(d.bytes(i+1))), true
			d.take(int32(i+1), int32(i+2))
			if id, ok := d.lex.label(syncrun.LabelJobRole, role); ok {
				d.mentions = slices.DeleteFunc(d.mentions, func(m mention) bool { return int(m.at) == i+1 })
				d.mentions = append(d.mentions, mention{id: id, at: int32(i), end: int32(i + 2)})
				return
			}
		}
		if role == "" || !always && i+1 < d.limit {
			continue
		}
		if id, ok := d.lex.label(syncrun.LabelJobRole, role); ok {
			d.mentions = append(d.mentions, mention{id: id, at: int32(i), end: int32(i + 1)})
			return
		}
	}
}

// saysWho tells whether token i, behind a role, is "who", or the "also" of "who also".
func (d *describer) saysWho(i int) bool {
	said := string(d.bytes(i))
	return said == "who" || said == "also" && string(d.bytes(i-1)) == "who"
}

// noteFounding adds the founder whom a verb and its object ask for: "people building AI startups", "who started their
// own company", "who run their own business".
func (d *describer) noteFounding() {
	for i := d.start[bioField]; i < d.limit; i++ {
		if d.named(d.start[bioField]+1) || !d.founds(i) && !d.owns(i) {
			continue
		}
		for j := i + 1; j < min(i+1+objectReach, d.limit) && !d.tokens[j].breaks; j++ {
			switch string(d.bytes(j)) {
			case "startup", "startups":
			case "company", "companies", "business", "businesses":
				d.take(int32(i+1), int32(j+1))
			default:
				continue
			}
			firm := string(d.bytes(j))[0] == 'b' || string(d.bytes(j))[0] == 'c'
			d.mentions = append(d.mentions, mention{id: d.lex.known.founder, at: int32(i), end: int32(i + 1), doing: firm})
			if d.owns(i) {
				d.mentions = append(d.mentions, mention{id: d.lex.known.entrepreneur, at: int32(i), end: int32(i + 1)})
			}
			return
		}
	}
}

// founds tells whether token i is a verb for what founders do.
func (d *describer) founds(i int) bool {
	switch string(d.bytes(i)) {
	case "started", "founded", "launched", "built", "building", "founding", "starting", "launching", "build",
		"bootstrapping", "bootstrapped":
		return true
	}
	return false
}

// owns tells whether token i is a verb for what those do who have a firm: "women who run their own business".
func (d *describer) owns(i int) bool {
	switch string(d.bytes(i)) {
	case "run", "runs", "own", "owns", "running", "owning":
		return i > d.start[bioField]
	}
	return false
}

// named tells whether a role is asked for at token i or behind it.
func (d *describer) named(i int) bool {
	for j := range d.mentions {
		if m := &d.mentions[j]; int(m.end) > i-1 && d.kind(m) == syncrun.LabelJobRole {
			return true
		}
	}
	return false
}

// verbRole is the role of those who do what a verb says, and whether it is whatever follows.
func verbRole(verb string) (role string, always bool) {
	switch verb {
	case "write":
		return "writer", false
	case "invest":
		return "investor", true
	case "code":
		return "software engineer", false
	case "blog":
		return "blogger", false
	case "podcast":
		return "podcaster", false
	case "paint":
		return "painter", false
	case "direct":
		return "director", false
	case "act":
		return "actor", false
	case "sing":
		return "singer", false
	case "draw":
		return "illustrator", false
	case "dance":
		return "dancer", false
	case "teach":
		return "teacher", true
	case "research":
		return "researcher", true
	default:
		return "", false
	}
}

// writtenBy is the role of those who write what a word names, empty where any writer may.
func writtenBy(object string) string {
	switch object {
	case "books":
		return "author"
	case "novels", "fiction":
		return "novelist"
	case "poetry", "poems":
		return "poet"
	case "songs":
		return "songwriter"
	case "code", "software":
		return "software engineer"
	case "plays":
		return "playwright"
	case "screenplays", "scripts":
		return "screenwriter"
	}
	return ""
}

// isRetiredOne tells whether a mention of a veteran is only the beginning of another role, which it asks for as that of
// the retired: "retired military officers" are no veterans of all ranks.
func (d *describer) isRetiredOne(m *mention) bool {
	if m.id != d.lex.known.veteran || m.end-m.at < 2 || string(d.bytes(int(m.at))) != "retired" {
		return false
	}
	for i := range d.mentions {
		n := &d.mentions[i]
		if n.at > m.at && n.at < m.end && n.end > m.end && d.kind(n) == syncrun.LabelJobRole {
			n.meaning = meaning{mood: former, by: m.at, upTo: m.at + 1}
			d.addOnce(d.lex.labelGroup([]option{{id: d.lex.known.retired}}))
			return true
		}
	}
	return false
}

// notePeople adds the role of those whom a search calls by what they work on alone, which is no field: "product
// people at Acme".
func (d *describer) notePeople() {
	for i := d.start[bioField]; i+1 < d.limit; i++ {
		if said := string(d.bytes(i + 1)); said != "people" && said != "folks" || d.tokens[i+1].breaks {
			continue
		}
		if string(d.bytes(i)) != "product" || d.named(d.start[bioField]+1) {
			continue
		}
		for _, role := range [...]string{"product manager", "product designer"} {
			if id, ok := d.lex.label(syncrun.LabelJobRole, role); ok {
				d.mentions = append(d.mentions, mention{id: id, at: int32(i), end: int32(i + 2)})
			}
		}
		return
	}
}
