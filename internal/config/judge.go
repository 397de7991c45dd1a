package config

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// JudgePrices are those of a million tokens, in millionths of a dollar.
type JudgePrices struct{ In, Out int64 }

// judgePrices reads `in=dollars,out=dollars`.
func judgePrices(c *Config, text string) error {
	bad := errors.New("must be in=…,out=… with the price of a million tokens in US dollars, each from 0 to 10000")
	amounts := map[string]int64{}
	for pair := range strings.SplitSeq(text, ",") {
		kind, amount, found := strings.Cut(strings.TrimSpace(pair), "=")
		dollars, err := strconv.ParseFloat(amount, 64)
		if !found || err != nil || !(dollars >= 0 && dollars <= 10_000) {
			return bad
		}
		amounts[kind] = int64(math.Round(dollars * 1e6))
	}
	in, hasIn := amounts["in"]
	out, hasOut := amounts["out"]
	if !hasIn || !hasOut || len(amounts) != 2 || in+out == 0 {
		return bad
	}
	c.JudgePrices = JudgePrices{In: in, Out: out}
	return nil
}

// checkJudge finds settings of the model that need another.
func (c *Config) checkJudge() error {
	switch {
	case c.JudgeURL != "" && c.JudgeModel == "":
		return &Error{"JUDGE_MODEL", "is needed with JUDGE_URL: the name of the model"}
	case c.JudgeURL == "" && c.JudgeModel != "":
		return &Error{"JUDGE_URL", "is needed with JUDGE_MODEL: the API that has it"}
	case c.JudgeURL == "" && c.JudgeAPIKey != "":
		return &Error{"JUDGE_URL", "is needed with JUDGE_API_KEY: the API that wants it"}
	case c.JudgeURL == "" && c.JudgeBudgetUSD > 0:
		return &Error{"JUDGE_URL", "is needed with JUDGE_BUDGET_USD: the API that costs it"}
	case c.JudgeURL == "" && c.JudgePrices != (JudgePrices{}):
		return &Error{"JUDGE_URL", "is needed with JUDGE_PRICES: the API that has them"}
	case c.JudgeBudgetUSD > 0 && c.JudgePrices == (JudgePrices{}):
		return &Error{"JUDGE_PRICES", "is needed with JUDGE_BUDGET_USD: what a million tokens cost"}
	default:
		return nil
	}
}
