package webhook

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// refusedAddresses are where no delivery may go unless the operator opens it, and many that nobody can open.
func refusedAddresses() []string {
	return []string{
		"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "100.100.100.200",
		"127.0.0.1", "127.1.2.3", "127.255.255.255", "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2",
		"172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1",
		"192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255",
		"240.0.0.1", "255.255.255.255",
		"::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1",
		"64:ff9b::7f00:1", "64:ff9b::8.8.8.8", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:2::1",
		"2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1", "3fff::1",
		"5f00::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1", "febf::1", "fec0::1", "ff02::1",
		"ff0e::1",
	}
}

// TestGuardRefusesAddresses asks the guard as the dialler does, for the very address.
func TestGuardRefusesAddresses(t *testing.T) {
	t.Parallel()
	g := newGuard(Limits{})
	for _, text := range refusedAddresses() {
		if err := g.control("tcp", net.JoinHostPort(text, "443"), nil); !errors.Is(err, errAddress) {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{"fe80::1%eth0", "2606:4700::1111%1", "", "no address"} {
		if err := g.control("tcp", net.JoinHostPort(text, "443"), nil); !errors.Is(err, errAddress) {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{
		"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
		"128.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255",
		"2606:4700::1111", "2a00:1450:4001:82a::200e", "2001:4860:4860::8888", "2003::1",
	} {
		if err := g.control("tcp", net.JoinHostPort(text, "443"), nil); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestGuardOpensNetworks lets an operator open networks of his own, and nothing of clouds and links.
func TestGuardOpensNetworks(t *testing.T) {
	t.Parallel()
	g := newGuard(Limits{Networks: []netip.Prefix{
		netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0"),
	}})
	for _, text := range []string{
		"127.0.0.1", "10.1.2.3", "192.168.0.1", "100.64.0.1", "fd00::1", "::1", "64:ff9b::8.8.8.8", "64:ff9b::10.1.2.3",
		"64:ff9b:1::8.8.8.8", "64:ff9b:1:808:8:800::", "2002:808:808::1",
	} {
		if err := g.checkAddress(netip.MustParseAddr(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{
		"0.0.0.0", "::", "169.254.169.254", "169.254.1.1", "fe80::1", "224.0.0.1", "ff02::1", "255.255.255.255",
		"fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "::ffff:127.0.0.1",
		"fd00:ec2::23", "fd00:c1::a9fe:a9fe", "fd00:42::42",
		// The same behind NAT64, 6to4, Teredo and older forms that carry an address of IPv4.
		"64:ff9b::169.254.169.254", "64:ff9b::100.100.100.200", "64:ff9b::224.0.0.1",
		"64:ff9b:1::169.254.169.254", "64:ff9b:1:a9fe:a9:fe00::", "64:ff9b:1:a9:fe:a9fe::",
		"64:ff9b:1:0:a9:fea9:fe00:0", "2002:a9fe:a9fe::1", "2001:0:a9fe:a9fe::", "2001::5601:5601", "::169.254.169.254",
		"::ffff:0:169.254.169.254",
	} {
		if err := g.checkAddress(netip.MustParseAddr(text)); !errors.Is(err, errAddress) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// refusedTargets are tricks in the address itself.
func refusedTargets() []string {
	targets := []string{
		"", "hook", "//example.com/", "https:", "https://", "https:///hook", "https:example.com", "ftp://example.com/",
		"file:///etc/passwd", "gopher://example.com:443/", "javascript:alert(1)", "http://example.com/",
		"https://user@example.com/", "https://user:word@example.com/", "https://example.com@127.0.0.1/",
		"https://example.com#@127.0.0.1/", "https://example.com/#", `https://example.com\@127.0.0.1/`,
		"https://127.0.0.1\t.example.com/", "https://example.com/a b", "https://example.com/\r\nHost: x",
		"https://example.com:80/", "https://example.com:22/", "https://example.com:0/", "https://example.com:65536/",
		"https://example.com:-443/", "https://example.com:/", "https://example.com:x/", "https://example.com:443:443/",
		"https://2130706433/", "https://0x7f000001/", "https://0x7f.1/", "https://127.1/", "https://0177.0.0.1/",
		"https://017700000001/", "https://127.0.0.1./", "https://1.1.1.1./", "https://127.0.0.0x1/", "https://1.1.1.256/",
		"https://[::1%25eth0]/", "https://[::ffff:1.1.1.1]/", "https://[1.1.1.1]/", "https://[::1/",
		"https://１２７.０.０.１/", "https://127。0。0。1/", "https://ⓔxample.com/", "https://münchen.example/",
		"https://%31%32%37.0.0.1/", "https://example..com/", "https://.example.com/", "https://exa$mple.com/",
		"https://" + strings.Repeat("a", 64) + ".com/", "https://" + strings.Repeat("a.", 130) + "com/",
		"https://example.com/" + strings.Repeat("a", longestTarget),
	}
	for _, text := range refusedAddresses() {
		if strings.Contains(text, ":") {
			text = "[" + text + "]"
		}
		targets = append(targets, "https://"+text+"/hook", "https://"+text+":8443/")
	}
	return targets
}

func TestTargetsAreRefused(t *testing.T) {
	t.Parallel()
	g := newGuard(Limits{})
	for _, text := range refusedTargets() {
		_, err := g.parseTarget("targetUrl", text)
		invalid, ok := errors.AsType[*syncrun.InvalidError](err)
		fact.Is(fact.Must(t), "ok", ok, true, err)
		fact.Is(t, "invalid.Field", invalid.Field, "targetUrl", err)
		fact.Holds(t, "len(text) <= 20 || !strings.Contains(invalid.Reason, text[8:])",
			len(text) <= 20 || !strings.Contains(invalid.Reason, text[8:]), len(text), err, text)
	}
}

func TestTargetsAreTaken(t *testing.T) {
	t.Parallel()
	open := Limits{AllowHTTP: true, Ports: []int{5678},
		Networks: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}}
	cases := []struct {
		text, host, shown string
		limits            Limits
	}{
		{"https://hooks.zapier.com/hooks/catch/1/abcdef/", "hooks.zapier.com", "https://hooks.zapier.com/…def/", Limits{}},
		{" https://example.com ", "example.com", "https://example.com/", Limits{}},
		{"HTTPS://Example.com:8443/hook", "Example.com", "https://Example.com:8443/…", Limits{}},
		{"https://1.1.1.1/?token=0123456789abcdef", "1.1.1.1", "https://1.1.1.1/…cdef", Limits{}},
		{"https://[2606:4700::1111]:443/", "2606:4700::1111", "https://[2606:4700::1111]:443/", Limits{}},
		{"https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example/", Limits{}},
		{"https://1and1.example./a_b/", "1and1.example.", "https://1and1.example./…", Limits{}},
		{"http://127.0.0.1:5678/webhook/short", "127.0.0.1", "http://127.0.0.1:5678/…", open},
		{"http://n8n:5678/", "n8n", "http://n8n:5678/", open},
		{"http://example.com:8080/", "example.com", "http://example.com:8080/", open},
	}
	for _, c := range cases {
		got, err := newGuard(c.limits).parseTarget("targetUrl", c.text)
		fact.Is(fact.Must(t), "err", err, nil, c.text)
		fact.Is(t, "got.host", got.host, c.host, c.text)
		fact.Is(t, "got.shown", got.shown, c.shown, c.text)
	}
}

// rebinding is a DNS server that gives each question for an address the next of its answers, the last again and again.
func rebinding(t *testing.T, answers ...string) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() {
		packet := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(packet)
			if err != nil {
				return
			}
			var question dnsmessage.Message
			if question.Unpack(packet[:n]) != nil {
				continue
			}
			question.Response = true
			question.Additionals = nil
			if q := question.Questions[0]; q.Type == dnsmessage.TypeA {
				question.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class},
					Body:   &dnsmessage.AResource{A: netip.MustParseAddr(answers[0]).As4()},
				}}
				answers = answers[min(1, len(answers)-1):]
			}
			reply, err := question.Pack()
			if err == nil {
				_, _ = server.WriteTo(reply, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

// TestRebindingIsRefused has a name lead to an allowed address first, and then to each that is not.
func TestRebindingIsRefused(t *testing.T) {
	t.Parallel()
	receiver := newReceiver(t)
	limits := receiver.limits()
	limits.Networks = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}
	for _, second := range []string{"127.0.0.2", "10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0"} {
		s := newSender(limits, rebinding(t, "127.0.0.1", second), nil)
		m := message{id: "msg_1", url: fmt.Sprintf("http://rebinding.example:%d/", receiver.port()), body: []byte("{}"),
			secrets: [][]byte{newSecret()}}
		if first := s.send(t.Context(), &m); first.problem != "" {
			t.Errorf("the allowed address: %+v", first)
		}
		if got := s.send(t.Context(), &m); got.problem != "the address is not a public one" || got.status != 0 {
			t.Errorf("then %s: %+v", second, got)
		}
	}
	if n := receiver.count(); n != 5 {
		t.Errorf("%d POSTs came, want 5", n)
	}
}
