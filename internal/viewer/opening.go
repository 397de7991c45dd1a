package viewer

// Opening is a subscription or connection of a key that a server has open.
type Opening struct {
	Number      int64 // the server's own, used once
	KeyID       int
	Fingerprint int64 // the same for the same subscription, whatever sequence it began after
	Resumed     bool  // it continued another and cost nothing
	Closed      bool  // it is over already
}
