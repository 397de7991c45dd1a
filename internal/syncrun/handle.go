package syncrun

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/idna"
)

// The documented forms of a username at X, of a handle at Bluesky, which is a domain name, and of a DID, the id that
// stays when a handle changes.
var (
	handlePattern = regexp.MustCompile(`^[a-z0-9_]{1,15}$`)
	domainPattern = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`)
	didPattern    = regexp.MustCompile(`^did:(plc|web):[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]$`)
)

const (
	maxDomain = 253
	maxDID    = 2048
)

// networkOfHost is the network that shows profiles there; empty: none.
func networkOfHost(host string) Network {
	switch host {
	case "x.com", "twitter.com":
		return NetworkX
	case "bsky.app":
		return NetworkBluesky
	}
	return ""
}

// ParseHandle turns what somebody typed into a handle at X: the @, the address of a profile around it and a dot at its
// end are dropped, case is folded. Anything X would not accept as a username is an InvalidError for field "handle".
func ParseHandle(typed string) (string, error) {
	_, handle, err := ParseAccount(NetworkX, typed)
	return handle, err
}

// ParseAccount turns what somebody typed into a handle of the network, or of the one that the text points to when
// network is empty: a domain name or a DID is Bluesky's, an address names its network by its host. What is no handle
// of that network is an InvalidError for field "handle".
func ParseAccount(network Network, typed string) (Network, string, error) {
	text := strings.TrimSpace(typed)
	host, name := profileAddress(text)
	if host == "" {
		name = strings.TrimPrefix(text, "@")
	}
	if network == "" {
		network = host
	}
	if network == "" && (strings.ContainsAny(strings.TrimSuffix(name, "."), ".") || strings.HasPrefix(name, "did:")) {
		network = NetworkBluesky
	}
	if network == NetworkBluesky && host != NetworkX {
		handle, err := parseBlueskyHandle(name)
		return network, handle, err
	}
	handle := strings.ToLower(strings.TrimSuffix(name, "."))
	if host == NetworkBluesky || network == NetworkBluesky || !handlePattern.MatchString(handle) {
		return NetworkX, "", invalidHandle(network)
	}
	return NetworkX, handle, nil
}

func invalidHandle(network Network) error {
	if network == NetworkBluesky {
		return Invalid("handle", "must be a Bluesky handle such as name.bsky.social, or a DID")
	}
	return Invalid("handle", "must be an X handle: 1 to 15 letters, digits or underscores")
}

// profileAddress reads the address of a profile; the network is empty when the text is none of a known host.
func profileAddress(text string) (Network, string) {
	if !strings.Contains(text, "/") {
		return "", ""
	}
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	address, err := url.Parse(text)
	if err != nil {
		return "", ""
	}
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(address.Hostname()), "www."), "mobile.")
	network := networkOfHost(host)
	path := strings.Split(strings.Trim(address.Path, "/"), "/")
	if network == NetworkBluesky {
		if len(path) != 2 || path[0] != "profile" {
			return "", ""
		}
		path = path[1:]
	}
	if network == "" || len(path) != 1 {
		return "", ""
	}
	return network, strings.TrimPrefix(path[0], "@")
}

func parseBlueskyHandle(name string) (string, error) {
	if didPattern.MatchString(name) && len(name) <= maxDID {
		return name, nil
	}
	handle, err := idna.Lookup.ToASCII(strings.ToLower(strings.TrimSuffix(name, ".")))
	if err != nil || len(handle) > maxDomain || !domainPattern.MatchString(handle) {
		return "", invalidHandle(NetworkBluesky)
	}
	return handle, nil
}
