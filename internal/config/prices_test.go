package config_test

import (
	"maps"
	"testing"

	"goodones/internal/config"
)

func TestPrices(t *testing.T) {
	t.Parallel()
	cases := map[string]map[string]int64{
		"user=0.010,follower=0.010,post=0.005": {"user": 10_000, "follower": 10_000, "post": 5_000, "owned": 1_000},
		" user=1, follower=0.000001, post=100": {"user": 1_000_000, "follower": 1, "post": 100_000_000, "owned": 1_000},
		"user=1,follower=2,post=3,owned=0.5": {
			"user": 1_000_000, "follower": 2_000_000, "post": 3_000_000, "owned": 500_000,
		},
		"user=1,follower=1,post=1,owned=0": nil,
		"user=1,follower=1":                nil,
		"user=1,follower=1,post=0":         nil,
		"user=1,follower=1,post=-1":        nil,
		"user=1,follower=1,post=NaN":       nil,
		"user=1,follower=1,post=1,tweet=1": nil,
		"cheap":                            nil,
	}
	for text, want := range cases {
		c, err := config.LoadFrom(nil, func(name string) (string, bool) { return text, name == "X_PRICES" })
		if want == nil {
			if err == nil {
				t.Errorf("%q is taken as %v", text, c.PricesMicroUSD)
			}
			continue
		}
		if err != nil || !maps.Equal(c.PricesMicroUSD, want) {
			t.Errorf("%q: %v, %v", text, c.PricesMicroUSD, err)
		}
	}
}
