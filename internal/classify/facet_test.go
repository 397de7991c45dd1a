package classify

import (
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// facetCase is a search, somebody, and how well they match.
type facetCase struct {
	search, bio, location string
	want                  string // confidences, joined by |
}

func checkFacets(t *testing.T, tests []facetCase) {
	t.Helper()
	c := New()
	for _, test := range tests {
		v := judge(c.Compile(syncrun.Definition{Description: test.search}), human("Robin", test.bio, test.location))
		if !strings.Contains(test.want, string(v.Confidence)) {
			t.Errorf("%q: %q, %q: %s %q, want %s", test.search, test.bio, test.location, v.Confidence, v.Reasons, test.want)
		}
	}
}

func TestEmployers(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"engineers at Microsoft", "Senior software engineer @microsoft. Maps person", "", "full"},
		{"engineers at Microsoft", "Engineer, ex-Microsoft", "", "maybe"},
		{"product managers at Google", "Group PM for photos at @Google; mum", "", "full"},
		{"AI researchers at DeepMind", "Research scientist @GoogleDeepMind", "", "full"},
		{"people who work at Stripe", "Payments nerd @stripe", "", "full"},
		{"people who work at Stripe", "stripe shirts, striped cats", "", "none"},
		{"ex-Google engineers", "Engineer. Formerly @google", "", "full"},
		{"ex-Google engineers", "ex-Google, Meta and Amazon engineer", "", "full"},
		{"ex-Google engineers", "Ex-Amazon engineer | scholar of a Google programme", "", "maybe|none"},
		{"former Meta employees", "ex @meta", "", "full"},
		{"engineers at Snapdeal", "Backend engineer at Snapdeal", "", "full"},
		{"engineers at Snapdeal", "Backend engineer @snapdeal_eng", "", "full"},
		{"engineers at Snapdeal", "Backend engineer. Snapdeal coupons daily", "", "maybe"},
		{"data scientists at Netflix", "Data scientist. Netflix and naps", "", "maybe"},
		{"engineers not at Google", "Engineer at Google", "", "none"},
		{"women in fintech", "Engineer @stripe", "", "maybe"},
	})
}

func TestStatusesStagesAndSizes(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"machine learning engineers looking for a job", "ML engineer at a football club", "", "maybe"},
		{"machine learning engineers looking for a job", "ML engineer #OpenToWork", "", "full"},
		{"developers looking for work", "Looking for a junior developer role", "", "full"},
		{"UX designers open to work", "UX designer, open source fan", "", "maybe"},
		{"UX designers open to work", "UX designer helping people looking for work", "", "maybe"},
		{"founders who are hiring", "Founder @tally. We're hiring!", "", "full"},
		{"founders who are hiring", "Founder. Not hiring", "", "maybe"},
		{"hiring managers", "Hiring manager at a bank", "", "full"},
		{"students looking for internships", "CS student seeking summer internship", "", "full"},
		{"CTOs of startups under 50 people", "CTO and founder @tally (pre-seed, 9 people)", "", "full"},
		{"CTOs of startups under 50 people", "CTO of a startup, 400 people", "", "maybe"},
		{"CTOs of startups under 50 people", "CTO", "", "maybe"},
		{"people looking for a job in marketing", "Marketing assistant, currently looking into old maps", "", "maybe"},
		{"people looking for a job in marketing", "Marketing tips, all available from our shop", "", "maybe"},
		{"marketers open to work", "Marketer. Available from March", "", "full"},
		{"CEOs of small companies", "CEO of Hazel, a team of 12", "", "full"},
		{"CEOs of small companies", "CEO. Small business, big dog", "", "full"},
		{"CEOs of small companies", "CEO of Hazel, 4000 employees", "", "maybe"},
		{"editors at newspapers", "Editor at the Guardian", "", "full"},
		{"editors at newspapers", "Editor of a magazine about ferns", "", "maybe"},
		{"mothers who blog", "Blogger, dog mama, runner", "", "maybe"},
		{"mothers who blog", "Blogger, mama of three", "", "full"},
		{"seed stage VCs", "VC. Seed stage, first cheques", "", "full"},
		{"AI researchers at universities", "Associate professor @unialder. Machine learning and vision", "", "full"},
		{"AI researchers at universities", "AI researcher at a bank", "", "maybe"},
		{"professors of economics at US universities", "Professor of Economics @Stanford", "", "full"},
	})
}

// A topic counts as the role's where it is said of the role.
func TestTopicsBindToTheRole(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"sports journalists", "Sports reporter at the Echo", "", "full"},
		{"sports journalists", "Reporter. Covering sports and schools", "", "full"},
		{"sports journalists", "City hall reporter. Tea, cats. Sports fan", "", "maybe"},
		{"climate journalists", "Environment correspondent, the Echo", "", "full"},
		{"travel writers", "Love food, travel and maps. Writer of code manuals", "", "maybe"},
		{"travel writers", "Writer, traveller. Travel, slowly", "", "full"},
		{"food bloggers", "Teacher, foodie, blogger", "", "maybe"},
		{"food bloggers", "Food, mostly soup. Blogger", "", "full"},
		{"history podcasters", "Podcaster. Roman history", "", "full"},
		{"authors of children's books", "Author of picture books", "", "full"},
		{"tech founders", "Founder of a bakery. I love tech", "", "maybe"},
		{"indie hackers", "Entrepreneur, landlord, grandad", "", "maybe|none"},
		{"YouTubers", "Creator of the Elm Street Pledge", "", "maybe|none"},
		{"people who love dogs", "dog lover, dogs dogs dogs", "", "full"},
	})
}

func TestPlacesThatFollow(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"local politicians in the UK", "Labour Party councillor for Oak Ward", "Hartlepool", "full"},
		{"local politicians in the UK", "Labour Party councillor", "Hartlepool, Ontario", "maybe"},
		{"real estate agents in Texas", "Realtor", "Plano", "full"},
		{"British politicians", "British politician, gardener", "", "full"},
		{"European founders", "Founder", "Eindhoven", "full"},
		{"engineers in New York", "ML engineer; former auditor (Hazel & Co, NYC)", "Paris", "maybe"},
		{"French journalists", "Journalist and teacher of French", "", "maybe"},
	})
}

// Whatever a search says is read or told to be unread.
func TestNothingIsPassedOverInSilence(t *testing.T) {
	t.Parallel()
	c := New()
	for search, unread := range map[string]string{"rich founders": "rich", "founders in their 30s": "30s",
		"founders with 10k followers": "10k followers"} {
		d := syncrun.Definition{Description: search}
		v := judge(c.Compile(d), human("Robin", "Founder, founder, founder", ""))
		got := c.Reading(d).Unread
		fact.Is(fact.Must(t), "len(got)", len(got), 1, search, got, v.Reasons)
		fact.Is(t, "got[0]", got[0], unread, search)
		fact.Is(t, "v.Confidence", v.Confidence, maybe, search)
	}
	read := c.Reading(syncrun.Definition{Description: "best ex-Google engineers in Berlin open to work, not recruiters"})
	got := strings.Join([]string{strings.Join(read.Roles, ","), strings.Join(read.FormerEmployers, ","),
		strings.Join(read.Places, ","), strings.Join(read.Statuses, ","), strings.Join(read.Exclusions, ","),
		strings.Join(read.Ignored, ",")}, ";")
	if want := "engineer;google;Berlin;open to work;recruiter;best"; got != want {
		t.Errorf("reading %s, want %s", got, want)
	}
}
