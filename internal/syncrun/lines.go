package syncrun

import (
	"fmt"
	"strconv"
)

// The four lines that v1 documents for every completed run, verbatim. Other lines stand only between the first and
// the last.
const (
	LineFetching   = "Fetching new followers..."
	LineClassify   = "Classifying profiles..."
	LineClassified = "Classification complete"
)

// LineFound is the documented line at the end of stage 1; n equals the run's newFollowersCount.
func LineFound(n int) string { return "Found " + strconv.Itoa(n) + " new followers" }

// Lines that say that a stage begins.
const (
	LineDeepCrawl = "Refreshing known followers..."
	LineBackfill  = "Completing thin profiles..."
	LineLikers    = "Finding likers of recent posts..."
	LineFilter    = "Filtering matches..."
)

// LineRefreshed ends stage 2, with the run's count of it.
func LineRefreshed(n int) string { return fmt.Sprintf("Refreshed %d known followers", n) }

// LineCompleted ends stage 3.
func LineCompleted(n int) string { return fmt.Sprintf("Completed %d thin profiles", n) }

// LineFoundLikers ends stage 4.
func LineFoundLikers(n int) string { return fmt.Sprintf("Found %d new likers", n) }

// Lines that end stage 5: with a search, and without one.
const (
	LineJudged   = "All profiles are classified"
	LineNoSearch = "No saved search is assigned: nobody is judged"
)

// Lines that say why a stage did less than it could.
const (
	LineNoOpinion = "The model did not settle everybody; the rules' verdicts stand"
	LineNoLikers  = "Likers are skipped: X shows them to the account's owner alone, who has not connected it"
	LineTooLarge  = "This account is too large for its tier: a full scan does not fit in its budget"
	LineEndless   = "The follower list goes on without anybody new; the rest of it is left out"

	LineEndlessPosts  = "The list of posts goes on without anything new; the rest of it is left out"
	LineEndlessLikers = "A list of likers goes on without anybody new; the rest of it is left out"
)

// LineDisconnected says that the account is read without its owner's token, which has ended or cannot be renewed.
func LineDisconnected(n Network) string {
	return "The connection of this account to " + n.Title() + " cannot be used and may have to be made again; this sync " +
		"goes on without it"
}

// LineNotRenewed says that the account is read without its owner's token, which has ended and cannot be renewed now.
func LineNotRenewed(n Network) string {
	return n.Title() + " does not renew the access to this account at the moment; this sync goes on without it, and " +
		"leaves to the next what would cost more"
}

// LineRescan says that a full scan takes the place of a scan whose cursor was refused.
func LineRescan(n Network) string {
	return n.Title() + " no longer knows where the follower list was left; reading it from the start"
}

// LineRefusedAgain says that the full scan's own cursor was refused as well.
func LineRefusedAgain(n Network) string {
	return n.Title() + " refused to go on in the follower list once more; the next sync tries again"
}

// LineWaiting says that the run waits for the network; the time of day follows.
func LineWaiting(n Network) string { return "Waiting for " + n.Title() + "'s rate limit until" }

// LineSilent says that the network has not answered for half a minute, and how long it is asked again.
func LineSilent(n Network) string {
	return n.Title() + " has not answered usefully for 30 s; it is asked again, for 5 minutes at most"
}

// LineFullScanDue says that the whole list is read because it is time to.
const LineFullScanDue = "Reading the whole follower list, as is due"

// Lines of a run that was started to read the whole list: the reading begins, or an earlier run has begun it.
const (
	LineRescanAsked  = "Reading the whole follower list again, as asked for"
	LineRescanGoesOn = "Going on with the whole follower list where an earlier sync left it"
)

// LineMissed says that the whole list is read because n followers are known to the network and to nobody here.
func LineMissed(network Network, n int) string {
	return fmt.Sprintf("%s tells of %d followers more than were found; reading the whole list", network.Title(), n)
}

// LineMoved says that the whole list is read because the count that the network tells has moved by n, so that people
// may be hidden behind others who left.
func LineMoved(network Network, n int) string {
	if n > 0 {
		return LineMissed(network, n)
	}
	return fmt.Sprintf("%s tells of %d followers fewer than before; reading the whole list, in case others joined",
		network.Title(), -n)
}

// LineStopped says that a refusal, of which what says what and why, ended a stage early.
func LineStopped(what string) string { return what + "; the rest of this step is left out" }

// LineNotAsked says that a stage asks nothing because an earlier one was refused for good.
func LineNotAsked(n Network) string {
	return n.Title() + " is not asked again in this sync, because of what it refused before"
}

// LineFailing says that a refusal, of which what says what and why, fails the run once everybody known is judged.
func LineFailing(what string) string { return what + "; everybody known so far is judged" }

// LineFollowerBudget says that reading followers stops short; the scan stays open.
func LineFollowerBudget(budget int) string {
	return fmt.Sprintf("Reading followers stops here at this sync's budget of %d resources; the next sync goes on", budget)
}

// LineBudget says that a later stage stops short.
func LineBudget(budget int) string {
	return fmt.Sprintf("This sync's budget of %d resources is used up", budget)
}
