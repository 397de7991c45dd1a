package viewer

import (
	"crypto/sha256"
	"strings"
)

// The form of a stream ticket: a fixed start, so that it is never taken for a key, and 256 random bits.
const (
	ticketStart  = "ctgs_"
	ticketRandom = 43
)

// StreamTicket is the subscription that a ticket opens.
type StreamTicket struct {
	Query         string
	Variables     string // a JSON object; empty: none
	OperationName string
}

// NewTicket makes a ticket. It is to be shown once; hash is what is stored.
func NewTicket() (ticket string, hash [32]byte) {
	ticket = ticketStart + randomText(ticketRandom)
	return ticket, sha256.Sum256([]byte(ticket))
}

// ParseTicket checks the form of a ticket and returns its SHA-256.
func ParseTicket(ticket string) (hash [32]byte, ok bool) {
	random, ok := strings.CutPrefix(ticket, ticketStart)
	if !ok || len(random) != ticketRandom || strings.Trim(random, base62Alphabet) != "" {
		return hash, false
	}
	return sha256.Sum256([]byte(ticket)), true
}

// TicketUse is what a ticket that was brought opens, and in whose name.
type TicketUse struct {
	StreamTicket
	Viewer    Viewer
	KeyHash   [32]byte
	Completed bool // it has ended: there is nothing more to come
}

// exportStart begins a ticket of an export.
const exportStart = "ctge_"

// NewExportTicket makes a ticket of an export. It is to be shown once; hash is what is stored.
func NewExportTicket() (ticket string, hash [32]byte) {
	ticket = exportStart + randomText(ticketRandom)
	return ticket, sha256.Sum256([]byte(ticket))
}

// ParseExportTicket checks the form of a ticket of an export and returns its SHA-256.
func ParseExportTicket(ticket string) (hash [32]byte, ok bool) {
	random, ok := strings.CutPrefix(ticket, exportStart)
	if !ok || len(random) != ticketRandom || strings.Trim(random, base62Alphabet) != "" {
		return hash, false
	}
	return sha256.Sum256([]byte(ticket)), true
}

// ExportUse is what a ticket that was brought exports, a JSON object, and in whose name.
type ExportUse struct {
	Request string
	Viewer  Viewer
}
