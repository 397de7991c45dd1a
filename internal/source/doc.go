// Package source holds the words between a run and a network: what a run asks for, what a network allows, and why it
// refuses. Package pipeline speaks nothing else; the client of each network translates its answers into them, so that
// no status code and no field name of a network is known beyond its client.
package source
