// Package rest is the shim that keeps clients of the legacy API working: the routes under /api/v1 with the words,
// members and errors that those clients were written against. It decodes, calls and encodes; what a run is and who may
// see it is decided elsewhere. Every request must carry its viewer in the context.
package rest
