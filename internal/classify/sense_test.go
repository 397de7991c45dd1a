package classify

import "testing"

// What stands beside a role or in the rest of the profile can make it another role.
func TestRolesInAnotherSense(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"architects", "Architect, Python and tea", "", "maybe|none"},
		{"architects", "Computer architect", "", "maybe|none"},
		{"software architects", "Architect, Python and tea", "", "full"},
		{"architects", "Architect and urban planner. Python", "", "full"},
		{"architects", "Architect. Owls and tea", "", "full"},
		{"podcast hosts", "Host of the Late Owl Show", "", "maybe"},
		{"podcast hosts", "Host of The Owl Hour, a podcast", "", "full"},
		{"podcast hosts", "Co-host of @theowlpod", "", "full"},
		{"podcast hosts", "Co-host of @owlsatdusk. Tea", "", "full"},
		{"podcast hosts", "Host of @OwlTV", "", "maybe"},
		{"podcasters", "Talk show host", "", "maybe|none"},
		{"professors", "Lecturer in law", "", "maybe"},
		{"professors of law", "Senior lecturer, law", "", "maybe"},
		{"lecturers", "Lecturer in law", "", "full"},
		{"venture capitalists", "VC, Owl University", "", "none"},
		{"venture capitalists", "VC at Owl Ventures", "", "full"},
		{"gardeners", "Gartner analyst", "", "none"},
		{"gardeners", "Gärtner", "", "full"},
		{"military veterans", "NFL veteran, two cats", "", "none"},
		{"military veterans", "USMC veteran, two cats", "", "full"},
		{"people in the military", "Drake army", "", "none"},
		{"people in the military", "Indian army", "", "full"},
		{"tech founders", "Founder, Python Pictures", "", "maybe|none"},
		{"tech founders", "Founder. Python developer", "", "full|maybe"},
		{"open to work", "Currently looking for superfans of owls", "", "none"},
		{"open to work", "Currently looking for a new role", "", "full"},
		{"open to work", "Help for the unemployed", "", "none"},
		{"open to work", "Unemployed. Cats", "", "full"},
		{"women who run their own business", "Founder of the Owl Foundation, she/her", "", "maybe"},
		{"women who run their own business", "Founder of Owl Bakery, she/her", "", "full"},
		{"YouTubers about gaming", "Gamer, YouTuber, dad", "", "full"},
		{"YouTubers about gaming", "YouTuber. I play Minecraft", "", "full"},
		{"journalists covering gaming", "Journalist. Gamer, dad", "", "maybe"},
	})
}

// Titles that are a job of their own are no sum of a role and a topic.
func TestTitlesOfTheirOwn(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"business analysts", "Business analyst, two cats", "", "full"},
		{"business analysts", "Analyst. Owls & business", "", "maybe"},
		{"sports broadcasters", "Sports broadcaster", "", "full"},
		{"sports broadcasters", "Sports journalist", "", "maybe"},
		{"sales managers", "Head of sales at a zoo", "", "full"},
		{"sales managers", "Sales executive, project manager", "", "maybe"},
		{"marketing managers", "Digital marketer, project manager", "", "maybe"},
		{"marketing managers", "Marketing manager", "", "full"},
		{"high school students", "Former HS teacher, PhD student", "", "maybe|none"},
		{"high school students", "High schooler, 16", "", "full"},
		{"students", "High schooler, 16", "", "full"},
		{"stay at home moms", "Full time dad", "", "none"},
		{"stay at home moms", "Full time mum", "", "full"},
		{"stay at home parents", "SAHD of two", "", "full"},
		{"doctors who write books", "Doctor. Hobbies: tea, books", "", "none|maybe"},
		{"doctors who write books", "Doctor and author", "", "full"},
		{"people who write poetry", "Poet", "", "full"},
	})
}

// A word for a role is none in the name of a trial, an award, a tool or a subject.
func TestRolesInOtherNames(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"pilots", "Pilot #Telehealth project", "", "none"},
		{"pilots", "Pilot, dad", "", "full"},
		{"mayors", "DJ, Mayor of Leeds Award 2019", "", "none"},
		{"mayors", "Mayor of Leeds", "", "full"},
		{"police officers", "I support law enforcement", "", "none"},
		{"police officers", "Law enforcement, dad", "", "full"},
		{"therapists", "Counsellor at the embassy", "", "none"},
		{"therapists", "Counsellor, Leeds", "", "full"},
		{"aspiring writers", "Avid gamer / writer", "", "maybe"},
		{"aspiring writers", "Aspiring writer", "", "full"},
		{"bakers", "Nurse, home baker, mum", "", "none"},
		{"bakers", "Home baker in Leeds", "", "full"},
		{"travel bloggers", "Beauty blogger | Travel bug", "", "maybe"},
		{"people who work at the BBC", "Words seen in @owlnews @BBC_Culture", "", "none"},
		{"people who work at the BBC", "@BBC, @owlnews and @owltv alum", "", "maybe"},
		{"people who work at the BBC", "Producer @owlnews @BBC", "", "full"},
	})
}
