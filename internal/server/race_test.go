//go:build race

package server

// raceEnabled tells that times say nothing.
const raceEnabled = true
