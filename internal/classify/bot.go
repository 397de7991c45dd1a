package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// Facts.Bot is set from this many points on.
const botThreshold = 6

// The signals of junk accounts. None is enough alone, but for several spam phrases; an empty bio least of all. None
// depends on today's date.
//
//	points  signal
//	     4  follows 2,000 or more and has less than one follower for every twenty of them
//	     2  follows 500 to 1,999 and has less than one follower for every fifty of them
//	     2  has never posted
//	     2  has no picture, or X's default one
//	     2  the handle ends in five digits or more; 1 beside a bio, as X itself proposes such handles
//	     1  the bio is empty
//	   2–5  each different spam phrase or link shortener in name, bio, location or URL (data/spam.txt), all
//	        together at most 8; a negated one ("no airdrops") does not count, and a mere topic ("airdrop") little
//	     2  the same emoji three times in a row, or eight emoji
//	     2  five hash tags or more in the bio
const (
	pointsCrowd      = 4
	pointsSmallCrowd = 2
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
// signals follow from texts that are part of it themselves.
type metrics uint8

const (
	crowd metrics = 1 << iota
	smallCrowd
	silent
	noPicture
)

func metricsOf(p *syncrun.Profile) metrics {
	var m metrics
	switch {
	case p.FollowingCount >= 2000 && p.FollowersCount < p.FollowingCount/20:
		m |= crowd
	case p.FollowingCount >= 500 && p.FollowingCount < 2000 && p.FollowersCount < p.FollowingCount/50:
		m |= smallCrowd
	}
	if p.TweetCount <= 0 {
		m |= silent
	}
	if p.ProfileImageURL == "" || strings.Contains(p.ProfileImageURL, "default_profile") {
		m |= noPicture
	}
	return m
}

// spamPhrase is one or several phrases of data/spam.txt that count once.
type spamPhrase struct{ points int }

// botSigns are what speaks for a bot: points and, once asked for, sentences.
type botSigns struct {
	points  int
	told    bool // whether reasons are wanted
	reasons []string
}

func (s *botSigns) add(points int, reason string) {
	s.points += points
	if s.told {
		s.reasons = append(s.reasons, reason)
	}
}

// bot adds up the signals of a profile, strongest first. Sentences are made only if told.
func (lex *lexicon) bot(r *reading, told bool) botSigns {
	s := botSigns{told: told}
	lex.spamSigns(r, &s)
	m := metricsOf(r.profile)
	if m&crowd != 0 {
		s.add(pointsCrowd, "Follows thousands and is followed by few")
	}
	if m&smallCrowd != 0 {
		s.add(pointsSmallCrowd, "Follows hundreds and is followed by hardly anybody")
	}
	if m&silent != 0 {
		s.add(pointsSilent, "Has never posted")
	}
	if m&noPicture != 0 {
		s.add(pointsNoPicture, "Has no picture of their own")
	}
	r.textSigns(&s)
	return s
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
		if s.told {
			s.add(gain, r.fieldOf(i).String()+" says "+r.quote(i, i+n))
		} else {
			s.points += gain
		}
		i += n - 1
	}
}
