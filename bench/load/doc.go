// Package load drives a server of syncRunProgress: a Fleet of websocket clients that notices every event lost, repeated
// or out of order, and a Writer that puts events into the log and hints at them the way the product's workers do.
//
// Both live in one process, so that the moment of a commit and that of a delivery are read from one clock. The clients
// are made to be cheap: no JSON is decoded, one read call takes whatever waits.
package load
