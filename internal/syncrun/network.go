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

// Title is the network's name in sentences.
func (n Network) Title() string {
	if n == NetworkBluesky {
		return "Bluesky"
	}
	return "X"
}
