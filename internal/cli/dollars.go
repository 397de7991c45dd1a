package cli

import (
	"math"
	"strconv"
)

// dollars is an amount in US dollars to the cent, half a cent up as the page has it. Sums of prices are inexact in
// binary, so what lies within a millionth of half a cent is half a cent.
func dollars(amount float64) string {
	return "$" + strconv.FormatFloat(math.Round(math.Round(amount*1e6)/1e4)/100, 'f', 2, 64)
}
