package webhook

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// The limits of one attempt.
const (
	attemptTimeout = 10 * time.Second
	longestAnswer  = 64 << 10 // bytes that are read of an answer, and nobody sees
)

// message is what one attempt sends.
type message struct {
	id      string // the same for all attempts
	at      time.Time
	url     string
	body    []byte
	secrets [][]byte // the newest first
}

// answer is what became of an attempt.
type answer struct {
	status     int           // 0: none came
	problem    string        // why it failed, in words fit for the subscription's owner; empty: it did not
	retryAfter time.Duration // what the receiver asked for; 0: nothing
}

// sender makes single attempts. It is safe for concurrent use.
type sender struct {
	guard  *guard
	client *http.Client
}

// newSender makes a sender; a nil resolver is the machine's, nil roots are the machine's authorities.
func newSender(limits Limits, resolver *net.Resolver, roots *x509.CertPool) *sender {
	g := newGuard(limits)
	dialer := &net.Dialer{Timeout: attemptTimeout / 2, Control: g.control, Resolver: resolver}
	return &sender{guard: g, client: &http.Client{
		Transport: &http.Transport{
			Proxy:       nil, // a proxy would dial what the guard has not seen
			DialContext: dialer.DialContext, TLSHandshakeTimeout: attemptTimeout / 2,
			TLSClientConfig:   &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots},
			DisableKeepAlives: true, // each attempt dials, and is checked
			// An answer that is small on the way and large when unpacked is read as it came.
			DisableCompression:     true,
			MaxResponseHeaderBytes: longestAnswer, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// send makes one attempt, of at most 10 s.
func (s *sender) send(ctx context.Context, m *message) answer {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	to, err := s.guard.parseTarget("targetUrl", m.url) // the operator may have changed his mind since it was taken
	if err != nil {
		return answer{problem: "the target URL is not allowed any more"}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to.url, bytes.NewReader(m.body))
	if err != nil {
		return answer{problem: "the target URL cannot be called"}
	}
	request.Header = http.Header{
		"Content-Type": {"application/json"}, "User-Agent": {"goodones"}, "Webhook-Id": {m.id},
		"Webhook-Timestamp": {strconv.FormatInt(m.at.Unix(), 10)},
		"Webhook-Signature": {sign(m.secrets, m.id, m.at, m.body)},
	}
	response, err := s.client.Do(request)
	if err != nil {
		return answer{problem: explain(err)}
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.CopyN(io.Discard, response.Body, longestAnswer) // its status has said everything
	return answer{
		status: response.StatusCode, problem: problemOf(response.StatusCode),
		retryAfter: retryAfter(response.Header.Get("Retry-After"), m.at),
	}
}

// problemOf is why an answer of that status is a failure; empty: it is none.
func problemOf(status int) string {
	switch {
	case status >= 200 && status < 300:
		return ""
	case status >= 300 && status < 400:
		return fmt.Sprintf("answered %d: redirects are not followed", status)
	}
	return fmt.Sprintf("answered %d", status)
}

// explain says why no answer came, without an address.
func explain(err error) string {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var network net.Error
	switch {
	case errors.Is(err, errAddress):
		return "the address is not a public one"
	case errors.As(err, &dns) && dns.IsNotFound:
		return "the host is not known"
	case errors.As(err, &dns):
		return "the host could not be looked up"
	case errors.As(err, &certificate):
		return "the certificate is not accepted"
	case errors.As(err, &network) && network.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return "no answer within 10 seconds"
	case strings.Contains(err.Error(), "tls: "), strings.Contains(err.Error(), "HTTPS"):
		return "TLS failed"
	}
	return "no connection, or it broke"
}

// retryAfter reads a Retry-After: seconds, or a date, which is held against now.
func retryAfter(text string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.Duration(max(0, min(seconds, int64(longestAsked/time.Second)))) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, min(at.Sub(now), longestAsked))
	}
	return 0
}
