package sandbox

import (
	"strconv"
	"time"
	"unicode/utf8"
)

const (
	stemLength = 5   // letters a name lends to a handle
	maxBio     = 160 // characters X allows in a description
	missing    = -1  // a count X leaves out

	botPercent = 8
)

// person is one user object. Its byte slices are reused by the next person
// made in the same place, so nothing may keep them.
type person struct {
	id          uint64
	name        []byte
	handle      []byte
	bio         []byte
	location    string
	picture     uint64 // 0 is the default image
	pictures    string // as in Config
	link        uint64 // 0 is none
	address     string // in place of a link's; empty: one of its number
	protected   bool
	badge       string // verified_type; empty when not verified
	withheld    string // country code
	created     int64  // Unix seconds
	followers   int
	following   int
	posts       int
	listed      int
	likes       int // missing when X does not tell
	mediaPosted int // the same
}

type gender int

const (
	female gender = iota
	male
	nonbinary
)

// person fills p with the facts of a key, always the same for a seed.
func (n *network) person(k key, p *person) {
	n.truePerson(k, p)
	if n.hostile {
		p.beHostile()
	}
}

func (n *network) truePerson(k key, p *person) {
	*p = person{id: n.id(k), pictures: n.pictures, name: p.name[:0], handle: p.handle[:0], bio: p.bio[:0]}
	if k.group() == groupAccounts {
		n.owner(n.accounts[k.place()], p)
		return
	}
	s := source(mix(n.seed, uint64(k)))
	from := pick(&s, n.words.wheel)
	g := drawGender(&s)
	first := pick(&s, from.first(g))
	p.nameFrom(from, first, pick(&s, from.last))
	tag := n.tags.hide(uint64(k))
	if s.percent(botPercent) {
		p.handle = strconv.AppendUint(append(p.handle, first.stem...), tag, 10)
		p.beBot(&s, n.words.spam)
		return
	}
	p.handle = appendSyllables(append(p.handle, first.stem...), tag)
	p.beHuman(&s, from, g, n.words)
}

func drawGender(s *source) gender {
	switch d := s.below(100); {
	case d < 47:
		return female
	case d < 97:
		return male
	default:
		return nonbinary
	}
}

func (c *culture) first(g gender) []name {
	return [...][]name{female: c.female, male: c.male, nonbinary: c.other}[g]
}

func (p *person) nameFrom(c *culture, first, last name) {
	a, b := first.shown, last.shown
	if c.familyFirst {
		a, b = b, a
	}
	p.name = append(append(append(p.name, a...), ' '), b...)
}

// appendSyllables writes a number below 2^30 as ten letters that can be
// spoken, so that handles are unique without looking machine-made.
func appendSyllables(b []byte, v uint64) []byte {
	const consonants, vowels = "bdfghklmnprstv", "aeiou"
	for range 5 {
		b = append(b, consonants[v%14], vowels[v/14%5])
		v /= 14 * 5
	}
	return b
}

// beBot gives p what junk accounts have: a young account with a loud bio that
// follows thousands and is followed by few.
func (p *person) beBot(s *source, spam []template) {
	if !s.percent(15) {
		p.bio = pick(s, spam).appendTo(p.bio, &fillings{})
	}
	if s.percent(25) {
		p.picture = s.next() | 1
	}
	p.created = moment(s, 2024, 2025)
	p.followers = s.logNormal(12, 1.2)
	p.following = 1500 + s.below(6000)
	p.posts = s.logNormal(9, 1.8)
	p.likes, p.mediaPosted = s.below(40), missing
	if s.percent(40) {
		p.link = s.next() | 1
	}
}

func (p *person) beHuman(s *source, from *culture, g gender, w *words) {
	at := pick(s, from.cities)
	p.say(s, from, at, g, w)
	p.location = drawLocation(s, at)
	if !s.percent(7) {
		p.picture = s.next() | 1
	}
	if s.percent(28) {
		p.link = s.next() | 1
	}
	p.protected = s.percent(4)
	p.created = moment(s, 2008, 2025)
	p.counts(s)
	p.verify(s)
}

// counts draws the public counts. The spread of followers is wide enough for a
// few in a thousand to have more than a million.
func (p *person) counts(s *source) {
	p.followers = min(s.logNormal(300, 2.7), 180_000_000)
	p.following = s.logNormal(380, 1.1)
	p.posts = s.logNormal(900, 2.0)
	p.listed = p.followers / (60 + s.below(200))
	p.likes, p.mediaPosted = s.logNormal(1500, 1.9), p.posts/(4+s.below(20))
	if s.percent(10) {
		p.likes = missing
	}
	if s.percent(15) {
		p.mediaPosted = missing
	}
}

func (p *person) verify(s *source) {
	percent := 5
	if p.followers > 50_000 {
		percent = 45
	}
	if s.percent(percent) {
		p.badge = pick(s, []string{"blue", "blue", "blue", "blue", "blue", "blue", "business", "government"})
	}
	if s.below(2000) == 0 {
		p.withheld = pick(s, []string{"TR", "DE", "IN"})
	}
}

// moment draws a second between the first day of one year and the last of
// another.
func moment(s *source, from, to int) int64 {
	first := time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	end := time.Date(to+1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	return first + int64(s.below(int(end-first)))
}

func drawLocation(s *source, at city) string {
	switch d := s.below(100); {
	case d < 38:
		return at.full
	case d < 62:
		return at.short
	case d < 66:
		return pick(s, []string{"Earth", "remote", "the internet", "🌍", "somewhere on a train"})
	default:
		return ""
	}
}

// owner fills p with the profile of an account of the handle table.
func (n *network) owner(a *account, p *person) {
	s := source(a.hash(n.seed))
	p.name = append(p.name, a.title...)
	p.handle = append(p.handle, a.now().handle...)
	p.bio = append(p.bio, a.bio...)
	p.picture = s.next() | 1
	p.protected = a.now().standing == locked || a.now().standing == shy
	p.created = moment(&s, 2010, 2020)
	p.followers = a.growth.Load().length()
	p.following = s.below(900)
	p.posts = 40 + a.postCount()
	p.listed = p.followers / 90
	p.likes, p.mediaPosted = s.below(4000), s.below(200)
	if p.followers >= 50_000 {
		p.badge = "business"
	}
}

// fits tells whether a bio stays within what X allows.
func fits(bio []byte, extra int) bool { return utf8.RuneCount(bio)+extra <= maxBio }
