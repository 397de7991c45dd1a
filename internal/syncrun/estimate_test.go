package syncrun

import "testing"

func TestEstimate(t *testing.T) {
	t.Parallel()
	prices := DocumentedPrices()
	cases := map[string]struct {
		facts              EstimateFacts
		budget             int
		most, likely, runs int
	}{
		"small, new": {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 200}, 1000, 1000, 205, 1},
		"empty":      {EstimateFacts{Tier: TierStarter}, 1000, 1000, 5, 1},
		"80,000 on growth, new": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 80_000}, 5000,
			5000, 4010, 21}, // 4,000, then 20 × 3,900
		"80,000 on growth, begun": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 80_000, KnownFollowers: 4000, OpenScans: 1,
			Completed: []RunCost{{ResourcesUsed: 4400, NewFollowersCount: 4000}}}, 5000, 5000, 4400, 20},
		"known, one run": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 2000, KnownFollowers: 2000,
			Completed: []RunCost{{ResourcesUsed: 2350, NewFollowersCount: 2000}}}, 5000, 5000, 350, 1},
		"known, steady": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 2150, KnownFollowers: 2150,
			Completed: []RunCost{{ResourcesUsed: 600, NewFollowersCount: 150}, {ResourcesUsed: 2450, NewFollowersCount: 2000}}},
			5000, 5000, 600, 1},
		"month nearly spent": {EstimateFacts{Tier: TierPro, LastKnownFollowers: 5000}, 50, 50, 50, 1},
		"month spent":        {EstimateFacts{Tier: TierPro, LastKnownFollowers: 10}, -5, 0, 0, 1},
		"no budgets":         {EstimateFacts{Tier: TierPro, LastKnownFollowers: 1_000_000}, Unlimited, Unlimited, 1_000_025, 1},
	}
	for name, c := range cases {
		got := c.facts.Estimate(c.budget, prices)
		if got.MaxResources != c.most || got.LikelyResources != c.likely || got.RunsUntilComplete != c.runs {
			t.Errorf("%s: %+v, want most %d, likely %d, runs %d", name, got, c.most, c.likely, c.runs)
		}
		if want := float64(got.LikelyResources) / 100; got.LikelyCostUsd != want {
			t.Errorf("%s: likely cost %v, want %v", name, got.LikelyCostUsd, want)
		}
		if want := float64(got.MaxResources) / 100; got.MaxCostUsd != want {
			t.Errorf("%s: cost at most %v, want %v", name, got.MaxCostUsd, want)
		}
	}
}
