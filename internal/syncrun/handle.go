package syncrun

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"unicode"

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
	for _, prefix := range []string{"www.", "mobile.", "m."} {
		host = strings.TrimPrefix(host, prefix)
	}
	switch host {
	case "x.com", "twitter.com":
		return NetworkX
	case "bsky.app":
		return NetworkBluesky
	}
	return ""
}

// The pages of a profile that have addresses of their own.
var profilePage = regexp.MustCompile(`^(with_replies|highlights|articles|media|likes|(verified_)?follow(ers|ing|s))$`)

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
	of, name := addressed(strings.Map(visible, strings.TrimSpace(typed)))
	if of != "" && network != "" && of != network {
		return network, "", invalidHandle(network)
	}
	network = cmp.Or(network, of)
	name = strings.TrimSuffix(strings.TrimLeft(name, "@"), ".")
	if network == NetworkBluesky || network == "" && (strings.Contains(name, ".") || strings.HasPrefix(name, "did:")) {
		handle, err := parseBlueskyHandle(name)
		return NetworkBluesky, handle, err
	}
	handle := strings.ToLower(name)
	if !handlePattern.MatchString(handle) {
		return NetworkX, "", invalidHandle(network)
	}
	return NetworkX, handle, nil
}

// visible drops characters that nobody sees, as copied text has them around names, and reads those of wide keyboards.
func visible(r rune) rune {
	switch {
	case unicode.Is(unicode.Cf, r):
		return -1
	case r == '＠':
		return '@'
	case strings.ContainsRune("。．｡", r):
		return '.'
	}
	return r
}

func invalidHandle(network Network) error {
	switch network {
	case NetworkX:
		return Invalid("handle", "must be an X handle: 1 to 15 letters, digits or underscores")
	case NetworkBluesky:
		return Invalid("handle", "must be a Bluesky handle such as name.bsky.social, or a DID")
	}
	return Invalid("handle", "must be an X handle of 1 to 15 letters, digits or underscores, a Bluesky handle such as "+
		"name.bsky.social, or the address of a profile at either")
}

// addressed reads the address of a profile: the network that its host is of, and the name; "" of an address that is no
// profile's. Text that is no address is a name of no network.
func addressed(text string) (Network, string) {
	if authority, ok := strings.CutPrefix(text, "at://"); ok {
		return NetworkBluesky, authority
	}
	if !strings.Contains(text, "/") {
		return "", text
	}
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	address, err := url.Parse(text)
	if err != nil {
		return "", ""
	}
	network := networkOfHost(strings.ToLower(address.Hostname()))
	path := strings.Split(strings.Trim(address.Path, "/"), "/")
	if n := len(path); n > 1 && profilePage.MatchString(path[n-1]) {
		path = path[:n-1]
	}
	switch asked := address.Query().Get("screen_name"); {
	case network == NetworkX && path[0] == "intent":
		return network, asked
	case network == NetworkX && len(path) == 1:
		return network, path[0]
	case network == NetworkBluesky && len(path) == 2 && path[0] == "profile":
		return network, path[1]
	case network == "" && path[0] == "":
		return NetworkBluesky, address.Hostname() // a handle there is a domain name
	}
	return network, ""
}

func parseBlueskyHandle(name string) (string, error) {
	if didPattern.MatchString(name) && len(name) <= maxDID {
		return name, nil
	}
	handle, err := idna.Lookup.ToASCII(strings.ToLower(name))
	if err != nil || len(handle) > maxDomain || !domainPattern.MatchString(handle) {
		return "", invalidHandle(NetworkBluesky)
	}
	return handle, nil
}
