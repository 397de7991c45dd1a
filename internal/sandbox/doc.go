// Package sandbox is a simulated X: the HTTP calls of the X API v2 that a
// follower sync needs, answered over a network of people that is computed
// rather than stored.
//
// Every person is a pure function of the seed, a group (the followers of one
// account, its passers-by, the crowd that follows several) and a place in it,
// so an account with a million followers costs no memory and two servers with
// one seed tell the same story. Page sizes, rate windows, partial errors and
// refusals follow the documented API; latency and faults can be switched on.
// Routes under /sandbox/ let tests make the network grow, hold calls and read
// back what was asked.
//
// The same network is served as Bluesky's AppView below /xrpc/.
//
// A client cannot tell the difference but by the base URL.
package sandbox
