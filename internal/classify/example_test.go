package classify_test

import (
	"fmt"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// A search is compiled once, and then judges one person after the other.
func ExampleQuery_Judge() {
	c := classify.New()
	search := c.Compile(syncrun.Definition{Description: "designers in Berlin"})
	for _, p := range []syncrun.Profile{
		{ID: 1, Handle: "ada", Name: "Ada", Bio: "Product designer", Location: "Berlin", Detailed: true},
		{ID: 2, Handle: "bob", Name: "Bob", Bio: "Former designer, now in Berlin", Detailed: true},
		{ID: 3, Handle: "eve", Name: "Eve", Bio: "Recruiter, not a designer", Location: "Berlin", Detailed: true},
	} {
		verdict := search.Judge(syncrun.Subject{Profile: p, FactsHash: c.Hash(&p)})
		fmt.Println(p.Handle, verdict.Confidence)
		for _, reason := range verdict.Reasons {
			fmt.Println("  " + reason)
		}
	}
	// Output:
	// ada full
	//   Bio says "Product designer" (job role product designer, which counts as designer)
	//   Location says "Berlin"
	// bob maybe
	//   Bio says "Berlin"
	//   No longer: "Former designer" (job role designer)
	// eve none
	//   Negated: "not a designer" (job role designer)
	//   Location says "Berlin"
}

// Facts are what a profile says by itself, whatever is searched for.
func ExampleClassifier_Facts() {
	facts := classify.New().Facts(&syncrun.Profile{
		Handle: "ada", Name: "Ada (she/her)", Bio: "Founder & software engineer", FollowersCount: 4200, Detailed: true,
	})
	fmt.Println(facts.Gender, facts.Tier, facts.Labels, facts.Bot)
	// Output: female 1k_to_10k [founder software engineer] false
}
