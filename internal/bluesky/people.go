package bluesky

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// How many characters of each text are kept. The lexicons' own bounds are below these.
const (
	maxHandle = 253
	maxName   = 640
	maxBio    = 2560
)

// actor is the part of a profile view that we read. Lists of people carry no counts.
type actor struct {
	DID         string `json:"did"`
	Handle      string `json:"handle"`
	DisplayName string `json:"displayName"`
	Description string `json:"description"`
	Avatar      string `json:"avatar"`
	Website     string `json:"website"`
	CreatedAt   moment `json:"createdAt"`

	Followers *fetch.Count `json:"followersCount"`
	Follows   *fetch.Count `json:"followsCount"`
	Posts     *fetch.Count `json:"postsCount"`
}

// UnmarshalJSON never fails: a member of a surprising type costs itself alone, and what is no actor has no DID.
func (a *actor) UnmarshalJSON(text []byte) error {
	type plain actor
	var read plain
	_ = json.Unmarshal(text, &read)
	*a = actor(read)
	return nil
}

// profile is false for an actor without a usable id. The name of somebody who gave none is the handle, as Bluesky
// itself shows it.
func (a *actor) profile() (source.Profile, bool) {
	if !IsDID(a.DID) {
		return source.Profile{}, false
	}
	p := source.Profile{
		ExternalID: a.DID, Handle: fetch.Clean(a.Handle, maxHandle), Name: fetch.Clean(a.DisplayName, maxName),
		Bio: fetch.Clean(a.Description, maxBio), URL: fetch.CleanURL(a.Website),
		ProfileImageURL: fetch.CleanURL(a.Avatar), CreatedAt: a.CreatedAt.pointer(),
	}
	if strings.TrimSpace(p.Name) == "" {
		p.Name = p.Handle
	}
	p.FollowersCount, p.FollowingCount = count(a.Followers), count(a.Follows)
	p.TweetCount, p.ListedCount = count(a.Posts), syncrun.UnknownCount
	p.Detailed = p.Handle != "" && p.FollowersCount >= 0
	return p, true
}

// profiles turns actors into profiles, each person once. One without a usable id is left out.
func profiles(found []actor) []source.Profile {
	all := make([]source.Profile, 0, len(found))
	seen := make(map[string]bool, len(found))
	for i := range found {
		p, ok := found[i].profile()
		if ok && !seen[p.ExternalID] {
			seen[p.ExternalID] = true
			all = append(all, p)
		}
	}
	return slices.Clip(all)
}

// count is a number that may not have been told.
func count(n *fetch.Count) int {
	if n == nil || *n < 0 {
		return syncrun.UnknownCount
	}
	return int(*n)
}

// maxDID is the longest DID that AT Protocol allows.
const maxDID = 2048

// IsDID tells whether text has the form of a DID that Bluesky gives its accounts.
func IsDID(text string) bool {
	method, id, found := strings.Cut(strings.TrimPrefix(text, "did:"), ":")
	if !strings.HasPrefix(text, "did:") || !found || (method != "plc" && method != "web") {
		return false
	}
	return id != "" && len(text) <= maxDID && !strings.ContainsFunc(id, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:%-", r)
	})
}

// moment is a time that the AppView told, or zero: one that cannot be read is as good as one left out.
type moment struct{ time.Time }

// UnmarshalJSON never fails.
func (m *moment) UnmarshalJSON(text []byte) error {
	parsed, err := time.Parse(`"`+time.RFC3339Nano+`"`, string(text))
	if err != nil {
		parsed = time.Time{}
	}
	m.Time = parsed
	return nil
}

func (m moment) pointer() *time.Time {
	if m.IsZero() {
		return nil
	}
	return &m.Time
}
