package syncrun

import (
	"testing"

	"goodones/internal/fact"
)

func TestEstimate(t *testing.T) {
	t.Parallel()
	prices := DocumentedPrices()
	cases := map[string]struct {
		facts              EstimateFacts
		budget             int
		most, likely, runs int
	}{
		"dozen, new":     {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 12}, 1000, 1000, 78, 1},
		"small, new":     {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 150}, 1000, 1000, 362, 1},
		"fills its tier": {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 1500}, 1000, 1000, 1000, 2},
		"empty":          {EstimateFacts{Tier: TierStarter}, 1000, 1000, 6, 1},
		"more posts allowed than made": {EstimateFacts{Tier: TierPro, LastKnownFollowers: 2400}, 20_000,
			20_000, 2907, 1}, // 2,400, 96 of them again, 10 posts of 40 likers
		"80,000 on growth, new": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 80_000}, 5000,
			5000, 4571, 21}, // 4,000, then 20 × 3,900
		"80,000 on growth, first run failed": {
			EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 80_000, KnownFollowers: 1000,
				OpenScans: 1},
			5000,
			5000,
			4871,
			21,
		}, // 79,000 at 3,900
		"runs fit exactly": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 11_800}, 5000, 5000, 4571, 3},
		"one too many":     {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 11_801}, 5000, 5000, 4571, 4},
		"80,000 on growth, begun": {
			EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 80_000, KnownFollowers: 4000, OpenScans: 1,
				Completed: []RunCost{{ResourcesUsed: 4400, NewFollowersCount: 4000}}},
			5000,
			5000,
			4400,
			20,
		},
		"known, one run": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 2000, KnownFollowers: 2000,
			Completed: []RunCost{{ResourcesUsed: 2350, NewFollowersCount: 2000}}}, 5000, 5000, 350, 1},
		"known, steady": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 2150, KnownFollowers: 2150,
			Completed: []RunCost{
				{ResourcesUsed: 600, NewFollowersCount: 150}, {ResourcesUsed: 2450, NewFollowersCount: 2000},
			}},
			5000, 5000, 600, 1},
		"somebody was missed": {
			EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 10_000, KnownFollowers: 9_800, CountGap: new(int),
				Completed: []RunCost{{ResourcesUsed: 400}}},
			5000,
			5000,
			4300,
			3,
		},
		"many left": {
			EstimateFacts{Tier: TierStarter, LastKnownFollowers: 1_950, KnownFollowers: 2_000, CountGap: new(int),
				Completed: []RunCost{{ResourcesUsed: 150}}}, 1000, 1000, 850, 3,
		},
		"many left a long list": {
			EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 9_950, KnownFollowers: 10_000, CountGap: new(int),
				Completed: []RunCost{{ResourcesUsed: 400}}}, 5000, 5000, 400, 1,
		},
		"a full scan is under way": {
			EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 10_000, KnownFollowers: 10_000, OpenScans: 1,
				FullRead: new(3_900), Completed: []RunCost{{ResourcesUsed: 4400}}}, 5000, 5000, 5000, 2,
		}, // 6,100 at 3,900
		"a dozen, known": {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 12, KnownFollowers: 12,
			Completed: []RunCost{{ResourcesUsed: 13, NewFollowersCount: 12}}}, 1000, 1000, 12, 1},
		"listed likers are due, no run before": {
			EstimateFacts{Tier: TierStarter, LastKnownFollowers: 12, KnownFollowers: 12, DueLikers: 40}, 1000, 1000,
			12 + 1 + 12 + 40 + 5*13, 1,
		},
		"listed likers are due": {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 12, KnownFollowers: 12, DueLikers: 40,
			Completed: []RunCost{{ResourcesUsed: 30, DeepCrawlCount: 12}}}, 1000, 1000, 70, 1},
		"as many listed likers as lately": {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 12, KnownFollowers: 12,
			DueLikers: 40, Completed: []RunCost{{ResourcesUsed: 70, DeepCrawlCount: 52}}}, 1000, 1000, 70, 1},
		"more listed likers than a deep crawl takes": {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 12,
			KnownFollowers: 12, DueLikers: 100, Completed: []RunCost{{ResourcesUsed: 30, DeepCrawlCount: 12}}},
			1000, 1000, 118, 1},
		"month nearly spent": {EstimateFacts{Tier: TierPro, LastKnownFollowers: 5000}, 50, 50, 50, 2},
		"too little to get beyond the head": {
			EstimateFacts{Tier: TierPro, LastKnownFollowers: 5000, KnownFollowers: 40, OpenScans: 1}, 50, 50, 50, 2,
		},
		"month spent": {EstimateFacts{Tier: TierPro, LastKnownFollowers: 10}, -5, 0, 0, 1},
		"no budgets": {
			EstimateFacts{Tier: TierPro, LastKnownFollowers: 1_000_000}, Unlimited, Unlimited, 1_040_411, 1,
		},
	}
	for name, c := range cases {
		got := c.facts.Estimate(c.budget, prices)
		fact.Is(t, "got.MaxResources", got.MaxResources, c.most, name, got)
		fact.Is(t, "got.LikelyResources", got.LikelyResources, c.likely, name)
		fact.Is(t, "got.RunsUntilComplete", got.RunsUntilComplete, c.runs, name)
		if want := float64(got.LikelyResources) / 100; got.LikelyCostUsd != want {
			t.Errorf("%s: likely cost %v, want %v", name, got.LikelyCostUsd, want)
		}
		if want := float64(got.MaxResources) / 100; got.MaxCostUsd != want {
			t.Errorf("%s: cost at most %v, want %v", name, got.MaxCostUsd, want)
		}
	}
}

// TestEstimateOfOwnAccount counts followers who are read with the owner's token at the price for owned reads.
func TestEstimateOfOwnAccount(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		facts              EstimateFacts
		budget             int
		most, likely, runs int
		usd                float64
	}{
		// 80,000 at $0.001, one in 25 of them again and 410 others at $0.010
		"80,000 on pro": {EstimateFacts{Tier: TierPro, LastKnownFollowers: 80_000}, 20_000, 200_000, 83_611, 1, 116.11},
		// four fifths of $50 are read as 40,000, and the next run goes on behind a page at the head
		"80,000 on growth": {EstimateFacts{Tier: TierGrowth, LastKnownFollowers: 80_000}, 5_000, 50_000, 41_000, 3, 50},
		"unchanged": {EstimateFacts{Tier: TierStarter, LastKnownFollowers: 500, KnownFollowers: 500,
			Completed: []RunCost{{ResourcesUsed: 300}}}, 1_000, 10_000, 300, 1, 2.10},
		"no budgets": {EstimateFacts{Tier: TierPro, LastKnownFollowers: 80_000}, Unlimited, Unlimited, 83_611, 1, 116.11},
	}
	for name, c := range cases {
		c.facts.Owned = true
		got := c.facts.Estimate(c.budget, DocumentedPrices())
		fact.Is(t, "got.MaxResources", got.MaxResources, c.most, name, got)
		fact.Is(t, "got.LikelyResources", got.LikelyResources, c.likely, name)
		fact.Is(t, "got.RunsUntilComplete", got.RunsUntilComplete, c.runs, name)
		fact.Is(t, "got.LikelyCostUsd", got.LikelyCostUsd, c.usd, name)
		fact.Is(t, "got.MaxCostUsd", got.MaxCostUsd, float64(c.budget)/100, name)
	}
}

// TestEstimateOfFreeNetwork costs nothing, whatever is read.
func TestEstimateOfFreeNetwork(t *testing.T) {
	t.Parallel()
	facts := EstimateFacts{Tier: TierStarter, Network: NetworkBluesky, LastKnownFollowers: 500}
	got := facts.Estimate(1_000, DocumentedPrices())
	fact.Is(t, "got.MaxResources", got.MaxResources, 1_000, got)
	fact.Is(t, "got.MaxCostUsd", got.MaxCostUsd, 0)
	fact.Is(t, "got.LikelyResources", got.LikelyResources, 726)
	fact.Is(t, "got.LikelyCostUsd", got.LikelyCostUsd, 0)
	if got = facts.Known().Estimate(1_000, DocumentedPrices()); got.LikelyResources != 406 || got.RunsUntilComplete != 1 {
		t.Errorf("later %+v", got)
	}
}

// TestEstimateOfRescan reads the whole list, whoever is known, within stage 1's share.
func TestEstimateOfRescan(t *testing.T) {
	t.Parallel()
	known := EstimateFacts{LastKnownFollowers: 2_000, KnownFollowers: 2_000, Completed: []RunCost{{ResourcesUsed: 400}}}
	for _, c := range []struct {
		tier               AccountTier
		most, likely, runs int
	}{
		{TierPro, 20_000, 2_300, 1},
		{TierStarter, 1_000, 1_000, 3}, // 800 of it, then 700 behind a page at the head, then the rest
		{TierStarter, 100, 100, 4},     // a month that is nearly spent
	} {
		known.Tier = c.tier
		got := known.Rescanned().Estimate(c.most, DocumentedPrices())
		fact.Is(t, "got.LikelyResources", got.LikelyResources, c.likely, c.tier, got)
		fact.Is(t, "got.RunsUntilComplete", got.RunsUntilComplete, c.runs, c.tier)
		fact.Is(t, "got.MaxResources", got.MaxResources, c.most, c.tier)
	}
}
