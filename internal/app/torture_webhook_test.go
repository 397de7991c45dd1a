//go:build torture

package app_test

import "testing"

// tortureWebhooks is R16 at full length. What is lost or told under two ids fails it.
func tortureWebhooks(t *testing.T, f *figure, seed int64) {
	got := killDeliveries(t, seed, scaled(100))
	f.say("%s", got.String())
}
