package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

// Accounts that call themselves a bot or a feed, each with numbers that say nothing.
func TestAccountsThatCallThemselvesBots(t *testing.T) {
	t.Parallel()
	tests := []struct{ handle, name, bio string }{
		{"harbourlines", "Harbour Lines", "A bot that posts every line of a radio play every 20 minutes."},
		{"moth_of_the_day", "Moths", "I'm a bot! Moths from the public domain. By @someone"},
		{"x", "Moths", "I am a bot 🤖"},
		{"x", "Moths", "Bot by @someone. Ask them."},
		{"x", "Moths", "Unofficial weather bot for the coast"},
		{"x", "Moths", "just a little bot, made with love by @someone"},
		{"x", "Moths", "Twitter bot. Source on request"},
		{"x", "Moths", "This is an automated account, it does not read replies"},
		{"x", "Moths", "Automated feed of council meetings"},
		{"x", "Moths", "Unofficial RSS feed of the Harbour Chronicle"},
		{"x", "Moths", "Tweets are automated from the tide tables"},
		{"x", "Moths", "Tweets the tide every hour"},
		{"x", "Moths", "Posting a picture of a lighthouse every 6 hours"},
		{"x", "Moths", "One moth, posted each hour"},
		{"x", "Moths", "Posts a moth every two hours"},
		{"x", "Moths", "Publica una polilla cada dos horas"},
		{"x", "Moths", "Tweeting a random page of an old atlas"},
		{"x", "Moths", "I retweet every mention of #moths. Bot account"},
		{"x", "Moths", "Made with cheapbotsdonequick"},
		{"x", "Moths", "#botALLY"},
		{"x", "Tide Table Bot", ""},
		{"x", "Tide Table Bot 🌊", "tides"},
		{"x", "渡り鳥bot", ""},
		{"x", "鳥", "渡り鳥の名前をつぶやく非公式botです"},
		{"x", "鳥", "自動ツイートです"},
		{"x", "Mareas", "Soy un bot. Publico las mareas"},
		{"x", "Mareas", "Bot que publica las mareas cada hora"},
		{"x", "Mareas", "Cuenta automatizada"},
		{"x", "Marées", "Compte automatisé des marées"},
		{"x", "Marées", "Je suis un robot"},
		{"x", "Gezeiten", "Ich bin ein Bot."},
		{"x", "Gezeiten", "Postet alle 30 Minuten den Pegel"},
		{"x", "Gezeiten", "Automatisierter Account"},
		{"x", "Marés", "Sou um bot que posta as marés"},
		{"x", "Maree", "Sono un bot"},
		{"x", "Приливы", "Это бот, публикует приливы каждый час"},
		{"x", "Gelgit", "Bot hesap, her saat atar"},
		{"x", "Pasang", "Akun bot, setiap jam"},
		{"x", "مد", "حساب آلي"},
		{"tidal_bot", "Tides", "posted each hour"},
		{"x", "Moths", "Automated by @someone"},
		{"x", "Moths", "Bot: moths of Galway"},
		{"x", "Moths", "Hourly photos of moths"},
		{"x", "Moths", "I am a robot that posts moths"},
		{"x", "Moths", "a little bot sharing public domain moths"},
		{"x", "Mariposas", "Bot no oficial de mariposas"},
		{"x", "Traças", "Bot não oficial de traças"},
		{"x", "Gezeiten", "Betrieben von einem Bot"},
		{"x", "鳥", "1時間ごとに自動でポストします"},
	}
	c := New()
	for _, test := range tests {
		p := human(test.name, test.bio, "")
		p.Handle = test.handle
		if f := c.Facts(&p); !f.Bot {
			t.Errorf("%q %q %q: %d points %q", test.handle, test.name, test.bio, f.BotScore, f.BotReasons)
		}
	}
}

// Humans and companies that speak of bots and feeds.
func TestAccountsThatSpeakOfBots(t *testing.T) {
	t.Parallel()
	tests := []struct{ handle, name, bio string }{
		{"x", "Jane Moss", "RSS feed readers are my hobby"},
		{"x", "Jane Moss", "Posts from the garden every hour I'm awake"},
		{"x", "Jane Moss", "posting every hour of every day"},
		{"x", "Jane Moss", "Some say I'm a bot"},
		{"x", "Jane Moss", "I'm basically a bot for coffee"},
		{"x", "Jane Moss", "bot? no. human? barely"},
		{"x", "Jane Moss", "Labeler for bots, run by volunteers"},
		{"x", "Jane Moss", "not automated by anyone"},
		{"x", "Ada", "Robotics engineer"},
		{"x", "Ada", "I build bots"},
		{"x", "Ada", "I build a bot that trades"},
		{"x", "Ada", "Building a bot that posts tides"},
		{"x", "Ada", "Bot developer at Acme"},
		{"x", "Ada", "Discord bot developer"},
		{"x", "Ada", "Creator of a twitter bot"},
		{"x", "Ada", "I made a twitter bot once"},
		{"x", "Ada", "bot hater"},
		{"x", "Ada", "Bot hunter, misinformation researcher"},
		{"x", "Ada", "not a bot"},
		{"x", "Ada", "Definitely not a bot"},
		{"x", "Ada", "I'm not a bot, I promise"},
		{"x", "Ada", "Human, no bots please"},
		{"x", "Ada", "I block bots"},
		{"x", "Ada", "Chatbots and other machine learning"},
		{"x", "Ada", "My bot is @tides"},
		{"x", "Ada", "Owner of @tides, a bot that posts tides"},
		{"x", "Ada", "People say I tweet like a bot"},
		{"x", "Ada", "I love automated tweets"},
		{"x", "Ada", "no soy un bot"},
		{"x", "Ada", "Je ne suis pas un robot"},
		{"x", "Ada", "Ich bin kein Bot"},
		{"x", "Ada", "Coffee every hour"},
		{"x", "Ada", "Tweets are my own"},
		{"x", "Ada", "Tweets every day about politics, sometimes every hour of my life"},
		{"x", "Ada", "Test automation, automated testing, CI"},
		{"x", "Ada", "Marketing automation. I read every RSS feed"},
		{"x", "Ada", "Twitter bot detection"},
		{"x", "Ada", "I wrote an RSS feed reader"},
		{"x", "Ada", "RSS feed reader app"},
		{"x", "Ada", "Shop run by a computer science student"},
		{"x", "Jan Bot", "Huisarts"},
		{"x", "Definitely Not a Bot", "I like cake"},
		{"x", "Russian Bot 🇷🇺", "my opinions"},
		{"talbot", "Emma Talbot", "painter"},
		{"emma_talbot", "Emma Talbot", "painter"},
		{"EmmaTalbot", "Emma Talbot", "painter"},
		{"emmabot", "Emma", "painter"},
		{"emma_bot", "Emma", "painter"},
		{"abbot1", "Abbot Smith", "botanist at the botanical garden"},
	}
	c := New()
	for _, test := range tests {
		p := human(test.name, test.bio, "")
		p.Handle = test.handle
		if f := c.Facts(&p); f.Bot {
			t.Errorf("%q %q %q: %d points %q", test.handle, test.name, test.bio, f.BotScore, f.BotReasons)
		}
	}
}

// A feed that says little of itself is told by its numbers too.
func TestQuietAccounts(t *testing.T) {
	t.Parallel()
	c := New()
	feed := func(handle, bio string, following int) bool {
		p := human("Tides", bio, "")
		p.Handle, p.FollowingCount, p.FollowersCount, p.TweetCount, p.ListedCount = handle, following, 40, 900,
			syncrun.UnknownCount
		return c.Facts(&p).Bot
	}
	tests := []struct {
		handle, bio string
		following   int
		want        bool
	}{
		{"x", "Unofficial tides, one at a time", 2, true},
		{"x", "Unofficial tides, one at a time", 200, false},
		{"tidesbot", "tides", 2, true},
		{"tidesbot", "tides", 200, false},
		{"x", "Fisher in Hull", 2, false},
	}
	for _, test := range tests {
		if got := feed(test.handle, test.bio, test.following); got != test.want {
			t.Errorf("%+v: bot %v", test, got)
		}
	}
}
