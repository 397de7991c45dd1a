package webhook

import (
	"bytes"
	"encoding/json"
	"time"

	"goodones/internal/syncrun"
)

// envelope is the body of a delivery.
type envelope struct {
	Type      syncrun.WebhookEvent `json:"type"`
	Timestamp string               `json:"timestamp"` // of what happened, the same for all attempts
	Data      content              `json:"data"`
}

type content struct {
	SyncRunID         *int                       `json:"syncRunId"`
	TrackedXAccountID *int                       `json:"trackedXAccountId"`
	XHandle           *string                    `json:"xHandle"`
	People            []syncrun.PersonOfInterest `json:"people"`
}

// bodyOf is what an attempt sends: people as v1's people-of-interest has them.
func bodyOf(a *syncrun.Attempt) ([]byte, error) {
	e := envelope{
		Type: a.Event, Timestamp: a.CreatedAt.UTC().Truncate(time.Millisecond).Format(syncrun.MillisecondTime),
		Data: content{SyncRunID: a.SyncRunID, TrackedXAccountID: a.TrackedAccountID,
			People: make([]syncrun.PersonOfInterest, len(a.People))},
	}
	if a.TrackedAccountID != nil {
		e.Data.XHandle = &a.Handle
	}
	for i := range a.People {
		e.Data.People[i] = a.People[i].PersonOfInterest()
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
