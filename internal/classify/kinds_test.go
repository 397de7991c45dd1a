package classify

import "testing"

// A search for one kind of those with a role finds those who say so.
func TestKindsOfRolesInSearches(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"structural engineers", "Structural engineer", "", "full"},
		{"structural engineers", "Civil engineer", "", "maybe"},
		{"wedding planners", "Wedding planner, Leeds", "", "full"},
		{"wedding planners", "Events planner, Leeds", "", "maybe"},
		{"creative directors", "Creative director", "", "full"},
		{"biostatisticians", "Statistician and lecturer", "", "maybe"},
		{"biostatisticians", "Biostatistician", "", "full"},
		{"R programmers", "Python programmer", "", "maybe|none"},
		{"R programmers", "R programmer", "", "full"},
		{"software developers", "R programmer", "", "full"},
		{"CTOs", "Head of engineering", "", "maybe|none"},
		{"product managers", "Chief product officer", "", "maybe"},
		{"marketing directors", "Director of marketing", "", "full"},
		{"graphic designers", "Motion designer", "", "maybe|none"},
		{"UX designers", "Illustrator, digital designer", "", "maybe|none"},
		{"science communicators", "Science communicator", "", "full"},
		{"science communicators", "Social science and communication", "", "maybe|none"},
		{"startup founders", "Co-founder, Owl Rights Foundation", "", "maybe"},
		{"startup founders", "Co-founder, Owlworks", "", "full"},
		{"stay at home moms", "The Sahm rule, economist", "", "none"},
		{"stay at home moms", "SAHM of three", "", "full"},
		{"sports agents", "Talent manager for bands", "", "maybe|none"},
		{"political consultants", "Consultant. Health policy", "", "maybe|none"},
		{"political consultants", "Political consultant", "", "full"},
		{"therapists", "Trainee family therapist, yoga", "", "maybe"},
		{"marketing directors", "Director of content at Acme", "", "maybe|none"},
		{"mechanical engineers", "Founder. Rice CS & MechE", "", "maybe|none"},
		{"digital nomads", "Remote worker", "", "maybe|none"},
		{"digital nomads", "Digital nomad", "", "full"},
		{"grandparents", "Grandma of two", "", "full"},
		{"wildlife photographers", "Photographer. Climate action", "", "maybe"},
		{"people who love gardening", "Tea", "Garden of Eden", "none"},
	})
}
