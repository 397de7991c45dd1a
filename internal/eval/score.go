package main

import "goodones/internal/syncrun"

// scoreOf is where a verdict stands among those of its confidence. There is no score yet.
func scoreOf(*syncrun.Verdict) float64 { return 0 }
