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
