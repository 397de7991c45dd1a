package fetch

import (
	"net"
	"net/http"
	"time"
)

// carrier is the HTTP client to use: a copy of the given one or our own, both without redirects.
func carrier(given *http.Client) *http.Client {
	var client http.Client
	if given != nil {
		client = *given
	} else {
		client.Transport = newTransport()
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &client
}

// newTransport speaks HTTP/1.1 only, so that a connection that breaks takes one call with it, not all of them.
// Connections idle for long are dropped before X drops them in the face of a call.
func newTransport() *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: 5 * time.Second}).DialContext,
		TLSHandshakeTimeout: 5 * time.Second,
		MaxIdleConnsPerHost: 16,
		IdleConnTimeout:     30 * time.Second,
		Protocols:           protocols,
	}
}
