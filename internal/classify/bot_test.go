package classify

import (
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

const defaultPicture = "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png"

func TestBots(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(p *syncrun.Profile)
		points int
	}{
		{"a human", func(p *syncrun.Profile) {}, 0},
		{"empty bio", func(p *syncrun.Profile) { p.Bio = "" }, 1},
		{"blank bio", func(p *syncrun.Profile) { p.Bio = " \n" }, 1},
		{"default picture", func(p *syncrun.Profile) {
			p.ProfileImageURL = defaultPicture
		}, 2},
		{"a picture that nobody told", func(p *syncrun.Profile) { p.ProfileImageURL = "" }, 0},
		{"posts that nobody told", func(p *syncrun.Profile) { p.TweetCount = syncrun.UnknownCount }, 0},
		{"following that nobody told", func(p *syncrun.Profile) {
			p.FollowingCount, p.FollowersCount = 5000,
				syncrun.UnknownCount
		}, 0},
		{"never posted", func(p *syncrun.Profile) { p.TweetCount = 0 }, 2},
		{"four digits", func(p *syncrun.Profile) { p.Handle = "ada1815" }, 0},
		{"five digits", func(p *syncrun.Profile) { p.Handle = "ada18151" }, 1},
		{"five digits, no bio", func(p *syncrun.Profile) { p.Handle, p.Bio = "ada18151", "" }, 3},
		{"digits inside", func(p *syncrun.Profile) { p.Handle = "a12345678b" }, 0},
		{"follows 2000, 100 followers", func(p *syncrun.Profile) { p.FollowingCount, p.FollowersCount = 2000, 100 }, 0},
		{"follows 2000, 99 followers", func(p *syncrun.Profile) { p.FollowingCount, p.FollowersCount = 2000, 99 }, 4},
		{"follows 1999, 40 followers", func(p *syncrun.Profile) { p.FollowingCount, p.FollowersCount = 1999, 40 }, 0},
		{"follows 1999, 38 followers", func(p *syncrun.Profile) { p.FollowingCount, p.FollowersCount = 1999, 38 }, 2},
		{"follows 499, nobody back", func(p *syncrun.Profile) { p.FollowingCount, p.FollowersCount = 499, 0 }, 0},
		{"follow back", func(p *syncrun.Profile) { p.Bio = "I follow back" }, 4},
		{"negated spam", func(p *syncrun.Profile) { p.Bio = "No airdrops, and don't DM me to start" }, 0},
		{"dm for promo", func(p *syncrun.Profile) { p.Bio = "DM for promo" }, 4},
		{"airdrop", func(p *syncrun.Profile) { p.Bio = "airdrop" }, 2},
		{"100x", func(p *syncrun.Profile) { p.Bio = "next 100x 🚀" }, 2},
		{"one phrase twice", func(p *syncrun.Profile) { p.Bio = "f4f f4f F4F" }, 4},
		{"two phrases", func(p *syncrun.Profile) { p.Bio = "f4f, giveaway" }, 6},
		{"one topic in two forms", func(p *syncrun.Profile) { p.Bio = "Tracks every airdrop. Airdrops newsletter" }, 2},
		{"two topics", func(p *syncrun.Profile) { p.Bio = "Journalist covering airdrop scams and casino fraud" }, 4},
		{"a channel of one's own", func(p *syncrun.Profile) {
			p.Bio = "Founder @acme. Join the channel t.me/acme, giveaways every Friday"
		}, 4},
		{"spam counts 8 at most", func(p *syncrun.Profile) { p.Bio = "f4f, airdrop, 100x, casino, free spins" }, 8},
		{"spam across the end of a clause", func(p *syncrun.Profile) { p.Bio = "work from home!! DM" }, 5},
		{"link shortener", func(p *syncrun.Profile) { p.URL = "https://bit.ly/3xyz" }, 2},
		{"a link of one's own", func(p *syncrun.Profile) { p.URL = "https://ada.example/bit" }, 0},
		{"three fires", func(p *syncrun.Profile) { p.Bio = "hi 🔥🔥🔥" }, 2},
		{"two fires", func(p *syncrun.Profile) { p.Bio = "hi 🔥🔥 there 🔥" }, 0},
		{"eight pictures", func(p *syncrun.Profile) { p.Bio = "🌱🐱🚀☕🎸🏔🎨📷" }, 2},
		{"seven pictures", func(p *syncrun.Profile) { p.Bio = "🌱🐱🚀☕🎸🏔🎨" }, 0},
		{"a family is few pictures", func(p *syncrun.Profile) { p.Bio = "👨‍👩‍👧‍👦 👩🏽‍💻" }, 0},
		{"five tags", func(p *syncrun.Profile) { p.Bio = "#a #b #c #d #e" }, 2},
		{"four tags", func(p *syncrun.Profile) { p.Bio = "#a #b #c #d" }, 0},
		{"lurker", func(p *syncrun.Profile) { p.Bio, p.TweetCount, p.ProfileImageURL = "", 0, defaultPicture }, 5},
		{"sold follower", func(p *syncrun.Profile) {
			p.FollowingCount, p.FollowersCount, p.TweetCount, p.ListedCount = 540, 12, 31, 0
		}, 6},
		{"sold follower on a list", func(p *syncrun.Profile) {
			p.FollowingCount, p.FollowersCount, p.TweetCount, p.ListedCount = 499, 12, 31, 1
		}, 0},
		{"feed by its numbers", func(p *syncrun.Profile) {
			p.FollowingCount, p.FollowersCount, p.TweetCount, p.ListedCount = 1, 90, 44_000, 12
		}, 6},
		{"throwaway", func(p *syncrun.Profile) {
			p.Bio, p.TweetCount, p.ProfileImageURL, p.Handle = "", 0, defaultPicture, "ada83726111"
		}, 7},
		{"crowd with digits", func(p *syncrun.Profile) {
			p.FollowingCount, p.FollowersCount, p.Handle = 5000, 12, "ada83726111"
		}, 5},
		{"crowd with digits, no bio", func(p *syncrun.Profile) {
			p.FollowingCount, p.FollowersCount, p.Handle, p.Bio = 5000, 12, "ada83726111", ""
		}, 7},
		{"spam of Spain", func(p *syncrun.Profile) { p.Bio, p.TweetCount = "Gana dinero desde casa", 0 }, 6},
	}
	c := New()
	q := c.Compile(syncrun.Definition{})
	for _, test := range tests {
		p := human("Ada", "Mathematician in London", "London")
		test.change(&p)
		f := c.Facts(&p)
		fact.Is(t, "f.BotScore", f.BotScore, test.points, test.name)
		fact.Is(t, "f.Bot", f.Bot, test.points >= botThreshold, test.name)
		fact.Is(t, "len(f.BotReasons) > 0", len(f.BotReasons) > 0, test.points > 0, test.name)
		v := judge(q, p)
		if (v.Outcome == syncrun.OutcomeBot) != f.Bot || f.Bot != (v.Confidence == none) {
			t.Errorf("%s: judged %s %s", test.name, v.Outcome, v.Confidence)
		}
	}
}

// The junk of the simulated network, each by its bio alone.
func TestSpamOfTheSandbox(t *testing.T) {
	t.Parallel()
	c := New()
	for _, bio := range []string{
		"🔥 FREE crypto signals 🔥 100x gains, join the channel now, link below 👇",
		"Earn $5000 a week from home!! DM me to start today 💰💰",
		"Official giveaway account. Follow + retweet to win. Guaranteed payout",
		"follow back 100% ✅ f4f ✅ gain followers fast ✅ promo DM",
		"💋 lonely tonight? my private pics are in the link 🔞",
		"Forex expert | bitcoin investor | turn 100 into 10000 | whatsapp me",
		"Airdrop hunter. Claim your free tokens here ⬇️⬇️⬇️ limited time",
		"casino bonus code inside 🎰 no deposit free spins click the link",
		"Best price likes and followers, instant delivery, telegram only",
	} {
		p := human("Ada", bio, "")
		if f := c.Facts(&p); !f.Bot {
			t.Errorf("%q: %d points %q", bio, f.BotScore, f.BotReasons)
		}
	}
}

func TestBotVerdict(t *testing.T) {
	t.Parallel()
	c := New()
	p := human("Emma Smith", "Founder. f4f, airdrop, giveaway", "")
	v := judge(c.Compile(syncrun.Definition{Labels: []syncrun.Label{roleLabel("founder")}}), p)
	fact.Is(t, "v.Outcome", v.Outcome, syncrun.OutcomeBot, v)
	fact.Is(t, "v.Confidence", v.Confidence, none)
	fact.Is(t, "v.Gender", v.Gender, syncrun.GenderFemale)
	fact.Is(t, "len(v.Labels)", len(v.Labels), 1)
	for _, reason := range v.Reasons {
		if !strings.HasPrefix(reason, "Looks like a bot: ") {
			t.Errorf("reason %q", reason)
		}
	}
}
