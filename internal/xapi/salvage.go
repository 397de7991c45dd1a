package xapi

import (
	"encoding/json"
	"errors"
	"strings"

	"goodones/internal/fetch"
)

// salvage reads a list again in which some member has a type that nobody foresaw: each item keeps what can be read of
// it. It is false where the body is no such list at all.
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
		whole.Data = append(whole.Data, readable[T](raw))
	}
	*l = whole
	return true
}

// salvage reads an answer about one user again. It is false where there is nothing like a user.
func (s *single) salvage(body []byte) bool {
	var apart struct {
		single
		Data json.RawMessage `json:"data"`
	}
	if json.Unmarshal(body, &apart) != nil || !strings.HasPrefix(strings.TrimSpace(string(apart.Data)), "{") {
		return false
	}
	found := readable[user](apart.Data)
	*s = single{Data: &found, Errors: apart.Errors}
	return true
}

// readable is what can be read of an item: a member of a surprising type is left out. Without an id it is empty.
func readable[T any](raw []byte) (item T) {
	var known struct {
		ID fetch.Word `json:"id"`
	}
	if json.Unmarshal(raw, &known) != nil {
		return item
	}
	id, err := json.Marshal(map[string]string{"id": string(known.ID)})
	if err != nil {
		return item
	}
	err = json.Unmarshal(raw, &item)
	if _, surprise := errors.AsType[*json.UnmarshalTypeError](err); err != nil && !surprise {
		item = *new(T)
	}
	_ = json.Unmarshal(id, &item) // every item of X has a text called id
	return item
}

// salvager is an answer of which a part can be read where the whole cannot.
type salvager interface{ salvage(body []byte) bool }
