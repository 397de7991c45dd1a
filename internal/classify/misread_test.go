package classify

import "testing"

// A word that a label has, too, is none of it where what stands around it says something else.
func TestWordsThatAreReadAsSomethingElse(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"people in the military", "ARMY 💜 tea and naps", "", "none"},
		{"people in the military", "ARMY. Tea and naps", "", "none"},
		{"people in the military", "Proud army, BTS since 2015", "", "none"},
		{"people in the military", "#ARMY #VET, gardener", "", "full"},
		{"people in the military", "US ARMY, gardener", "", "full"},
		{"people in the military", "In the army since 2009", "", "full"},
		{"Go developers", "My owl comes everywhere I go. Developer", "", "maybe|none"},
		{"Go developers", "Developer. Go, Rust", "", "full"},
		{"barristers", "QA/QC inspector in a bakery", "", "none"},
		{"barristers", "QC. Leeds", "", "full"},
		{"lawyers", "Site engineer, QC/QA", "", "none"},
		{"doctors", "GP of Owl Lane", "", "none"},
		{"doctors", "GP in Leeds", "", "full"},
		{"people in lending", "Singer with Emmy nominated credits", "", "none"},
		{"teachers", "Spreadsheet Maestro", "", "none"},
		{"teachers", "Maestro. Madrid", "", "full"},
		{"teachers", "Soy maestro", "", "full"},
		{"engineering managers", "Team lead for a charity shop", "", "none"},
		{"engineering managers", "Team lead, backend engineer", "", "full|maybe"},
		{"military veterans", "Tea | Music | Cricket Veteran🧱", "", "maybe|none"},
	})
}

// What somebody says of others, of a screen's rights or of an evening at the stove is no claim of theirs.
func TestAsidesThatAreNoClaim(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"moms", "#LoveU_Mom, tea and owls", "", "none"},
		{"moms", "Beagle mom", "", "none"},
		{"moms", "Tips on baby and mother health", "", "none"},
		{"moms", "Mother of two", "", "full"},
		{"owls people own", "Owls. Opinions are my own", "", "maybe"},
		{"producers", "🇯🇲 Producer", "", "full"},
		{"producers", "Producer 🇱🇨 | tea", "", "full"},
		{"producers", "Songwriter/Producer IG:owlsong", "", "full"},
		{"chefs", "Runner, cook, father of two", "", "none"},
		{"chefs", "Tea. I read. I cook.", "", "none"},
		{"chefs", "#poet #cook #runner", "", "none"},
		{"chefs", "Cook. Likes owls", "", "full"},
		{"chefs", "Father, cook at the Owl Inn", "", "full"},
		{"bakers", "Lawyer | Dad | Baker", "", "none"},
		{"bakers", "Baker of sourdough", "", "full"},
		{"film directors", "Creative director & producer", "", "maybe|none"},
		{"dog owners", "Poodle dad, runner", "", "full"},
		{"dog owners", "Shop owner", "", "none"},
		{"people who own dogs", "Dog mom", "", "full"},
		{"dog lovers", "Dog mom", "", "full"},
		{"YouTubers about gaming", "YouTube gamer, 20", "", "full"},
	})
}

// Searches for people by what they own, direct, write or stream on mean those who are called so, too.
func TestSearchesForWhatSomebodyHas(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"women who run their own business", "Entrepreneur, she/her", "", "full"},
		{"women who run their own business", "Founder of Owlworks, she/her", "", "full"},
		{"women who run their own business", "She/her. Business of owls. Opinions are my own", "", "none|maybe"},
		{"women who run their own business", "Entrepreneur, he/him", "", "none"},
		{"female business owners", "Entrepreneur, she/her", "", "full"},
		{"people who own businesses", "Shop owner in Leeds", "", "full"},
		{"business owners", "Business school student", "", "maybe|none"},
		{"film directors", "Filmmaker in Leeds", "", "full"},
		{"film directors", "Film director", "", "full"},
		{"authors of romance novels", "Romance writer", "", "full"},
		{"authors of romance novels", "Crime novelist", "", "maybe"},
		{"streamers on Twitch", "Streamer #TwitchAffiliate", "", "full"},
		{"streamers on Twitch", "Twitch streamer", "", "full"},
	})
}
