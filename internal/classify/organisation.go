package classify

import "strings"

// orgSigns are the points that a phrase of data/organisations.txt gives.
type orgSigns struct{ bio, name, person int }

// organisation says whether an account is that of an organisation.
type organisation struct {
	points  int
	at, end int // the tokens that say so most plainly
}

// orgThreshold is how many points make an organisation.
const orgThreshold = 3

// mostOrgHints is how many words that give one point count, as "we" and "news" do.
const mostOrgHints = 2

func (o organisation) certain() bool { return o.points >= orgThreshold }

func (lex *lexicon) readOrganisations() {
	for _, s := range sections(organisationData) {
		kind, points, _ := strings.Cut(s.heading, " ")
		for _, item := range s.items {
			signs := lex.orgs.at(lex.fold.words(item))
			switch n := leadingNumber(points); kind {
			case "bio":
				signs.bio = max(signs.bio, n)
			case "name":
				signs.name = n
			case "person":
				signs.person = n
			}
		}
	}
}

// readOrganisation adds up what speaks for an organisation and what for a person: words of the name, of the bio, and
// a role that somebody claims at the head of a clause.
func (lex *lexicon) readOrganisation(r *reading) {
	best, hints := 0, 0
	for i := 0; i < r.start[locationField]; i++ {
		signs, n := lex.orgs.longest(&r.text, i, r.start[locationField], true)
		if n == 0 {
			continue
		}
		points := signs.bio
		if i < r.start[bioField] {
			points = signs.name
		}
		if points >= orgThreshold && lex.ownedBy(r, i+n) {
			continue // "Official account of Senator Hart" is a person's
		}
		if points == 1 {
			if hints++; hints > mostOrgHints {
				points = 0 // a song says "we" in each line
			}
		}
		r.org.points += points - signs.person
		if points > best {
			best, r.org.at, r.org.end = points, i, i+n
		}
		i += n - 1
	}
	if best == 0 {
		r.org.points = 0
		return
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.marks[m.at]&roleBegins != 0 && !m.many && m.mood == affirmed && r.tokens[m.at].breaks {
			r.org.points -= 3
		}
	}
}

// ownedBy tells whether token i begins the person whose account it is: "of Senator Hart", "for the Mayor of Leeds".
func (lex *lexicon) ownedBy(r *reading, i int) bool {
	limit := r.start[locationField]
	for j := i; j < min(i+5, limit) && !r.tokens[j].breaks; j++ {
		switch string(r.bytes(j)) {
		case "account", "twitter", "page", "of", "for", "the", "us", "u", "s", "u.s", "state", "former", "de",
			"del", "la", "du", "of the":
			continue
		case "sir", "dame", "lord", "lady", "mr", "mrs", "ms", "dr":
			return true
		}
		p, n := lex.phrases.longest(&r.text, j, limit, false)
		return n > 0 && lex.hasRole(p) && !p.labels[0].many
	}
	return false
}
