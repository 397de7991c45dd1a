//go:build !race

package app_test

// raceDetector tells whether the program was built with the race detector.
const raceDetector = false
