package config

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// ownedMicroUSD is the price of owned reads where X_PRICES names none: it was not known at first.
const ownedMicroUSD = 1_000

// prices reads `kind=dollars` pairs. Every kind but owned must have a price; all are above zero, since budgets in
// dollars are divided by them.
func prices(c *Config, text string) error {
	bad := errors.New("must be user=…,follower=…,post=…,owned=… with the price of one resource in US dollars, each " +
		"above 0 and up to 100; owned may be left out")
	table := map[string]int64{"owned": ownedMicroUSD}
	for pair := range strings.SplitSeq(text, ",") {
		kind, amount, found := strings.Cut(strings.TrimSpace(pair), "=")
		dollars, err := strconv.ParseFloat(amount, 64)
		if !found || err != nil || !(dollars >= 1e-6 && dollars <= 100) {
			return bad
		}
		table[kind] = int64(math.Round(dollars * 1e6))
	}
	if len(table) != 4 || table["user"] == 0 || table["follower"] == 0 || table["post"] == 0 {
		return bad
	}
	c.PricesMicroUSD = table
	return nil
}
