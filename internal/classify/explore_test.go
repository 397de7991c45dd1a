package classify

import (
	"fmt"
	"testing"
	"goodones/internal/syncrun"
)

func TestExplore(t *testing.T) {
	c := New()
	fmt.Println(len(c.Values("job_role")), len(c.Values("skill")))
	for _, q := range []string{"tech founders", "designers in Berlin", "software engineers", "climbers who write rust", "golang, rust or python developers", "people into climate", "founders, not recruiters", "female founders", "aspiring founders", "founders in LA"} {
		query := c.Compile(syncrun.Definition{Description: q})
		fmt.Println("==", q)
		for _, g := range query.description { fmt.Println("   group", g.kind, g.asked, g.names, g.words) }
		for _, g := range query.excluded { fmt.Println("   excluded", g.kind, g.asked, g.names, g.words) }
		for _, bio := range []string{"Founder & CEO at Acme. SaaS.", "Not a founder, just married to one. Climbing", "ex-founder", "Gründerin bei Bluefin. golang, kubernetes", "I don't code. Product designer from Berlin", "元エンジニア。今は猫三昧。","ソフトウェア開発者ではありません。猫の話", "Looking for a good developer! Hiring at Acme", "Looking for a backend developer role", "Helping founders raise money", "Eskiden yazılım mühendisi, şimdi kahve", "Recruiter for tech founders", "I hate crypto. Rust, climbing", "Frontend developer | React | Former founder", "ex-Bluefin backend engineer. Taking a break"} {
			v := query.Judge(syncrun.Subject{Profile: syncrun.Profile{Name: "Emma Stone", Handle: "emma", Bio: bio, TweetCount: 5, ProfileImageURL: "https://x/y.png", Detailed: true}})
			fmt.Printf("  %-50s %s %s %q %v\n", bio, v.Confidence, v.Outcome, v.Reasons, v.Labels)
		}
	}
}
