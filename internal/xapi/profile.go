package xapi

import (
	"math"
	"strconv"
	"strings"

	"goodones/internal/fetch"
	"goodones/internal/syncrun"
)

// How many characters of each text are kept. X's own bounds are below these.
const (
	maxHandle   = 50
	maxName     = 200
	maxBio      = 2000
	maxLocation = 500
	maxURL      = 2048
)

// profiles turns user objects into profiles, each person once: at the first place, with detail if any has it. An
// object without a usable id is left out, so that one strange user does not fail every sync of an account; an answer
// of such objects only is broken.
func profiles(found []user) ([]syncrun.Profile, error) {
	all := make([]syncrun.Profile, 0, len(found))
	places := make(map[int64]int, len(found))
	var strange error
	for i := range found {
		p, err := found[i].profile()
		if err != nil {
			strange = err
			continue
		}
		place, again := places[p.ID]
		switch {
		case !again:
			places[p.ID] = len(all)
			all = append(all, p)
		case p.Detailed && !all[place].Detailed:
			all[place] = p
		}
	}
	if len(all) == 0 {
		return nil, strange
	}
	return all, nil
}

func (u *user) profile() (syncrun.Profile, error) {
	id, err := parseID(u.ID)
	if err != nil {
		return syncrun.Profile{}, err
	}
	p := syncrun.Profile{
		ID: id, Handle: clean(u.Username, maxHandle), Name: clean(u.Name, maxName),
		Bio: clean(u.Description, maxBio), Location: clean(u.Location, maxLocation),
		URL: u.link(), ProfileImageURL: cleanURL(u.ProfileImageURL),
		Verified: u.Verified, Protected: u.Protected, CreatedAt: u.CreatedAt.pointer(),
	}
	if m := u.PublicMetrics; m != nil {
		p.FollowersCount, p.FollowingCount = clamp(m.Followers), clamp(m.Following)
		p.TweetCount, p.ListedCount = clamp(m.Tweets), clamp(m.Listed)
		p.Detailed = u.Username != "" && u.Name != ""
	}
	return p, nil
}

// link is the person's website: what the shortened URL stands for, if that is told.
func (u *user) link() string {
	for _, url := range u.Entities.URL.URLs {
		if url.Expanded != "" {
			return cleanURL(url.Expanded)
		}
	}
	return cleanURL(u.URL)
}

// parseID reads an id of X: digits, above 0 and below 2^63.
func parseID(text string) (int64, error) {
	id, err := strconv.ParseUint(text, 10, 63)
	if err != nil || id == 0 {
		return 0, fetch.Temporary("an id that is none")
	}
	return int64(id), nil
}

// clamp fits a count into a database integer.
func clamp(n int64) int { return int(max(0, min(n, math.MaxInt32))) }

// clean drops NUL, which databases refuse, and what is longer than the text can honestly be.
func clean(text string, most int) string {
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	return fetch.FirstRunes(text, most)
}

// cleanURL drops a URL that is too long: half of one leads elsewhere.
func cleanURL(text string) string {
	if len(text) > maxURL {
		return ""
	}
	return clean(text, maxURL)
}
