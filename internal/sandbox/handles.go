package sandbox

// Handle is one account of the simulated network that calls can ask for.
type Handle struct {
	Name      string // as in the URL; case does not matter
	Followers int    // before any growth
	Posts     int    // in 48 hours, before the server's start and after it, replies and retweets included
	About     string // what it is there for
}

// Handles lists the accounts of every network, for help texts. Any other valid
// handle is unknown. The slice is the caller's.
func Handles() []Handle {
	all := make([]Handle, 0, len(accountTable)+1)
	for _, a := range accountTable {
		all = append(all, a.Handle)
	}
	return append(all, Handle{Name: "missing", About: "unknown, as every handle not listed here"})
}

// standing says what X tells about an account.
type standing int

const (
	open      standing = iota
	locked             // protected: no call tells anything
	shy                // protected: the profile is readable, the lists are not
	suspended          // there once
	deleted            // not to be told from one that never was
)

// accountSpec is a Handle with what its profile shows.
type accountSpec struct {
	Handle
	standing standing
	title    string
	bio      string
}

// accountTable fixes the order of accounts, and with it everybody's id: new
// ones go to the end. At most 15, or the groups outgrow a key.
var accountTable = [...]accountSpec{
	{
		Handle{"acme", 2_400, 8, "the demo: a young tools company"}, open, "Acme Tools",
		"Small sharp tools for people who build things.",
	},
	{Handle{"nobody", 0, 0, "no followers, no posts"}, open, "Nobody Yet", ""},
	{
		Handle{"dozen", 12, 2, "fewer than one page of anything"}, open, "A Dozen Eggs",
		"Twelve friends and a newsletter.",
	},
	{
		Handle{"corner", 150, 4, "a small account"}, open, "Corner Shop",
		"Coffee, cables and conversation on the corner.",
	},
	{Handle{"village", 800, 6, "one page of followers"}, open, "Village Radio", "Local news, slowly."},
	{Handle{"town", 5_000, 8, "five full pages"}, open, "Town Hall Talks", "Talks on software every second Thursday."},
	{
		Handle{"bigco", 80_000, 12, "more than any one run may read"}, open, "BigCo",
		"We make large things. Official account.",
	},
	{Handle{"hundredk", 100_000, 16, "for measuring"}, open, "Hundred Thousand", "A round number of friends."},
	{Handle{"million", 1_000_000, 32, "for measuring at size"}, open, "A Million", "Everybody knows this one."},
	{Handle{"locked", 300, 4, "protected: every call answers with an error"}, locked, "Locked Door", ""},
	{
		Handle{"shy", 300, 4, "protected: the profile is readable, the lists are not"}, shy, "Shy Account",
		"Friends only.",
	},
	{Handle{"gone", 300, 4, "suspended"}, suspended, "Gone", ""},
	{Handle{"tenk", 10_000, 10, "for measuring"}, open, "Ten Thousand", "Ten thousand and counting."},
}
