package counts

// The numbers of Patterns, in order.
const (
	Bought = iota
	Crowd
	BareCrowd
	SilentCrowd
	FacelessCrowd
	BareFew
	Feed
)

// Patterns returns the kinds of accounts that are junk by their numbers alone. The bounds were chosen by
// "go run ./internal/classify/tune -choose FILE" on 16,501 accounts of public labelled sets; docs/judgement.md has the
// figures. None looks at a date, and each wants every count that it bounds to be known.
func Patterns() []Pattern {
	unlisted, all := Range{0, 0}, Range{0, Most}
	return []Pattern{
		Bought: {Name: "bought", Reason: "Follows hundreds, is followed by hardly anybody and has posted little",
			Following: Range{100, Most}, Share: 15, Posts: Range{0, 75}, Lists: unlisted, Followers: all, Profile: Written},
		Crowd: {Name: "crowd", Reason: "Follows very many and is followed by hardly anybody",
			Following: Range{700, Most}, Share: 40, Posts: Range{0, 200}, Lists: unlisted, Followers: all},
		BareCrowd: {Name: "bare crowd", Reason: "Follows hundreds with an empty profile and is followed by hardly anybody",
			Following: Range{300, Most}, Share: 40, Posts: Range{0, 200}, Lists: unlisted, Followers: all, Profile: Bare},
		SilentCrowd: {Name: "silent crowd",
			Reason:    "Follows hundreds, has no bio and hardly any posts, and is followed by hardly anybody",
			Following: Range{300, Most}, Share: 40, Posts: Range{0, 20}, Lists: unlisted, Followers: all, Profile: Bioless},
		FacelessCrowd: {Name: "faceless crowd", Reason: "Follows many with an empty profile and no picture of its own",
			Following: Range{100, Most}, Share: 20, Posts: all, Lists: unlisted, Followers: all, Profile: Faceless},
		BareFew: {Name: "bare few", Reason: "Has an empty profile, few posts and hardly any followers",
			Following: Range{30, 59}, Share: 3, Posts: Range{20, 100}, Lists: unlisted, Followers: all, Profile: Bare},
		Feed: {Name: "feed", Reason: "Posts much, follows hardly anybody and stands on many lists for its few followers",
			Following: Range{0, 5}, Posts: Range{1000, Most}, Lists: Range{4, Most}, ListShare: 20, Followers: Range{0, 5000}},
	}
}
