package syncrun

// SealedWebhook is what a subscription keeps sealed.
type SealedWebhook struct {
	ID      int
	UserID  int
	Target  []byte
	Secrets [][]byte // the newest first; then the one before, while it signs too
}

// Resealed is what came of looking for what other keys than the one in use have sealed.
type Resealed struct {
	Anew     int      // how many rows were sealed anew, by the key in use
	Unopened []string // names of rows that hold something which no key opens; they stay as they are
}

// KeyUse is how many rows depend on one key of the installation. One row may depend on several.
type KeyUse struct {
	Webhooks    int
	Connections int
	Erased      int // people who are known again by this key, which cannot be changed to another
}

// Sealed is how many rows depend on the key as long as they are not sealed anew.
func (u KeyUse) Sealed() int { return u.Webhooks + u.Connections }
