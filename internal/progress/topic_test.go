package progress

import (
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// events makes events from one sequence to another; the second is terminal if end says so.
func events(from, to int, end bool) []syncrun.Event {
	var list []syncrun.Event
	for seq := from; seq <= to; seq++ {
		list = append(list, syncrun.Event{Sequence: seq, Status: syncrun.StatusRunning})
	}
	if end {
		list[len(list)-1].Status = syncrun.StatusFailed
	}
	return list
}

func TestAppend(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		had, brought []syncrun.Event
		news         []int
	}{
		"what follows":      {events(1, 3, false), events(4, 5, false), []int{4, 5}},
		"what is known":     {events(1, 3, false), events(2, 3, false), nil},
		"overlapping":       {events(1, 3, false), events(2, 5, false), []int{4, 5}},
		"a gap":             {events(1, 3, false), events(5, 6, false), nil},
		"nothing":           {events(1, 3, false), nil, nil},
		"the end":           {events(1, 3, false), events(4, 4, true), []int{4}},
		"after the end":     {events(1, 3, true), events(4, 4, false), nil},
		"to the end, again": {events(1, 3, true), events(2, 3, true), nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			topic := &topic{}
			topic.fill(syncrun.Tail{Events: tt.had})
			var news []int
			for _, e := range topic.append(tt.brought, 100) {
				news = append(news, e.Sequence)
			}
			head, ended := topic.progress()
			last := topic.entries[len(topic.entries)-1]
			fact.Equal(t, "news", news, tt.news)
			fact.Is(t, "head", head, 3+len(tt.news))
			fact.Is(t, "last.Sequence", last.Sequence, head)
			fact.Is(t, "ended", ended, last.Terminal())
		})
	}
}
