package classify

import (
	"slices"
	"strings"
)

// sense is the role that a mention means, which the words around it may make another one than its own: a minister of a
// church, an author of a site, an architect of software, the host of something else than a podcast.
func (r *reading) sense(lex *lexicon, m *mention, limit int) labelID {
	switch {
	case r.isMinisterOfFaith(lex, m, limit):
		return lex.known.clergy
	case r.writesThere(m, limit):
		return lex.known.writer
	case m.id == lex.known.architect && m.end-m.at == 1 && r.buildsSoftware(lex, m):
		return lex.known.softwareArchitect
	case m.id == lex.known.podcaster && !r.hasPodcast(m):
		return lex.known.host
	}
	return m.id
}

// buildsSoftware tells whether an architect is one of software: a word of computers stands before, or the profile
// speaks of technology and not of buildings.
func (r *reading) buildsSoftware(lex *lexicon, m *mention) bool {
	at := int(m.at)
	if !r.tokens[at].breaks {
		switch string(r.bytes(at - 1)) {
		case "computer", "cpu", "chip", "hardware", "network", "engineering", "information", "security", "api", "soc":
			return true
		}
	}
	for i := r.start[nameField]; i < r.start[locationField]; i++ {
		switch string(r.bytes(i)) {
		case "aia", "riba", "ncarb", "leed", "interior", "interiors", "urban", "urbanist", "planner", "planning", "housing",
			"buildings", "residential", "construction", "landscape", "architecture", "houses", "homes":
			return false
		}
	}
	return slices.ContainsFunc(r.mentions, func(n mention) bool {
		covers := &lex.labels.labels[n.id].covers
		return n.at != m.at && n.mood < other && (covers.has(lex.known.technology) || covers.has(lex.known.programming) ||
			covers.has(lex.known.techCompany))
	})
}

// hasPodcast tells whether a podcaster is called so, or the profile of the host of something speaks of a podcast.
func (r *reading) hasPodcast(m *mention) bool {
	said, last := string(r.bytes(int(m.at))), string(r.bytes(int(m.end)-1))
	if !strings.HasPrefix(said, "host") && said != "cohost" && said != "co" || strings.HasPrefix(last, "pod") {
		return true
	}
	onAir := int(m.end) >= r.start[r.fieldOf(int(m.at))+1] || r.tokens[m.end].kind != handle || r.tokens[m.end].breaks
	for i := r.start[nameField]; i < r.start[locationField]; i++ {
		switch said := string(r.bytes(i)); said {
		case "tv", "news", "radio", "show", "live", "youtube", "network", "channel", "festival", "events", "event", "talk":
			onAir = true
		case "pod", "pods", "episodes", "episode", "spotify", "itunes":
			return true
		default:
			onAir = onAir || r.tokens[i].kind == handle && isOnAir(said)
			if strings.Contains(said, "podcast") || r.tokens[i].kind != word &&
				(strings.HasSuffix(said, "pod") || strings.HasSuffix(said, "cast")) {
				return true
			}
		}
	}
	return !onAir // "Host of @acme"
}

// isOnAir tells whether a handle is that of a station, a paper or a show.
func isOnAir(handle string) bool {
	for _, part := range [...]string{"tv", "news", "radio", "show", "fox", "cnn", "bbc", "abc", "nbc", "cbs", "live"} {
		if strings.Contains(handle, part) {
			return true
		}
	}
	return false
}

// foundsNoFirm tells whether what a founder founded is named as something that earns nothing: "Founder of Owl
// Foundation", "founder of a charity".
func (r *reading) foundsNoFirm(m *mention) bool {
	limit := r.start[r.fieldOf(int(m.at))+1]
	for i := int(m.end); i < min(int(m.end)+8, limit) && (!r.tokens[i].breaks || i == int(m.end)); i++ {
		said := string(r.bytes(i))
		switch said {
		case "foundation", "charity", "charities", "nonprofit", "ngo", "501c3", "movement", "campaign", "club", "initiative",
			"ministry", "ministries", "church", "society", "cic", "association", "community",
			"podcast", "blog", "festival", "meetup", "choir", "shelter", "hospice":
			return true
		}
		if r.tokens[i].kind != word && (strings.HasSuffix(said, "foundation") || strings.HasSuffix(said, "charity")) {
			return true
		}
	}
	return false
}

// isPlayed tells whether a role is of those who show what they do, so that a gamer shows games: "Gamer, YouTuber".
func (lex *lexicon) isPlayed(role anchor) bool {
	return role.group != nil && slices.ContainsFunc(role.group.options, func(o option) bool {
		return lex.labels.labels[o.id].covers.has(lex.known.contentCreator)
	})
}

// onlyPlays tells whether what turns a role says how badly or how eagerly somebody has it, not that they want it: "avid
// gamer", "bad poet".
func (r *reading) onlyPlays(m *mention) bool {
	if m.by < 0 || int(m.by) >= len(r.tokens) {
		return false
	}
	switch string(r.bytes(int(m.by))) {
	case "avid", "bad", "keen", "terrible", "mediocre", "lousy", "clumsy", "decent", "okay", "ok", "average", "home",
		"fake", "armchair", "reluctant", "pretend", "passable":
		return true
	}
	return false
}
