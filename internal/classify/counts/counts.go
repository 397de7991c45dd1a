// Package counts tells from the numbers of an account whether somebody sells it as a follower or a program runs it. It
// reads no text: only how much of it there is.
package counts

// Unknown is a count that nobody told. Any negative count is one.
const Unknown = -1

// Account is what a profile has in numbers.
type Account struct {
	Followers, Following, Posts, Lists int // Lists: how many lists the account stands on

	Bio            int  // characters of the bio
	Location, Link bool // whether there is any
	DefaultPicture bool // the network's own picture; false where unknown
}

// bare tells whether nothing was filled in.
func (a *Account) bare() bool { return a.Bio == 0 && !a.Location && !a.Link }

// Profile says how much of a profile a pattern wants to be filled in.
type Profile uint8

// The ways a profile may be filled in.
const (
	Any      Profile = iota // as it likes
	Written                 // a bio of more than ten characters
	Bioless                 // no bio
	Bare                    // no bio, no location and no link
	Faceless                // bare, with the network's own picture
)

func (p Profile) fits(a *Account) bool {
	switch p {
	case Written:
		return a.Bio > 10
	case Bioless:
		return a.Bio == 0
	case Bare:
		return a.bare()
	case Faceless:
		return a.bare() && a.DefaultPicture
	default:
		return true
	}
}

// Range is a bound of a count, both ends included.
type Range struct{ From, To int }

// Most is the end of a range without one.
const Most = 1<<31 - 1

func (r Range) has(n int) bool { return n >= 0 && r.From <= n && n <= r.To }

// Pattern is a kind of account that hardly any human has.
type Pattern struct {
	Name      string // short, for tables
	Reason    string // a sentence about the account
	Following Range
	Posts     Range
	Lists     Range
	Followers Range
	Share     int // fewer followers than one for every Share that the account follows; 0: as many as it likes
	ListShare int // on one list or more for every ListShare followers; 0: on as few as it likes
	Profile   Profile
}

// Fits tells whether an account is of this kind. One with an unknown count is of none.
func (p *Pattern) Fits(a *Account) bool {
	return p.Following.has(a.Following) && p.Posts.has(a.Posts) && p.Lists.has(a.Lists) && p.Followers.has(a.Followers) &&
		(p.Share == 0 || a.Followers*p.Share < a.Following) &&
		(p.ListShare == 0 || a.Lists*p.ListShare >= a.Followers) && p.Profile.fits(a)
}
