package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"

	"github.com/gorilla/websocket"

	"goodones/bench/yardstick/feed"
)

// alone is how many connections one goroutine writes to before a second one helps.
const alone = 128

// broadcast encodes each event once and writes it to every connection, on all cores when there are many.
func broadcast(_ context.Context, to []*client, events []*feed.Event) {
	messages := make([]*websocket.PreparedMessage, len(events))
	for i, e := range events {
		var err error
		if messages[i], err = prepare(e); err != nil {
			fmt.Fprintln(os.Stderr, "floor:", err) // cannot be: these events always encode
			return
		}
	}
	if len(to) <= alone {
		writeAll(to, messages)
		return
	}
	cores := runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for part := range slices.Chunk(to, (len(to)+cores-1)/cores) {
		group.Go(func() { writeAll(part, messages) })
	}
	group.Wait()
}

func writeAll(to []*client, messages []*websocket.PreparedMessage) {
	for _, c := range to {
		for _, m := range messages {
			if c.write(m, nil) != nil {
				_ = c.ws.Close() // its reader notices, and takes it out of the hub
				break
			}
		}
	}
}
