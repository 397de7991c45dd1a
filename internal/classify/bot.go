package classify

import (
	"math/bits"
	"slices"
	"strings"

	"goodones/internal/classify/counts"
	"goodones/internal/syncrun"
)

// Facts.Bot is set from this many points on.
const botThreshold = 6

// The signals of junk accounts and of programs. Some are enough alone; an empty bio least of all. None depends on
// today's date, and a number that nobody told gives no points.
//
//	points  signal
//	     6  the numbers are those of an account that somebody sells or a program runs (package counts)
//	   3–9  it calls itself a bot or a feed, or posts by the clock, in name, bio or handle (selfdeclared.go)
//	     4  follows 2,000 or more and has less than one follower for every twenty of them
//	     2  follows 500 to 1,999 and has less than one follower for every fifty of them
//	     3  posts 100 times or more and follows twenty or fewer; only beside what it says of itself
//	     2  has never posted
//	     2  has the network's own picture
//	     2  the handle ends in five digits or more; 1 beside a bio, as X itself proposes such handles
//	     1  the bio is empty
//	   2–5  each different spam phrase or link shortener in name, bio, location or URL (data/spam.txt), all
//	        together at most 8; a negated one ("no airdrops") does not count, and a mere topic ("airdrop") little
//	     2  the same emoji three times in a row, or eight emoji
//	     2  five hash tags or more in the bio
//
// Of the first, the third and the fourth line the strongest counts alone.
const (
	pointsPattern    = 6
	pointsCrowd      = 4
	pointsSmallCrowd = 2
	pointsQuiet      = 3
	pointsSilent     = 2
	pointsNoPicture  = 2
	pointsDigits     = 2
	pointsDigitsBio  = 1
	pointsNoBio      = 1
	pointsSpamMost   = 8
	pointsEmoji      = 2
	pointsTags       = 2
)

// metrics are the signals that a profile's numbers and picture give. They are part of the facts hash; the other
// signals follow from texts that are part of it themselves. The lowest bits are the patterns of package counts.
type metrics uint16

const (
	crowd metrics = 1 << (iota + patternBits)
	smallCrowd
	quiet
	silent
	noPicture

	patternBits = 8
)

// patterns are the kinds of accounts that hardly any human has.
type patterns []counts.Pattern

func (ps patterns) metrics(p *syncrun.Profile) metrics {
	a := account(p)
	var m metrics
	for i := range ps {
		if ps[i].Fits(&a) {
			m |= 1 << i
		}
	}
	known := a.Following >= 0 && a.Followers >= 0
	switch {
	case known && a.Following >= 2000 && a.Followers < a.Following/20:
		m |= crowd
	case known && a.Following >= 500 && a.Following < 2000 && a.Followers < a.Following/50:
		m |= smallCrowd
	}
	if 0 <= a.Following && a.Following <= 20 && a.Posts >= 100 && a.Followers < 20_000 {
		m |= quiet
	}
	if a.Posts == 0 {
		m |= silent
	}
	if a.DefaultPicture {
		m |= noPicture
	}
	return m
}

// account is a profile in numbers.
func account(p *syncrun.Profile) counts.Account {
	return counts.Account{Followers: p.FollowersCount, Following: p.FollowingCount, Posts: p.TweetCount,
		Lists: p.ListedCount,
		Bio:   shown(p.Bio), Location: shown(p.Location) > 0, Link: p.URL != "",
		DefaultPicture: strings.Contains(p.ProfileImageURL, "default_profile")}
}

// shown counts the characters of s without blank ends, as far as it matters.
func shown(s string) int {
	n := 0
	for range strings.TrimSpace(s) {
		if n++; n > 20 {
			break
		}
	}
	return n
}

// spamPhrase is one or several phrases of data/spam.txt that count once.
type spamPhrase struct{ points int }

// botSigns are what speaks for a bot: points and, once asked for, sentences.
type botSigns struct {
	points    int
	declared  bool // the profile says something of itself that bots say
	explained bool // whether reasons are wanted
	reasons   []string
}

func (s *botSigns) add(points int, reason string) {
	s.points += points
	if s.explained {
		s.reasons = append(s.reasons, reason)
	}
}

// bot adds up the signals of a profile, strongest first. Sentences are made only if told.
func (lex *lexicon) bot(r *reading, explained bool) botSigns {
	s := botSigns{explained: explained}
	lex.spamSigns(r, &s)
	lex.declaredSigns(r, &s)
	lex.countSigns(r, &s)
	r.textSigns(&s)
	return s
}

// countSigns adds the signals of the numbers and the picture.
func (lex *lexicon) countSigns(r *reading, s *botSigns) {
	m := r.metrics
	pattern := bits.TrailingZeros16(uint16(m))
	switch {
	case pattern < len(lex.patterns):
		s.add(pointsPattern, lex.patterns[pattern].Reason)
	case m&crowd != 0:
		s.add(pointsCrowd, "Follows thousands and is followed by few")
	case m&smallCrowd != 0:
		s.add(pointsSmallCrowd, "Follows hundreds and is followed by hardly anybody")
	}
	if m&quiet != 0 && s.declared {
		s.add(pointsQuiet, "Posts much and follows hardly anybody")
	}
	if m&silent != 0 {
		s.add(pointsSilent, "Has never posted")
	}
	if m&noPicture != 0 {
		s.add(pointsNoPicture, "Has no picture of its own")
	}
}

// textSigns adds the signals of handle and bio.
func (r *reading) textSigns(s *botSigns) {
	empty := strings.TrimSpace(r.profile.Bio) == ""
	if lastDigits(r.profile.Handle) >= 5 {
		points := pointsDigitsBio
		if empty {
			points = pointsDigits
		}
		s.add(points, "Handle ends in many digits")
	}
	if count, row := emojis(r.profile.Bio); row >= 3 || count >= 8 {
		s.add(pointsEmoji, "Bio is full of emoji")
	}
	tags := 0
	for i := r.start[bioField]; i < r.start[locationField]; i++ {
		if r.tokens[i].kind == tag {
			tags++
		}
	}
	if tags >= 5 {
		s.add(pointsTags, "Bio is full of hash tags")
	}
	if empty {
		s.add(pointsNoBio, "Bio is empty")
	}
}

// spamSigns adds the phrases of spam, each once, in order.
func (lex *lexicon) spamSigns(r *reading, s *botSigns) {
	sum := 0
	var seen [4]*spamPhrase // enough to reach the most
	kinds := 0
	for i := 0; i < len(r.tokens) && sum < pointsSpamMost && kinds < len(seen); i++ {
		said, n := lex.spam.longest(&r.text, i, r.start[r.fieldOf(i)+1], true)
		if n == 0 || r.meanings[i].mood == negated || slices.Contains(seen[:kinds], *said) {
			continue
		}
		seen[kinds] = *said
		kinds++
		gain := min((*said).points, pointsSpamMost-sum)
		sum += gain
		if s.explained {
			s.add(gain, r.fieldOf(i).String()+" says "+r.quote(i, i+n))
		} else {
			s.points += gain
		}
		i += n - 1
	}
}
