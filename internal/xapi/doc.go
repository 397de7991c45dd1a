// Package xapi is the client of the X API v2: the five calls that a sync needs, one attempt each. Every way in which
// X can refuse, stall or break an answer becomes an error with a type of its own; whether to wait, retry or give up
// is the caller's decision. The windows of X's rate limits are shared with other workers through a Limiter.
package xapi
