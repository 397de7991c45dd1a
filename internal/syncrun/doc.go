// Package syncrun is the domain of goodones: what a sync run is, which words describe it, what it may cost and
// how it can fail. It does no I/O and imports nothing else of this program; every other package points here.
package syncrun
