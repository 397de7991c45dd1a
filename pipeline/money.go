package pipeline

import "goodones/internal/syncrun"

// left is how many more resources of a kind the run's budget pays for. A budget is in resources at the dearest price;
// cheaper ones weigh less.
func (r *run) left(kind syncrun.ResourceKind) int { return r.leftOf(r.work.Budget, kind) }

// leftForFollowers is the same within the share of the budget that stage 1 may use. A list that its owner can read for
// a tenth, but not at the moment, is read for no more than that: the next run goes on.
func (r *run) leftForFollowers() int {
	share := syncrun.FollowerShare(r.work.Budget)
	if price := r.limits.Prices[r.limits.FollowerKind]; r.thrifty && price > 0 {
		share = int(int64(share) * r.limits.Prices[syncrun.ResourceOwned] / price)
	}
	return r.leftOf(share, r.limits.FollowerKind)
}

func (r *run) leftOf(budget int, kind syncrun.ResourceKind) int {
	price := r.limits.Prices[kind]
	if budget >= syncrun.Unlimited || price == 0 { // nothing is charged at a network that is free
		return budget
	}
	return int(max(int64(budget)*r.limits.Prices.Highest()-r.spent, 0) / price)
}
