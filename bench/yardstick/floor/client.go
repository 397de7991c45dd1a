package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"goodones/bench/yardstick/feed"
)

const (
	writeTimeout = 5 * time.Second
	messageLimit = 64 << 10
)

// door lets clients in.
type door struct {
	hub     *feed.Hub[*client]
	upgrade websocket.Upgrader
}

// newDoor makes connections that hold no write buffer while they are idle.
func newDoor(hub *feed.Hub[*client]) *door {
	return &door{hub, websocket.Upgrader{Subprotocols: []string{"graphql-transport-ws"},
		ReadBufferSize: 1 << 10, WriteBufferSize: 1 << 10, WriteBufferPool: new(sync.Pool)}}
}

// ServeHTTP returns at once: the connection outlives the request, so that what net/http holds for it can be freed.
func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ws, err := d.upgrade.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	ws.SetReadLimit(messageLimit)
	go (&client{ws: ws}).read(d.hub)
}

// client is one connection. Acknowledgements and events come from two goroutines, hence the lock.
type client struct {
	ws *websocket.Conn
	mu sync.Mutex
}

// message is what a client sends.
type message struct {
	Type    string `json:"type"`
	Payload struct {
		Variables struct {
			SyncRunID string `json:"syncRunId"`
			After     int    `json:"after"`
		} `json:"variables"`
	} `json:"payload"`
}

// read serves the connection until it ends.
func (c *client) read(hub *feed.Hub[*client]) {
	ctx, cancel := context.WithCancel(context.Background())
	defer c.ws.Close()
	defer cancel()
	for {
		var m message
		if err := c.ws.ReadJSON(&m); err != nil {
			return
		}
		switch m.Type {
		case "connection_init":
			if c.write(acknowledged()) != nil {
				return
			}
		case "subscribe":
			runID, err := strconv.ParseInt(m.Payload.Variables.SyncRunID, 10, 64)
			if err != nil || hub.Join(ctx, runID, m.Payload.Variables.After, c) != nil {
				return
			}
			defer hub.Leave(context.Background(), runID, c)
		}
	}
}

func (c *client) write(m *websocket.PreparedMessage, err error) error {
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.ws.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return err
	}
	return c.ws.WritePreparedMessage(m)
}

func acknowledged() (*websocket.PreparedMessage, error) {
	return websocket.NewPreparedMessage(websocket.TextMessage, []byte(`{"type":"connection_ack"}`))
}

// next has the members of a GraphQL server's message.
type next struct {
	ID      string `json:"id"`
	Type    string `json:"type"`
	Payload struct {
		Data struct {
			SyncRunProgress *feed.Event `json:"syncRunProgress"`
		} `json:"data"`
	} `json:"payload"`
}

func prepare(e *feed.Event) (*websocket.PreparedMessage, error) {
	n := next{Type: "next"}
	n.Payload.Data.SyncRunProgress = e
	text, err := json.Marshal(n)
	if err != nil {
		return nil, err
	}
	return websocket.NewPreparedMessage(websocket.TextMessage, text)
}
