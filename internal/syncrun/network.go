package syncrun

// Network is where a tracked account and its followers are.
type Network string

// The networks, spelled as in the database.
const (
	NetworkX       Network = "x"
	NetworkBluesky Network = "bluesky"
)

// Networks lists every Network.
func Networks() []Network { return []Network{NetworkX, NetworkBluesky} }

// HandleInvalid is what Bluesky shows in place of a handle that does not lead back to its account at the moment. Many
// accounts may have it at once.
const HandleInvalid = "handle.invalid"

// ProfileURL is where the network shows an account of that handle and id.
func (n Network) ProfileURL(handle, externalID string) string {
	switch {
	case n == NetworkBluesky && handle == HandleInvalid:
		return "https://bsky.app/profile/" + externalID
	case n == NetworkBluesky:
		return "https://bsky.app/profile/" + handle
	}
	return "https://x.com/" + handle
}

// Title is the network's name in sentences.
func (n Network) Title() string {
	if n == NetworkBluesky {
		return "Bluesky"
	}
	return "X"
}

// IsFree tells whether reading the network costs nothing: its runs have no budget of money.
func (n Network) IsFree() bool { return n == NetworkBluesky }

func atX(network Network, externalID string) string {
	if network != NetworkX {
		return ""
	}
	return externalID
}
