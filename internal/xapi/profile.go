package xapi

import (
	"strconv"

	"goodones/internal/fetch"
	"goodones/internal/syncrun"
)

// How many characters of each text are kept. X's own bounds are below these.
const (
	maxHandle   = 50
	maxName     = 200
	maxBio      = 2000
	maxLocation = 500
)

// profiles turns user objects into profiles, each person once: at the first place, with detail if any has it. An
// object without a usable id is left out, so that one strange user does not fail every sync of an account; an answer
// of such objects only is broken.
func profiles(found []user) ([]syncrun.Profile, error) {
	all := make([]syncrun.Profile, 0, len(found))
	index := make(map[int64]int, len(found))
	var strange error
	for i := range found {
		p, err := found[i].profile()
		if err != nil {
			strange = err
			continue
		}
		at, again := index[p.ID]
		switch {
		case !again:
			index[p.ID] = len(all)
			all = append(all, p)
		case p.Detailed && !all[at].Detailed:
			all[at] = p
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
		ID: id, ExternalID: strconv.FormatInt(id, 10),
		Handle: fetch.Clean(u.Username, maxHandle), Name: fetch.Clean(u.Name, maxName),
		Bio: fetch.Clean(u.Description, maxBio), Location: fetch.Clean(u.Location, maxLocation),
		URL: u.link(), ProfileImageURL: fetch.CleanURL(u.ProfileImageURL),
		Verified: u.Verified, Protected: u.Protected, CreatedAt: u.CreatedAt.pointer(),
	}
	var m metrics
	if u.PublicMetrics != nil {
		m = *u.PublicMetrics
	}
	p.FollowersCount, p.FollowingCount = value(m.Followers), value(m.Following)
	p.TweetCount, p.ListedCount = value(m.Posts, m.Tweets), value(m.Listed)
	p.Detailed = u.Username != "" && u.Name != "" && p.FollowersCount >= 0
	return p, nil
}

// link is the person's website: what the shortened URL stands for, if that is told.
func (u *user) link() string {
	for _, url := range u.Entities.URL.URLs {
		if url.Expanded != "" {
			return fetch.CleanURL(url.Expanded)
		}
	}
	return fetch.CleanURL(u.URL)
}

// parseID reads an id of X: digits, above 0 and below 2^63.
func parseID(text string) (int64, error) {
	id, err := strconv.ParseUint(text, 10, 63)
	if err != nil || id == 0 {
		return 0, fetch.Temporary("an id that is none")
	}
	return int64(id), nil
}
