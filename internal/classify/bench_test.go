package classify

import (
	"strconv"
	"testing"

	"goodones/internal/syncrun"
)

// variedProfiles are profiles of many kinds: languages, lengths, empty ones, junk.
func variedProfiles() []syncrun.Profile {
	bios := []string{
		"Founder & CEO at Northwind Labs. SaaS, fundraising and trail running. she/her",
		"I am not a software engineer, please stop asking. Here for sourdough and two cats.",
		"Gründerin bei Bluefin. golang, kubernetes | Berlin",
		"元エンジニア。今は猫三昧。東京在住。golangを勉強中。",
		"",
		"🔥 FREE crypto signals 🔥 100x gains, join the channel now, link below 👇",
		"Desarrolladora en Greenfield Hospital. aws y graphql. Hablo de typescript y de la montaña 🌎",
		"Helping teams get better at design systems. Product designer, speaker, parent of two. Opinions are mine.",
		"Looking for a good backend engineer! Hiring at Paperplane ✈️ https://example.com/jobs #hiring #golang",
		"Yazılım geliştirici @ Tallship. kotlin, swift, react native ☕ değilim kurucu",
		"PhD in computer vision. Machine learning engineer at Lighthouse, previously Quiet Machines, ex-Overcast. " +
			"Writing about pytorch, nlp & open source, black coffee",
	}
	names := []string{"Emma Smith", "Oğuz Yılmaz", "渡辺 大輔", "Dr. Robin Murphy | founder", "🌸 Ana López 🌸"}
	places := []string{"Berlin, Germany", "", "São Paulo", "New York, NY", "東京"}
	var all []syncrun.Profile
	for i := range len(bios) * len(names) {
		n := i * 7919
		all = append(all, syncrun.Profile{ID: int64(i + 1), Handle: "person" + strconv.Itoa(n), Name: names[i%len(names)],
			Bio: bios[i%len(bios)], Location: places[(i/3)%len(places)], URL: "https://example.com/" + strconv.Itoa(i),
			ProfileImageURL: "https://img.example/" + strconv.Itoa(i) + ".jpg", FollowersCount: n % 20_000,
			FollowingCount: n % 3_000, TweetCount: n % 500, Detailed: true})
	}
	return all
}

// BenchmarkJudge takes one profile through all that a run does with it: hash, judging with facts, and the filters. The
// bar is 50,000 profiles a second on one core.
func BenchmarkJudge(b *testing.B) {
	c, profiles := New(), variedProfiles()
	q := c.Compile(syncrun.Definition{Description: "startup founders and designers in Berlin who love climbing",
		Labels:  []syncrun.Label{{Kind: syncrun.LabelSkill, Value: "golang"}},
		Genders: []syncrun.Gender{syncrun.GenderFemale}})
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		p := &profiles[i%len(profiles)]
		i++
		v := q.Judge(syncrun.Subject{Profile: *p, FactsHash: c.Hash(p)})
		q.Filter(syncrun.Match{PersonID: p.ID, Gender: v.Gender, FollowerCountTier: v.FollowerCountTier})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "profiles/s")
}

func BenchmarkHash(b *testing.B) {
	c, profiles := New(), variedProfiles()
	i := 0
	for b.Loop() {
		c.Hash(&profiles[i%len(profiles)])
		i++
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New()
	}
}
