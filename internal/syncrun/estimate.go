package syncrun

// EstimateFacts is what is known of an account before a sync of it starts.
type EstimateFacts struct {
	Tier               AccountTier
	Network            Network
	LastKnownFollowers int       // as X told
	KnownFollowers     int       // edges
	OpenScans          int       // walks down the follower list that were cut short
	CountGap           *int      // see ListFacts
	InVain             int       // see ListFacts
	FullRead           *int      // followers read by the full scan that is open; nil: none is
	Owned              bool      // followers and posts are read with the owner's token
	DueLikers          int       // listed people who do not follow and are to be looked at; none for a full deep crawl
	Completed          []RunCost // the latest completed runs, newest first

	rescan            bool  // the whole list is read, whoever is known
	follower, dearest int64 // prices, of a follower as it is read, and of a resource of a budget
}

// RunCost is what one completed run read.
type RunCost struct {
	ResourcesUsed     int `db:"resources_used"`
	NewFollowersCount int `db:"new_followers_count"`
	DeepCrawlCount    int `db:"deep_crawl_count"`
}

// Known is what is known of the account once its list has been read to its end.
func (f EstimateFacts) Known() EstimateFacts {
	f.KnownFollowers, f.OpenScans, f.CountGap, f.FullRead = f.LastKnownFollowers, 0, nil, nil
	return f
}

// Rescanned is of a run that reads the whole list again.
func (f EstimateFacts) Rescanned() EstimateFacts {
	f.rescan = true
	return f
}

// headResources is what stage 1 reads of an unchanged account at most: one page of the smallest size.
const headResources = KnownInRowLimit

// accountResources is the look-up of the account itself.
const accountResources = 1

// Assumptions about an account that no run tells of yet.
const (
	assumedPosts  = 10 // made in the 48 hours that count: five a day
	assumedLikers = 40 // shown of each post, of the 100 that X shows at most; never more than there are followers
	thinOneIn     = 25 // one follower in so many is listed by id alone and is asked for again
)

// Estimate tells what the next run may read and cost. budget is what it may be charged at most, in resources at the
// dearest of prices. A resource is counted at that price, since kinds are not known before, but for followers who are
// read with the owner's token.
func (f EstimateFacts) Estimate(budget int, prices Prices) Estimate {
	if f.Network.IsFree() {
		prices = nil
	}
	most := max(budget, 0)
	f.dearest = prices.Highest()
	f.follower = f.dearest
	if f.Owned && prices[ResourceOwned] > 0 {
		f.follower = prices[ResourceOwned]
	}
	followers := f.likelyFollowers(most)
	rest := min(f.likelyRest(followers), most-f.weight(followers))
	return Estimate{
		MaxResources: f.worth(most), MaxCostUsd: cost(most, prices),
		LikelyResources:   followers + rest,
		LikelyCostUsd:     USD(int64(followers)*f.follower + int64(rest)*f.dearest),
		RunsUntilComplete: f.runsUntilComplete(most),
	}
}

// worth is how many followers can be read for what so many resources of a budget stand for.
func (f EstimateFacts) worth(budget int) int {
	if budget >= Unlimited || f.follower == f.dearest {
		return budget
	}
	return int(min(int64(budget)*f.dearest/f.follower, Unlimited))
}

// weight is how much of a budget so many followers take.
func (f EstimateFacts) weight(followers int) int {
	if f.follower == f.dearest {
		return followers
	}
	return int((int64(followers)*f.follower + f.dearest - 1) / f.dearest)
}

// share is how many followers stage 1 may read.
func (f EstimateFacts) share(budget int) int { return f.worth(FollowerShare(budget)) }

// complete tells whether the follower list has been read to its end.
func (f EstimateFacts) complete() bool { return f.KnownFollowers > 0 && f.OpenScans == 0 }

// missed tells whether the next run will read the whole list, because somebody was missed or may have been.
func (f EstimateFacts) missed() bool {
	facts := ListFacts{
		Reported: f.LastKnownFollowers, Known: f.KnownFollowers, Gap: f.CountGap, InVain: f.InVain,
	}
	return f.complete() && (facts.Missed() > 0 || facts.Moved(f.Network.IsFree()) != 0)
}

// missing is how many followers are still to be read before the list is known: all that an open full scan has not come
// to, else those whom nobody knows.
func (f EstimateFacts) missing() int {
	if f.FullRead != nil {
		return max(f.LastKnownFollowers-*f.FullRead, 0)
	}
	return max(f.LastKnownFollowers-f.KnownFollowers, 0)
}

// likelyFollowers is what stage 1 will probably read.
func (f EstimateFacts) likelyFollowers(budget int) int {
	switch {
	case f.rescan:
		return min(f.LastKnownFollowers, f.share(budget))
	case !f.complete() && f.KnownFollowers == 0:
		return min(f.missing(), f.share(budget))
	case !f.complete():
		return min(headResources+f.missing(), f.share(budget))
	case f.missed():
		return min(headResources+f.LastKnownFollowers, f.share(budget))
	case len(f.Completed) > 1: // the only run of an account found the whole list, which tells nothing of the next
		return f.head() + f.Completed[0].NewFollowersCount
	default:
		return f.head()
	}
}

// head is what stage 1 reads of an unchanged account, which may have fewer followers than its page has room for.
func (f EstimateFacts) head() int { return min(headResources, f.followers()) }

// followers is how many the account has, by what is known.
func (f EstimateFacts) followers() int { return max(f.LastKnownFollowers, f.KnownFollowers) }

// likelyRest is what the stages after the first will probably read: what they did read lately, else what an account
// like any other would have them read once stage 1 has read so many followers.
func (f EstimateFacts) likelyRest(followers int) int {
	if len(f.Completed) == 0 {
		limits := f.Tier.Limits()
		posts := min(limits.Posts, assumedPosts)
		thin := min(followers, f.missing()) / thinOneIn
		return accountResources + min(limits.DeepCrawl, f.KnownFollowers) + f.looks(0) + thin +
			posts*(1+min(assumedLikers, f.followers()))
	}
	sum, crawled := 0, 0
	for _, run := range f.Completed {
		sum += max(run.ResourcesUsed-run.NewFollowersCount, 0)
		crawled += run.DeepCrawlCount
	}
	rest := sum/len(f.Completed) + f.looks(crawled/len(f.Completed))
	if f.complete() {
		rest -= f.head() // counted by stage 1
	}
	return max(rest, 0)
}

// looks is how many more people than the followers, or than lately, stage 2 asks for, since listed people who do not
// follow are to be looked at.
func (f EstimateFacts) looks(lately int) int {
	limit := f.Tier.Limits().DeepCrawl
	return max(min(limit, f.KnownFollowers+f.DueLikers)-max(min(limit, f.KnownFollowers), lately), 0)
}

// runsUntilComplete counts the runs until the follower list is known. The next has budget, the others their tier's: a
// month that is nearly spent is followed by another. Each begins at the head again, so all but the very first spend a
// page there.
func (f EstimateFacts) runsUntilComplete(budget int) int {
	usual := f.Tier.Limits().Budget
	if budget == 0 {
		budget = usual // this month has no next run
	}
	if f.rescan {
		each := f.onward(max(budget, usual))
		return 1 + (max(f.LastKnownFollowers-f.share(budget), 0)+each-1)/each
	}
	if f.complete() && !f.missed() {
		return 1
	}
	if f.missed() {
		each := f.onward(max(budget, usual))
		return 1 + (max(f.LastKnownFollowers-f.onward(budget), 0)+each-1)/each
	}
	later := f.missing() - f.share(budget)
	if f.KnownFollowers > 0 {
		later = f.missing() - f.onward(budget)
	}
	each := f.onward(max(budget, usual))
	return 1 + (max(later, 0)+each-1)/each
}

// onward is how far a run with that budget gets beyond the page at the head.
func (f EstimateFacts) onward(budget int) int { return max(f.share(budget)-headResources, 0) }

func cost(resources int, prices Prices) float64 { return USD(int64(resources) * prices.Highest()) }
