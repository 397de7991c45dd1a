package main

import "goodones/internal/syncrun"

// scoreOf is where a verdict stands among those of its confidence.
func scoreOf(v *syncrun.Verdict) float64 { return v.Score }
