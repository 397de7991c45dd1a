package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

// person is somebody as a search meets them.
type person struct{ name, bio, location string }

// Searches as people write them, and whom they find.
func TestSearchesFindWhomPeopleExpect(t *testing.T) {
	t.Parallel()
	var (
		toolsFounder = person{bio: "Founder & CEO @acme. Building AI tools for developers"}
		saasFounder  = person{bio: "Co-founder of a SaaS startup"}
		fintech      = person{bio: "Founder @payly (YC W21). Fintech for farmers"}
		climate      = person{bio: "Climate tech founder"}
		devtools     = person{bio: "Founder. Developer tools"}
		baker        = person{bio: "Founder of a bakery"}
		berlinUX     = person{bio: "UX designer, Berlin"}
		hamburgUX    = person{bio: "UX designer", location: "Hamburg"}
		mlResearcher = person{bio: "ML researcher @ uni"}
		deepmind     = person{bio: "Research scientist, AI at DeepMind"}
		phd          = person{bio: "PhD student working on LLMs"}
		biologist    = person{bio: "Researcher in marine biology"}
		javaDev      = person{bio: "Java developer"}
		emma         = person{name: "Emma Smith", bio: "Software engineer @stripe"}
		taylor       = person{name: "Taylor Reed", bio: "Software engineer @stripe"}
		james        = person{name: "James Smith", bio: "Software engineer @stripe"}
		pm           = person{bio: "PM @ startup"}
		bigPM        = person{bio: "Product manager at Google"}
		gameDev      = person{bio: "indie game dev"}
		unityDev     = person{bio: "Unity developer"}
		gamer        = person{bio: "I love video games"}
		dayTrader    = person{bio: "day trader | BTC | NYC"}
		forexTrader  = person{bio: "Forex trader, NYC"}
		holder       = person{bio: "BTC maxi", location: "New York, NY"}
		plumber      = person{bio: "Plumber. Berlin"}
		reporter     = person{bio: "Journalist covering airdrop scams and casino fraud"}
		exReporter   = person{bio: "Former reporter"}
		newsroom     = person{bio: "Investigative journalism"}
	)
	type finds = map[syncrun.Confidence][]person
	searches := map[string]finds{
		"tech founders": {
			full:  {toolsFounder, saasFounder, fintech, climate, devtools},
			maybe: {baker},
			none:  {berlinUX, mlResearcher, javaDev, pm, gameDev, dayTrader, plumber, gamer},
		},
		"designers in Berlin": {
			full:  {berlinUX},
			maybe: {hamburgUX},
			none:  {plumber, saasFounder, javaDev},
		},
		"AI researchers": {
			full:  {mlResearcher, deepmind, phd},
			maybe: {biologist},
			none:  {javaDev, toolsFounder, plumber},
		},
		"product managers at startups": {
			full:  {pm},
			maybe: {bigPM},
			none:  {saasFounder, javaDev, plumber},
		},
		"female software engineers": {
			full:  {emma},
			maybe: {taylor, javaDev},
			none:  {james, mlResearcher, plumber},
		},
		"journalists": {
			full:  {reporter},
			maybe: {exReporter, newsroom},
			none:  {plumber, gamer},
		},
		"people who build games": {
			full: {gameDev, unityDev},
			none: {gamer, toolsFounder, javaDev, plumber},
		},
		"crypto traders in NYC": {
			full:  {dayTrader},
			maybe: {forexTrader},
			none:  {holder, plumber},
		},
	}
	c := New()
	for description, found := range searches {
		q := c.Compile(syncrun.Definition{Description: description})
		for want, people := range found {
			for _, p := range people {
				v := judge(q, human(p.name, p.bio, p.location))
				if v.Confidence != want {
					t.Errorf("%q: %q: %s %q, want %s", description, p, v.Confidence, v.Reasons, want)
				}
			}
		}
	}
}
