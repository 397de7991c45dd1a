package classify

import "testing"

// What a part of a search asks for has to be said, and said of whom the search means.
func TestPartsOfSearchesAreAsked(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"people who teach English", "I teach chemistry", "", "maybe"},
		{"people who teach English", "English teacher", "", "full"},
		{"people who teach yoga", "Yoga teacher", "", "full"},
		{"restaurant owners", "Owner/Operator: Red Owl Restaurant", "", "full"},
		{"restaurant owners", "Owner of a tea shop", "", "maybe|none"},
		{"college students", "Professor at Imperial College. I study sleep", "", "maybe|none"},
		{"music teachers", "Music promoter, instructor", "", "maybe"},
		{"music teachers", "Teacher. Music, tea", "", "full"},
		{"owl fans", "Owl Weekly. I love my city", "", "maybe"},
		{"owl fans", "Fan of tea, jazz, owls", "", "full"},
		{"nonprofit directors", "Executive Director of the Owl Alliance", "", "full"},
		{"nonprofit directors", "Executive Director at Acme Bank", "", "maybe|none"},
		{"open to work developers", "Open for web dev job opportunities", "", "full"},
		{"people hiring designers", "We're hiring designers", "", "full"},
		{"people hiring designers", "We're hiring nurses", "", "maybe"},
		{"doctors who do research", "Surgeon, researcher", "", "full"},
		{"doctors who do research", "Surgeon, painter", "", "maybe"},
		{"physics professors", "Professor of Particle Physics at The Owl University", "", "full"},
		{"retired professors", "Emeritus Professor, Leeds", "", "full"},
		{"retired professors", "Professor, Leeds", "", "maybe"},
	})
}

// What is over, and topics of hobbies and of contact lines, belong to nobody's role of today.
func TestOverAndElsewhere(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"former Amazon employees", "Former product person at Amazon", "", "full"},
		{"people who work at Amazon", "Former product person at Amazon", "", "maybe"},
		{"people who work at Amazon", "Former teacher, engineer at Amazon", "", "full"},
		{"CTOs", "CTO of Owlworks (acquired by Acme)", "", "maybe"},
		{"CTOs", "CTO of Owlworks (teas)", "", "full"},
		{"founders", "Past: growth @acme; Co-founder @owlworks; baker @bolt", "", "maybe"},
		{"lawyers who work in crypto", "Corporate lawyer. Collecting #BTC", "", "maybe"},
		{"podcast hosts who talk about business", "Host of the Owl podcast. For business inquiries: a@b.co", "", "maybe"},
		{"military officers", "Ex US Army. Tea", "", "maybe|none"},
		{"crypto founders", "Built a crypto app (acquired). Now co-founder of Owlworks", "", "maybe"},
	})
}

// A post is that of whoever has it, and what a company is has to be said of it.
func TestPostsAndTheirCompanies(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"school principals", "Assistant Principal, Owl School", "", "maybe"},
		{"school principals", "Principal of Owl School", "", "full"},
		{"assistant principals", "Assistant Principal, Owl School", "", "full"},
		{"assistant principals", "Principal of Owl School", "", "maybe"},
		{"superintendents", "Deputy Superintendent, Owl District", "", "none|maybe"},
		{"superintendents", "Superintendent, Owl District", "", "full"},
		{"mayors", "Deputy Mayor of Leeds", "", "maybe"},
		{"retired military officers", "Navy veteran", "", "maybe|none"},
		{"retired military officers", "Retired naval officer", "", "full"},
		{"CEOs of software companies", "CEO of Owl Vans. #bitcoin", "", "maybe"},
		{"CEOs of software companies", "CEO of a software company", "", "full"},
		{"people who work at SpaceX", "SpaceX investor", "", "maybe|none"},
		{"people who work at SpaceX", "SpaceX engineer", "", "full"},
		{"marketing directors", "Finance director & creative marketing consultant", "", "maybe"},
		{"marketing directors", "Content Director, Owl TV", "", "maybe|none"},
		{"marketing directors", "PR & Marketing Director", "", "full"},
		{"data scientists", "MSc Data Science @leeds", "", "maybe|none"},
		{"fashion photographers", "Filmmaker, fashion victim, photographer", "", "maybe"},
		{"sports broadcasters", "Sports anchor", "", "full"},
		{"engineers at Tesla", "Engineer, Tesla owner", "", "maybe|none"},
		{"engineers at Tesla", "RF engineer. Owner: Tesla Model S", "", "maybe|none"},
		{"engineers at Tesla", "Engineer at Tesla", "", "full"},
		{"bakers", "Author of The Baker of Leeds", "", "none|maybe"},
		{"bakers", "Baker, author of The Owl", "", "full"},
		{"startup founders", "Founder of @owlfest", "", "maybe"},
		{"science teachers", "Scientist, coach, teacher", "", "maybe"},
		{"science teachers", "Science teacher", "", "full"},
		{"policy analysts", "Political analyst at Owl TV", "", "maybe"},
		{"policy analysts", "Health policy analyst", "", "full"},
		{"book editors", "Deputy editor at Acme. Writing a book", "", "maybe"},
		{"book editors", "Book editor", "", "full"},
		{"philosophers", "Streamer, philosopher king", "", "none|maybe"},
	})
}
