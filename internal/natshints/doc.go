// Package natshints carries the hints that logs have moved over NATS instead of NOTIFY, for installations that have
// outgrown the one lock of the cluster that every notifying commit takes. A hint is no more than that here too: what
// NATS loses is found in the log.
package natshints
