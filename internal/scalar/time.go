// Package scalar holds the GraphQL scalars whose form is ours.
package scalar

import (
	"errors"
	"io"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// timeForm is RFC 3339 with six decimals, which are all that Postgres keeps of a moment.
const timeForm = `"2006-01-02T15:04:05.000000Z"`

// AppendTime appends a moment as a JSON string, in UTC and with exactly six decimals; what is finer is cut off.
func AppendTime(dst []byte, at time.Time) []byte { return at.UTC().AppendFormat(dst, timeForm) }

// MarshalTime writes a moment as AppendTime does, and the zero time as null.
func MarshalTime(at time.Time) graphql.Marshaler {
	if at.IsZero() {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(AppendTime(nil, at)) })
}

// UnmarshalTime reads a moment as RFC 3339 writes it, in any zone and with any decimals.
func UnmarshalTime(given any) (time.Time, error) {
	text, _ := given.(string)
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}, errors.New("a Time is a string as RFC 3339 writes it, such as 2026-04-17T12:05:00.123456Z")
	}
	return at, nil
}
