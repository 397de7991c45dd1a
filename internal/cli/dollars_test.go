package cli

import "testing"

func TestDollars(t *testing.T) {
	t.Parallel()
	for amount, want := range map[float64]string{
		0: "$0.00", 7.975: "$7.98", 27.78: "$27.78", 1.005: "$1.01", 1.0049: "$1.00",
		799 * 0.005: "$4.00", 1234567.5: "$1234567.50",
	} {
		if got := dollars(amount); got != want {
			t.Errorf("%v: %s, want %s", amount, got, want)
		}
	}
}
