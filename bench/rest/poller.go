package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"time"
)

// poller is one client that asks again as soon as it is answered, over one connection.
type poller struct {
	conn    net.Conn
	request []byte
	buffer  []byte
	newest  int // highest newFollowersCount seen

	answers     int
	regressions int // answers that showed less than an earlier one
}

func dial(ctx context.Context, address, key string, runID int64) (*poller, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	request := fmt.Appendf(nil,
		"GET /api/v1/sync-status?syncRunId=%d HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n", runID, address, key)
	return &poller{conn: conn, request: request, buffer: make([]byte, 16<<10)}, nil
}

// poll asks until the deadline.
func (p *poller) poll(until time.Time) error {
	if err := p.conn.SetDeadline(until.Add(10 * time.Second)); err != nil {
		return err
	}
	for time.Now().Before(until) {
		if _, err := p.conn.Write(p.request); err != nil {
			return err
		}
		body, err := readAnswer(p.conn, p.buffer)
		if err != nil {
			return err
		}
		if err := p.see(body); err != nil {
			return err
		}
	}
	return nil
}

func (p *poller) see(body []byte) error {
	count, ok := member(body, `"newFollowersCount":`)
	if !ok {
		return fmt.Errorf("no status: %s", body)
	}
	p.answers++
	if count < p.newest {
		p.regressions++
	}
	p.newest = max(p.newest, count)
	return nil
}

var errTooLong = errors.New("an answer that does not fit the buffer")

// readAnswer reads one answer of known length and returns its body, which lies in buffer. Anything but 200 is an error.
func readAnswer(r io.Reader, buffer []byte) ([]byte, error) {
	have, head, length := 0, -1, 0
	for head < 0 || have < head+length {
		if have == len(buffer) {
			return nil, errTooLong
		}
		n, err := r.Read(buffer[have:])
		if err != nil {
			return nil, err
		}
		have += n
		if head >= 0 {
			continue
		}
		end := bytes.Index(buffer[:have], []byte("\r\n\r\n"))
		if end < 0 {
			continue
		}
		head = end + 4
		if !bytes.HasPrefix(buffer, []byte("HTTP/1.1 200 ")) {
			return nil, fmt.Errorf("refused: %.200s", buffer[:have])
		}
		var ok bool
		if length, ok = member(buffer[:head], "Content-Length: "); !ok {
			return nil, fmt.Errorf("no length: %.200s", buffer[:have])
		}
	}
	return buffer[head:have], nil
}

// member reads the number that follows key.
func member(text []byte, key string) (int, bool) {
	at := bytes.Index(text, []byte(key))
	if at < 0 {
		return 0, false
	}
	digits := text[at+len(key):]
	end := bytes.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' })
	n, err := strconv.Atoi(string(digits[:max(0, end)]))
	return n, err == nil
}
