package webhook

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"syscall"
)

// errAddress is the refusal of an address. It names none, for what a name resolves to inside a network is no business
// of whoever subscribes.
var errAddress = errors.New("the address is not a public one")

// errPort is the refusal of a port.
var errPort = errors.New("the port is not allowed")

// Limits say where deliveries may go beyond the public addresses at ports 443 and 8443.
type Limits struct {
	AllowHTTP bool           // http:// too, at ports 80 and 8080
	Ports     []int          // further ports, for both schemes
	Networks  []netip.Prefix // addresses that are not public and may be told all the same
}

// guard decides of the very address that is dialled. What a name resolved to before does not count.
type guard struct {
	limits   Limits
	never    []netip.Prefix // no setting opens these
	reserved []netip.Prefix // not public
	public6  netip.Prefix   // beyond it nothing of IPv6 is
}

func newGuard(limits Limits) *guard {
	return &guard{
		limits:   limits,
		never:    prefixes(neverTold),
		reserved: prefixes(notPublic),
		public6:  netip.MustParsePrefix("2000::/3"),
	}
}

func prefixes(list func() []string) []netip.Prefix {
	var all []netip.Prefix
	for _, text := range list() {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}

// neverTold are the unspecified, link-local and multicast addresses, and those at which clouds tell machines their
// secrets: AWS, GCP and Azure at 169.254.169.254, Alibaba, the host of Azure, Oracle, and over IPv6 AWS (a network
// of its own, where pods find their credentials), GCP, Oracle and Scaleway.
func neverTold() []string {
	return []string{
		"0.0.0.0/8", "::/128", "169.254.0.0/16", "fe80::/10", "224.0.0.0/4", "ff00::/8", "255.255.255.255/32",
		"fd00:ec2::/32", "fd20:ce::254/128", "fd00:c1::a9fe:a9fe/128", "fd00:42::42/128",
		"100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32",
	}
}

// notPublic is what IANA's registries of special-purpose addresses do not call globally reachable, and what carries
// another address inside: 6to4 and Teredo. Those of IPv6 outside 2000::/3, such as IPv4-mapped ones, NAT64 and
// fc00::/7, need no row.
func notPublic() []string {
	return []string{
		"10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
		"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
	}
}

// checkAddress refuses with errAddress.
func (g *guard) checkAddress(addr netip.Addr) error {
	within := func(p netip.Prefix) bool { return p.Contains(addr) }
	never := func(a netip.Addr) bool {
		return slices.ContainsFunc(g.never, func(p netip.Prefix) bool { return p.Contains(a) })
	}
	switch {
	case !addr.IsValid(), addr.Zone() != "", addr.Is4In6(), never(addr), slices.ContainsFunc(carried(addr), never):
		return errAddress
	case slices.ContainsFunc(g.limits.Networks, within):
		return nil
	case slices.ContainsFunc(g.reserved, within), addr.Is6() && !within(g.public6):
		return errAddress
	}
	return nil
}

// carried are the addresses of IPv4 that one of IPv6 may stand for: behind NAT64, 6to4, Teredo and the older forms they
// are what is reached. An operator may open these forms, for NAT64 is the way out of a network that has IPv6 alone.
// An address of 0.0.0.0/8 is none: zeros fill the places that hold nothing.
func carried(addr netip.Addr) []netip.Addr {
	if !addr.Is6() {
		return nil
	}
	b := addr.As16()
	var places [][4]byte
	switch {
	case bytes.HasPrefix(b[:], []byte{0, 0x64, 0xff, 0x9b}): // after a prefix of 96, 48, 56 or 64 bits
		places = [][4]byte{[4]byte(b[12:]), {b[6], b[7], b[9], b[10]}, {b[7], b[9], b[10], b[11]}, [4]byte(b[9:])}
	case bytes.HasPrefix(b[:], []byte{0x20, 2}):
		places = [][4]byte{[4]byte(b[2:])}
	case bytes.HasPrefix(b[:], []byte{0x20, 1, 0, 0}):
		places = [][4]byte{[4]byte(b[4:]), {^b[12], ^b[13], ^b[14], ^b[15]}}
	case bytes.HasPrefix(b[:], make([]byte, 8)):
		places = [][4]byte{[4]byte(b[12:])}
	}
	var all []netip.Addr
	for _, place := range places {
		if place[0] != 0 {
			all = append(all, netip.AddrFrom4(place))
		}
	}
	return all
}

// checkPort refuses with errPort.
func (g *guard) checkPort(scheme string, port int) error {
	allowed := slices.Concat([]int{443, 8443}, g.limits.Ports)
	if scheme == "http" {
		allowed = slices.Concat([]int{80, 8080}, g.limits.Ports)
	}
	if !slices.Contains(allowed, port) {
		return errPort
	}
	return nil
}

// control is asked by the dialler between the making of each socket and its connecting.
func (g *guard) control(_, address string, _ syscall.RawConn) error {
	dialled, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %w", errAddress, err)
	}
	return g.checkAddress(dialled.Addr())
}
