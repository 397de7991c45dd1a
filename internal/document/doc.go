// Package document is gqlgen's executor with limits on what a request may cost: documents are weighed before they are
// validated, whichever way they come, and errors repeat little of them.
package document
