package xapi

import (
	"encoding/json"
	"strings"
)

// salvage reads a list again in which some member has a type that nobody foresaw: an item that can be read keeps what
// it says, any other keeps its id alone. It is false where the body is no such list at all.
func (l *list[T]) salvage(body []byte) bool {
	var apart struct {
		list[json.RawMessage]
		Meta json.RawMessage `json:"meta"`
	}
	if json.Unmarshal(body, &apart) != nil {
		return false
	}
	var whole list[T]
	if apart.Meta != nil && json.Unmarshal(apart.Meta, &whole.Meta) != nil {
		return false // where the list goes on is not an item's own business
	}
	whole.Errors = apart.Errors
	for _, raw := range apart.Data {
		var item T
		if json.Unmarshal(raw, &item) != nil {
			item = idAlone[T](raw)
		}
		whole.Data = append(whole.Data, item)
	}
	*l = whole
	return true
}

// idAlone is an item of which nothing but the id can be read; without even that its id is empty.
func idAlone[T any](raw []byte) (item T) {
	var known struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(raw, &known) != nil {
		return item
	}
	id, err := json.Marshal(map[string]string{"id": strings.Trim(string(known.ID), `"`)})
	if err != nil {
		return item
	}
	_ = json.Unmarshal(id, &item) // every item of X has a text called id
	return item
}

// salvager is an answer of which a part can be read where the whole cannot.
type salvager interface{ salvage(body []byte) bool }
