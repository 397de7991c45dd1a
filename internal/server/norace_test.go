//go:build !race

package server

// raceEnabled tells whether times say nothing.
const raceEnabled = false
