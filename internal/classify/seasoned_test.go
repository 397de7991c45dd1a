package classify

import "testing"

// Lists of what is over are read to their end, however they are headed.
func TestHeadingsOfThePast(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"engineers at Google", "Engineer. Then: Google & a bakery. Now: tulips", "", "maybe"},
		{"engineers at Google", "Engineer, before: @meadow, @google", "", "maybe"},
		{"engineers at Google", "Engineer. Previously ops/design @meadow, @brook, @google", "", "maybe"},
		{"engineers at Google", "Engineer. Previously - Brook, Google", "", "maybe"},
		{"people who work at Google", "ex. Google. Tulips", "", "maybe|none"},
		{"engineers at Google", "Previously cook at brook.example, engineer at Google", "", "maybe|none"},
		{"engineers at Google", "Earlier this year: tulips. Engineer at Google", "", "full"},
		{"founders", "Then: founder & nurse. Now: tulips", "", "maybe"},
		{"founders", "Then: nurse. Now: founder", "", "full"},
		{"founders", "Previously engineer @google, founder @brook", "", "full"},
	})
}

// What somebody is in training for, hosts for a day or has long done makes them no nurse, podcaster or soldier.
func TestRolesThatOnlySoundLikeIt(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"nurses", "Student nurse, year two", "", "maybe"},
		{"nurses", "Nurse & student of Greek", "", "full"},
		{"podcast hosts", "Host of the yearly Owl Festival", "", "none"},
		{"podcast hosts", "Host of the Owl Show", "", "maybe"},
		{"retired military", "Publishing veteran", "", "none"},
		{"retired military", "15 year veteran of the stage", "", "none"},
		{"retired military", "US Navy submarine veteran", "", "full"},
		{"retired military", "Proud veteran. Grandpa", "", "full"},
		{"journalists", "Talker. Critic. Dad", "", "none"},
		{"journalists", "Critic for the Owl Gazette", "", "full"},
		{"game developers", "Art director. #gamedev #owls", "", "maybe"},
		{"doctors", "GP. Likes owls", "", "full"},
		{"doctors", "GP at Owl Ventures", "", "none"},
		{"PhD students", "Ph.D. student in Leeds", "", "full"},
		{"people into bitcoin", "BTC: 1abcdefghijkmnopqrstuvwxyz2345678", "", "none"},
	})
}

// The words of a search are met by what people write for them.
func TestWordsThatPeopleWriteForThoseOfASearch(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"mums of three", "Mum of 3, runner", "", "full"},
		{"mums of 3", "Mother of three", "", "full"},
		{"mums of 3", "Mother of two", "", "maybe"},
		{"chess fans", "Chess lover", "", "full"},
		{"Leeds United fans", "Leeds Utd supporter", "", "full"},
		{"Leeds United fans", "Tea fan in the United Kingdom", "Leeds", "maybe|none"},
		{"marketing managers", "Digital marketer", "", "maybe"},
		{"marketing managers", "Head of marketing at a zoo", "", "full"},
		{"climate activists", "Environmentalist. Runner", "", "maybe"},
		{"climate activists", "Climate justice activist", "", "full"},
		{"designer and developer", "Android developer", "", "none"},
		{"designer and developer", "Designer & web developer", "", "full"},
		{"designers and developers", "Android developer", "", "full"},
		{"open source maintainers", "Maintainer of owl-cli", "", "full"},
		{"open source maintainers", "Engineer, fond of open source", "", "maybe|none"},
		{"people who started their own company", "Founder of Owlworks", "", "full"},
		{"people building AI startups", "Into #ai. Co-founder of a bakery", "", "maybe"},
		{"people building AI startups", "Building an AI startup", "", "full"},
		{"investors in climate startups", "Climate tech investor", "", "full"},
		{"PhD students in biology", "PhD student. Ecologist", "", "full"},
		{"sports journalists", "Sportswriter at the Owl Gazette", "", "full"},
		{"freelance writers", "Freelance journo & author", "", "full"},
		{"freelance writers", "Freelance photographer | struggling blogger", "", "maybe"},
		{"small business owners", "Small business owner", "", "full"},
	})
}

// A topic that is somebody else's, a blog's or a name's says nothing of a founder or a reporter.
func TestTopicsThatBelongElsewhere(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"tech founders", "Founder of Owlpost - a blog covering owls and tech", "", "maybe"},
		{"tech founders", "Founder of the Owl Institute of Applied Technology", "", "maybe"},
		{"AI founders", "Founder of a machine learning course", "", "maybe"},
		{"AI founders", "AI @acme. Runner. Co-founder of a bakery", "", "maybe"},
		{"health reporters", "Reporter, health food lover", "", "maybe"},
		{"health reporters", "Reporter #owls #tea #health", "", "maybe"},
		{"health reporters", "Health reporter", "", "full"},
		{"people who work at Microsoft", "The official account of Microsoft Narnia. Follow us for updates", "", "none"},
		{"people who work at Microsoft", "Member of the Microsoft Partner Network", "", "none"},
		{"journalists at the Guardian", "Journalist. Published: @guardian", "", "maybe"},
		{"journalists at the Guardian", "Journalist @guardian", "", "full"},
		{"health reporters", "Reporting from the wards. Sign up for our free health letters", "", "none"},
		{"people who are hiring", "Making hiring fair", "", "none"},
		{"people who are hiring", "CTO. We are hiring", "", "full"},
		{"venture capitalists", "Leeds Greens 1st VC", "", "none"},
		{"venture capitalists", "VC in Leeds", "", "full"},
		{"nurses in Leeds", "Nurse. Leeds born & bred", "Perth", "maybe"},
		{"nurses in the UK", "Nurse", "West Sussex", "full"},
		{"nurses in the UK", "Nurse", "Newcastle, New South Wales", "maybe"},
		{"nurses in Ireland", "Nurse", "Dublin, OH", "maybe"},
		{"nurses in London", "Nurse", "London, New York", "full"},
		{"nurses in London", "Nurse", "London, England", "full"},
		{"product managers", "Our fantastic PM has a dog", "", "none"},
		{"product managers", "PM at a zoo", "", "full"},
	})
}

// "MD" is a degree where the bio speaks of medicine or of another degree, neither a state nor who manages a firm.
func TestWhoIsAPhysicianByLetters(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"doctors", "MD, PhD. Rowing", "", "full"},
		{"doctors", "Dad | MD | Cardiology in Leeds", "", "full"},
		{"doctors", "MD", "", "none"},
		{"doctors", "MD at Owl Plc, patient investor", "", "none"},
		{"doctors", "MD of a clinical software firm", "", "none"},
		{"doctors", "Runner in Baltimore, MD. Surgery survivor", "", "none"},
		{"doctors", "MD @owlcare, surgery robots", "", "none"},
		{"doctors", "Doctor* (*of philosophy)", "", "none"},
		{"doctors", "Ayudante doctor de historia", "", "none"},
		{"lawyers", "Ada. Runner", "", "none"},
		{"lawyers", "Java, Ada, C", "", "none"},
	})
}

// What belongs to something else, is over or has not come yet is not what is asked for.
func TestMoreThatBelongsElsewhere(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"political reporters", "Reporter. Politics & chess nerd", "", "maybe"},
		{"political reporters", "Reporter covering Congress", "", "full"},
		{"political reporters", "White House correspondent, Owl News", "", "full"},
		{"NLP researchers", "Researcher. My research interests include NLP", "", "full"},
		{"filmmakers", "Filmmaker in process", "", "maybe"},
		{"reporters", "Once upon a time a reporter", "", "maybe"},
		{"people who work at Amazon", "#Azure #AWS #Cloud", "", "maybe|none"},
		{"people who work at Amazon", "My wishes: https://www.amazon.com/owls", "", "maybe|none"},
		{"people who work at Amazon", "Offers study material for Amazon and Cisco exams", "", "none"},
		{"people who work at Amazon", "Engineer at Amazon", "", "full"},
		{"people who work at Amazon", "Botanist, from the Amazon to the Alps", "", "maybe|none"},
		{"people who work at Amazon", "A film on owls. On Netflix, Amazon, Hulu", "", "maybe|none"},
		{"people who work at Amazon", "Designer. Ex Netflix, Google. Amazon now: engineer at Amazon", "", "full"},
		{"basketball coaches", "Tennis coach, reader. NBA until July", "", "maybe"},
		{"basketball coaches", "Basketball coach", "", "full"},
		{"tennis coaches", "Tennis coach, reader. NBA until July", "", "full"},
		{"sports commentators", "AFL commentator for the Owl Post", "", "full"},
		{"people looking for a job", "If looking for details of my stage work, see below", "", "none"},
		{"people looking for a job", "Looking for my next job", "", "full"},
		{"startup founders", "Book club founder", "", "maybe"},
		{"startup founders", "Founder of Oslo for Owls activists", "", "maybe"},
		{"startup founders", "Founder @owl_academy", "", "maybe"},
		{"startup founders", "Co-founder of @CollegeRidesApp", "", "full"},
		{"primary school teachers", "Year 3 teacher, runner", "", "full"},
		{"primary school teachers", "Reception teacher", "", "full"},
		{"primary school teachers", "Year 9 teacher", "", "maybe"},
	})
}
