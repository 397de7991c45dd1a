package syncrun

import "time"

// ConnectionState says whether a connection can be used.
type ConnectionState string

// The states of a connection. One that has ended has to be made again by its user.
const (
	Connected ConnectionState = "connected"
	Reconnect ConnectionState = "reconnect"
)

// ConnectionStates lists every ConnectionState.
func ConnectionStates() []ConnectionState { return []ConnectionState{Connected, Reconnect} }

// ConnectionID names a connection: the access to one account at X that a user of ours allowed.
type ConnectionID struct {
	UserID  int
	XUserID int64
}

// Connection is the access to an account at X that its owner, a user of ours, allowed.
type Connection struct {
	ConnectionID
	UserName    string
	Handle      string // of the account, when it was connected
	Sealed      []byte // the tokens
	Generation  int    // of the tokens: it rises with each write of others
	State       ConnectionState
	ConnectedAt time.Time
	RenewedAt   time.Time
	EndsAt      time.Time // of the token
	Due         bool      // the token should be renewed
	Ended       bool      // X no longer takes the token
}
