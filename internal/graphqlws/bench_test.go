package graphqlws

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// sockets is how many clients a broadcast goes to.
const sockets = 1000

// drain reads what a client gets and counts its bytes.
func drain(nc net.Conn, total *atomic.Int64, wg *sync.WaitGroup) {
	wg.Go(func() {
		buf := make([]byte, 4096)
		for {
			n, err := nc.Read(buf)
			total.Add(int64(n))
			if err != nil {
				return
			}
		}
	})
}

// fixed is a stream that has the same payloads for every wake.
type fixed struct{ payloads *[][]byte }

func (f *fixed) Next(dst [][]byte, _ int) Portion {
	return Portion{Payloads: append(dst, *f.payloads...)}
}

func (f *fixed) Close() {}

// BenchmarkBroadcast compares what one event costs for each subscriber with
// the floor: gorilla's PreparedMessage, which carries no operation id. Both
// include the clients that read.
func BenchmarkBroadcast(b *testing.B) {
	payload := event(1, 400)
	b.Run("wake", func(b *testing.B) { broadcastByWake(b, payload) })
	b.Run("prepared", func(b *testing.B) { broadcastPrepared(b, payload) })
}

func broadcastByWake(b *testing.B, payload []byte) {
	var payloads [][]byte // of one round
	opened := make(chan func(), 1)
	h := start(b, Config{Open: func(_ context.Context, _ *graphql.OperationContext, wake func()) (Stream, gqlerror.List) {
		opened <- wake
		return &fixed{payloads: &payloads}, nil
	}}, 0)
	var total atomic.Int64
	var wg sync.WaitGroup
	var wakes []func()
	for range sockets {
		c := h.connect(b)
		c.subscribe("3f0c2c1e-7d0a-4a39-9f5e-0f6b8f6c8a11", "subscription{feed}")
		wakes = append(wakes, <-opened)
		drain(c.ws.NetConn(), &total, &wg)
	}
	frame := int64(len(appendNext(nil, nextPrefix("3f0c2c1e-7d0a-4a39-9f5e-0f6b8f6c8a11"), payload)))
	b.ReportAllocs()
	n := int64(0)
	for b.Loop() {
		n++
		payloads = append(payloads[:0], payload)
		for _, wake := range wakes {
			wake()
		}
		eventually(b, "delivery", func() bool { return total.Load() == n*sockets*frame })
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*sockets), "ns/delivery")
	if err := h.Shutdown(b.Context()); err != nil {
		b.Error(err)
	}
	wg.Wait()
}

func broadcastPrepared(b *testing.B, payload []byte) {
	conns := make(chan *websocket.Conn, sockets)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			b.Error(err)
		}
		conns <- ws
	}))
	defer srv.Close()
	var total atomic.Int64
	var wg sync.WaitGroup
	var all []*websocket.Conn
	for range sockets {
		ws, _, err := websocket.DefaultDialer.Dial("ws"+srv.URL[len("http"):], nil)
		if err != nil {
			b.Fatal(err)
		}
		drain(ws.NetConn(), &total, &wg)
		all = append(all, <-conns)
	}
	b.ReportAllocs()
	n := int64(0)
	frame := int64(len(appendText(nil, payload)))
	for b.Loop() {
		pm, err := websocket.NewPreparedMessage(websocket.TextMessage, payload)
		if err != nil {
			b.Fatal(err)
		}
		for _, ws := range all {
			if err := ws.WritePreparedMessage(pm); err != nil {
				b.Fatal(err)
			}
		}
		n++
		eventually(b, "delivery", func() bool { return total.Load() == n*sockets*frame })
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*sockets), "ns/delivery")
	for _, ws := range all {
		_ = ws.Close()
	}
	wg.Wait()
}
