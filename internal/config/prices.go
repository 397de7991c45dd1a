package config

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// prices reads `kind=dollars` pairs. Every kind must have a price, above zero: budgets in dollars are divided by it.
func prices(c *Config, text string) error {
	bad := errors.New("must be user=…,follower=…,post=… with the price of one resource in US dollars, each above 0 " +
		"and up to 100")
	table := map[string]int64{}
	for pair := range strings.SplitSeq(text, ",") {
		kind, amount, found := strings.Cut(strings.TrimSpace(pair), "=")
		dollars, err := strconv.ParseFloat(amount, 64)
		if !found || err != nil || !(dollars >= 1e-6 && dollars <= 100) {
			return bad
		}
		table[kind] = int64(math.Round(dollars * 1e6))
	}
	if len(table) != 3 || table["user"] == 0 || table["follower"] == 0 || table["post"] == 0 {
		return bad
	}
	c.PricesMicroUSD = table
	return nil
}
