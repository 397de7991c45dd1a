package server

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
)

const (
	// maxTries is how many attempts to sign in an address may fail at within triesWindow.
	maxTries    = 10
	triesWindow = time.Minute
)

// tries counts the attempts to sign in that failed, by address.
type tries struct {
	mu        sync.Mutex
	addresses map[string]attempts
	tidyAt    int // size at which the expired are dropped
}

type attempts struct {
	failed int
	until  time.Time
}

func newTries() *tries { return &tries{addresses: map[string]attempts{}, tidyAt: 1024} }

// wait is how long an address has to wait before its next attempt; 0: not at all.
func (t *tries) wait(address string) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if a := t.addresses[address]; a.failed >= maxTries {
		return max(0, time.Until(a.until))
	}
	return 0
}

// failed notes an attempt that failed.
func (t *tries) failed(address string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	a := t.addresses[address]
	if !now.Before(a.until) {
		a = attempts{until: now.Add(triesWindow)}
	}
	a.failed++
	if len(t.addresses) >= t.tidyAt {
		for other, had := range t.addresses {
			if !now.Before(had.until) {
				delete(t.addresses, other)
			}
		}
		t.tidyAt = 2*len(t.addresses) + 1024
	}
	t.addresses[address] = a
}

// addressOf is where a request comes from: a network of 64 bits where addresses have 128, for its owner has them all.
// A proxy on this machine or in its network says for whom it asks.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	address = address.Unmap()
	forwarded := r.Header.Values("X-Forwarded-For")
	if len(forwarded) > 0 && (address.IsLoopback() || address.IsPrivate()) {
		all := strings.Split(strings.Join(forwarded, ","), ",")
		if client, err := netip.ParseAddr(strings.TrimSpace(all[len(all)-1])); err == nil {
			address = client.Unmap()
		}
	}
	if address.Is6() {
		if network, err := address.Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}

// links are the sign-in links that were made and not used, by their hash.
type links struct {
	mu    sync.Mutex
	known map[[32]byte]link
}

type link struct {
	keyHash [32]byte
	until   time.Time
}

func (l *links) add(hash, keyHash [32]byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[[32]byte]link{}
	}
	l.known[hash] = link{keyHash, time.Now().Add(linkLife)}
}

// use is the key of a link, which is gone then; allowed is whether the link may be used from where it came.
func (l *links) use(hash [32]byte, allowed bool) (keyHash [32]byte, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	found, ok := l.known[hash]
	if !ok || !allowed {
		return keyHash, false
	}
	delete(l.known, hash)
	return found.keyHash, time.Now().Before(found.until)
}
