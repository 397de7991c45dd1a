package scalar_test

import (
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"goodones/internal/scalar"
)

func TestTimeIsWrittenInUTCWithSixDecimals(t *testing.T) {
	t.Parallel()
	berlin := time.FixedZone("", 2*60*60)
	for want, at := range map[string]time.Time{
		`"2026-04-17T12:05:00.000000Z"`: time.Date(2026, 4, 17, 12, 5, 0, 0, time.UTC),
		`"2026-04-17T12:05:00.120000Z"`: time.Date(2026, 4, 17, 12, 5, 0, 120_000_000, time.UTC),
		`"2026-04-17T12:05:00.123456Z"`: time.Date(2026, 4, 17, 12, 5, 0, 123_456_999, time.UTC),
		`"2026-04-17T22:30:00.000001Z"`: time.Date(2026, 4, 18, 0, 30, 0, 1_000, berlin),
		`null`:                          {},
	} {
		var b strings.Builder
		scalar.MarshalTime(at).MarshalGQL(&b)
		if b.String() != want {
			t.Errorf("%s is written %s, want %s", at, b.String(), want)
		}
	}
	if scalar.MarshalTime(time.Time{}) != graphql.Null {
		t.Error("the zero time is not what gqlgen refuses where a time must be")
	}
}

func TestTimeReadsWhatRFC3339Writes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]time.Time{
		"2026-04-17T12:05:00Z":           time.Date(2026, 4, 17, 12, 5, 0, 0, time.UTC),
		"2026-04-17T12:05:00.123456Z":    time.Date(2026, 4, 17, 12, 5, 0, 123_456_000, time.UTC),
		"2026-04-17T14:05:00.5+02:00":    time.Date(2026, 4, 17, 12, 5, 0, 500_000_000, time.UTC),
		"2026-04-17T12:05:00.123456789Z": time.Date(2026, 4, 17, 12, 5, 0, 123_456_789, time.UTC),
	} {
		at, err := scalar.UnmarshalTime(text)
		if err != nil || !at.Equal(want) {
			t.Errorf("%s reads as %s, %v", text, at, err)
		}
	}
	for _, bad := range []any{"", "2026-04-17", "2026-04-17 12:05:00", "2026-04-17T12:05:00", "yesterday", 1776427500,
		nil} {
		if at, err := scalar.UnmarshalTime(bad); err == nil || !strings.Contains(err.Error(), "RFC 3339") {
			t.Errorf("%v reads as %s, %v", bad, at, err)
		}
	}
}
