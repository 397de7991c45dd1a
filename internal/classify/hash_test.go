package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

func TestHashIsStable(t *testing.T) {
	t.Parallel()
	c := New()
	p := human("Ada", "Mathematician, 数学 🚀", "London")
	p.URL = "https://ada.example"
	const golden = 866007194993127828
	if got := c.Hash(&p); got != golden {
		t.Errorf("hash %d, want %d: stored hashes would no longer match", got, golden)
	}
	if again := New().Hash(&p); again != golden {
		t.Errorf("another classifier: %d", again)
	}
}

func TestHashOfAPersonKnownByID(t *testing.T) {
	t.Parallel()
	p := human("Ada", "bio", "")
	p.Detailed = false
	if got := New().Hash(&p); got != 0 {
		t.Errorf("hash %d, want 0", got)
	}
	if got := New().Hash(&syncrun.Profile{Detailed: true}); got == 0 {
		t.Error("an empty profile with detail has hash 0")
	}
}

func TestWhatChangesTheHash(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		change  func(p *syncrun.Profile)
		changes bool
	}{
		{"name", func(p *syncrun.Profile) { p.Name += "!" }, true},
		{"case of the name", func(p *syncrun.Profile) { p.Name = "ADA" }, true},
		{"handle", func(p *syncrun.Profile) { p.Handle += "1" }, true},
		{"bio", func(p *syncrun.Profile) { p.Bio = "" }, true},
		{"location", func(p *syncrun.Profile) { p.Location = "Paris" }, true},
		{"url", func(p *syncrun.Profile) { p.URL = "https://bit.ly/x" }, true},
		{"a letter moved to the next field", func(p *syncrun.Profile) { p.Bio, p.Location = "bi", "oLondon" }, true},
		{"tier", func(p *syncrun.Profile) { p.FollowersCount = 1000 }, true},
		{"followers within the tier", func(p *syncrun.Profile) { p.FollowersCount = 999 }, false},
		{"following", func(p *syncrun.Profile) { p.FollowingCount = 480 }, false},
		{"following far more than followers", func(p *syncrun.Profile) { p.FollowingCount = 80_000 }, true},
		{"posts", func(p *syncrun.Profile) { p.TweetCount++ }, false},
		{"no posts", func(p *syncrun.Profile) { p.TweetCount = 0 }, true},
		{"another picture", func(p *syncrun.Profile) { p.ProfileImageURL += "?2" }, false},
		{"the network's picture", func(p *syncrun.Profile) { p.ProfileImageURL = defaultPicture }, true},
		{"the numbers of a feed", func(p *syncrun.Profile) {
			p.FollowingCount, p.TweetCount, p.ListedCount = 0, 9000, 40
		}, true},
		{"posts forgotten", func(p *syncrun.Profile) { p.TweetCount = syncrun.UnknownCount }, false},
		{"listed", func(p *syncrun.Profile) { p.ListedCount = 5 }, false},
		{"id", func(p *syncrun.Profile) { p.ID++ }, false},
		{"verified", func(p *syncrun.Profile) { p.Verified = true }, false},
		{"protected", func(p *syncrun.Profile) { p.Protected = true }, false},
	}
	c := New()
	q := c.Compile(syncrun.Definition{Description: "designers in London"})
	before := human("Ada", "bio", "London")
	for _, test := range tests {
		after := before
		test.change(&after)
		if got := c.Hash(&after) != c.Hash(&before); got != test.changes {
			t.Errorf("%s: hash changed %v, want %v", test.name, got, test.changes)
		}
		if !test.changes {
			v, w := judge(q, before), judge(q, after)
			v.PersonID, w.PersonID = 0, 0
			if !same(v, w) {
				t.Errorf("%s: same hash, but %+v and %+v", test.name, v, w)
			}
		}
	}
}
