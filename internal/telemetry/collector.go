package telemetry

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"goodones/internal/pause"

	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// Collector says where spans go and how, by the rules of OTLP over HTTP.
type Collector struct {
	Endpoint string            // http(s) URL without the path of the signal; empty: no traces
	Headers  map[string]string // of each request
	Timeout  time.Duration     // of each request; 0: none
	Gzip     bool
	TLS      *tls.Config // nil: the system's authorities, no certificate of our own
}

const (
	sendAttempts = 5
	firstPause   = time.Second // doubled after each attempt, unless the collector says when
)

// collectorClient hands batches of spans to a collector. It is an otlptrace.Client.
type collectorClient struct {
	to     Collector
	http   *http.Client
	open   context.Context // ends with Stop
	cancel context.CancelFunc
}

func newCollectorClient(to Collector) *collectorClient {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = to.TLS
	open, cancel := context.WithCancel(context.Background())
	return &collectorClient{to: to, open: open, cancel: cancel, http: &http.Client{
		Transport: transport,
		Timeout:   to.Timeout,
		// The headers may hold a secret, which is for the collector alone.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Start does nothing: the first batch connects.
func (c *collectorClient) Start(context.Context) error { return nil }

// Stop ends what is being sent. It may be called more than once.
func (c *collectorClient) Stop(context.Context) error {
	c.cancel()
	c.http.CloseIdleConnections()
	return nil
}

// UploadTraces sends spans, up to five times while the collector is overloaded, until ctx ends. If the next attempt
// would come too late for ctx, it fails at once.
func (c *collectorClient) UploadTraces(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(c.open, cancel)() //nolint:contextcheck // the client's own life ends it too
	body, err := c.encode(spans)
	if err != nil {
		return fmt.Errorf("encode spans: %w", err)
	}
	for attempt := 1; ; attempt++ {
		err := c.send(ctx, body)
		refusal, overloaded := errors.AsType[*overloadedError](err)
		if !overloaded || attempt == sendAttempts {
			return err
		}
		wait := firstPause << (attempt - 1)
		if refusal.dated {
			wait = refusal.retryAfter
		}
		if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < wait {
			return err
		}
		if pause.For(ctx, wait) != nil {
			return err
		}
	}
}

// encode makes the body of a request. TracesData has the wire form of ExportTraceServiceRequest, whose package brings
// all of gRPC.
func (c *collectorClient) encode(spans []*tracepb.ResourceSpans) ([]byte, error) {
	body, err := proto.Marshal(&tracepb.TracesData{ResourceSpans: spans})
	if err != nil || !c.to.Gzip {
		return body, err
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// send makes one request. A refusal that is worth another is an *overloadedError.
func (c *collectorClient) send(ctx context.Context, body []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.to.Endpoint+"/v1/traces", bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("User-Agent", namespace)
	for name, value := range c.to.Headers {
		r.Header.Set(name, value)
	}
	r.Header.Set("Content-Type", "application/x-protobuf")
	if c.to.Gzip {
		r.Header.Set("Content-Encoding", "gzip")
	}
	response, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.CopyN(io.Discard, response.Body, 64<<10) // so that the connection can be used again
	switch response.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		pause, dated := retryAfter(response.Header.Get("Retry-After"), time.Now())
		return &overloadedError{response.StatusCode, pause, dated}
	}
	if response.StatusCode/100 != 2 {
		return refused(response.StatusCode)
	}
	return nil
}

func refused(status int) error {
	return fmt.Errorf("the collector answers %d %s", status, http.StatusText(status))
}

// overloadedError is a refusal for now.
type overloadedError struct {
	status     int
	retryAfter time.Duration
	dated      bool // the collector has said when to try again
}

func (e *overloadedError) Error() string { return refused(e.status).Error() }

// retryAfter reads a Retry-After header: seconds, or a date.
func retryAfter(header string, now time.Time) (time.Duration, bool) {
	const most = 24 * time.Hour // far longer than any batch waits
	if seconds, err := strconv.ParseUint(header, 10, 32); err == nil {
		return min(time.Duration(seconds)*time.Second, most), true
	}
	if at, err := http.ParseTime(header); err == nil {
		return min(max(at.Sub(now), 0), most), true
	}
	return 0, false
}
