// Package bluesky reads Bluesky's public AppView over XRPC, as a source of sync runs: no key, no cost. It is a thin
// client of the calls that a run makes; repeating them is the caller's decision.
package bluesky
