package webhook

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"goodones/internal/syncrun"
)

// longestTarget bounds the address of a receiver, in bytes.
const longestTarget = 2048

// target is the address of a receiver. It is a secret: many a receiver knows its senders by it alone.
type target struct {
	url   string
	host  string // which logs may name
	shown string // shortened, to be recognised by its owner
}

// parseTarget reads the address of a receiver. What cannot be one, or is refused whatever it resolves to, is an
// InvalidError of the field, which repeats nothing of it.
func (g *guard) parseTarget(field, text string) (target, error) {
	refuse := func(reason string) (target, error) { return target{}, syncrun.Invalid(field, reason) }
	text = strings.TrimSpace(text)
	if len(text) > longestTarget {
		return refuse("must have at most 2,048 characters")
	}
	u, err := url.Parse(text)
	if err != nil || u.Opaque != "" || u.Host == "" || strings.ContainsFunc(text, notURL) {
		return refuse("must be a URL such as https://example.com/hook, with what is no ASCII escaped")
	}
	switch {
	case u.Scheme == "http" && !g.limits.AllowHTTP:
		return refuse("must begin with https://; this server sends nothing in the clear")
	case u.Scheme != "https" && u.Scheme != "http":
		return refuse("must begin with https://")
	case u.User != nil:
		return refuse("must have no user and no password in it")
	case u.Fragment != "" || strings.Contains(text, "#"):
		return refuse("must have no # in it")
	}
	if err := g.checkHost(u); err != nil {
		return refuse(err.Error())
	}
	return target{url: u.String(), host: u.Hostname(), shown: shorten(u)}, nil
}

// notURL finds what a browser would read otherwise than we do: spaces, backslashes, whatever is no ASCII.
func notURL(r rune) bool { return r <= ' ' || r >= 0x7f || r == '\\' }

// checkHost refuses a host that is no name and no public address, and ports that are not allowed. A name is refused
// later, when it is dialled, for what it resolves to then.
func (g *guard) checkHost(u *url.URL) error {
	port := 443
	if u.Scheme == "http" {
		port = 80
	}
	if text := u.Port(); text != "" || strings.HasSuffix(u.Host, ":") {
		var err error
		if port, err = strconv.Atoi(text); err != nil {
			return &hostError{"must have a port that is a number"}
		}
	}
	if g.checkPort(u.Scheme, port) != nil {
		return &hostError{"must have a port that this server may call: 443 or 8443, or what its operator allows"}
	}
	name := u.Hostname()
	if addr, err := netip.ParseAddr(name); err == nil {
		if g.checkAddress(addr) != nil {
			return &hostError{"must be at a public address"}
		}
		return nil
	}
	if !isName(name) {
		return &hostError{"must have a host that is a name, or a public address in its usual form"}
	}
	return nil
}

type hostError struct{ reason string }

func (e *hostError) Error() string { return e.reason }

// isName tells names from what some resolvers take for an address: 2130706433, 0x7f.1, 127.1.
func isName(host string) bool {
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || strings.ContainsFunc(label, notLabel) {
			return false
		}
	}
	last := strings.ToLower(labels[len(labels)-1])
	_, hex := strings.CutPrefix(last, "0x")
	return len(host) <= 253 && !hex && strings.ContainsFunc(last, func(r rune) bool { return r < '0' || r > '9' })
}

func notLabel(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
}

// shorten keeps scheme and host, and of a long rest the last four characters.
func shorten(u *url.URL) string {
	const tail, long = 4, 16
	rest := u.RequestURI()
	switch {
	case rest == "/":
		return u.Scheme + "://" + u.Host + "/"
	case len(rest) < long:
		return u.Scheme + "://" + u.Host + "/…"
	}
	return u.Scheme + "://" + u.Host + "/…" + rest[len(rest)-tail:]
}
