package fetch

import (
	"net/http"
	"strconv"
	"testing"
	"time"
)

// at is when the answers of these tests were made.
var at = time.Date(2026, 4, 17, 12, 0, 0, 0, time.UTC)

// rateHeaders makes a header of an answer dated at; empty values are left out.
func rateHeaders(limit, remaining, reset string) http.Header {
	h := http.Header{"Date": {at.Format(http.TimeFormat)}}
	for name, value := range map[string]string{
		"x-rate-limit-limit": limit, "x-rate-limit-remaining": remaining, "x-rate-limit-reset": reset,
	} {
		if value != "" {
			h.Set(name, value)
		}
	}
	return h
}

// in is a reset so many seconds from at.
func in(seconds int64) string { return strconv.FormatInt(at.Unix()+seconds, 10) }

func TestRateHeaders(t *testing.T) {
	t.Parallel()
	const minute = time.Minute
	dateless := rateHeaders("300", "299", in(60))
	dateless.Del("Date")
	odd := rateHeaders("300", "299", in(60))
	odd.Set("Date", "yesterday")
	tests := []struct {
		name   string
		status int
		header http.Header
		want   *Observation // nil: nothing to observe
	}{
		{"plain", 200, rateHeaders("300", "299", in(60)), &Observation{300, 299, minute, false}},
		{"spaced", 200, rateHeaders(" 300 ", " 299", in(60)+" "), &Observation{300, 299, minute, false}},
		{"of an error", 503, rateHeaders("300", "7", in(60)), &Observation{300, 7, minute, false}},
		{"used up", 200, rateHeaders("300", "0", in(900)), &Observation{300, 0, 15 * minute, false}},
		{"none", 200, rateHeaders("", "", ""), nil},
		{"no remaining", 200, rateHeaders("300", "", in(60)), nil},
		{"no limit", 200, rateHeaders("", "7", in(60)), nil},
		{"limit of nothing", 200, rateHeaders("0", "0", in(60)), nil},
		{"negative", 200, rateHeaders("300", "-1", in(60)), nil},
		{"no numbers", 200, rateHeaders("many", "1e3", in(60)), nil},
		{"beyond 64 bits", 200, rateHeaders("300", "99999999999999999999", in(60)), nil},
		{
			"huge", 200, rateHeaders("9000000000", "8000000000", in(60)),
			&Observation{1<<31 - 1, 1<<31 - 1, minute, false},
		},
		{"more left than allowed", 200, rateHeaders("300", "301", in(60)), &Observation{300, 300, minute, false}},
		{"no reset", 200, rateHeaders("300", "9", ""), &Observation{300, 9, 0, false}},
		{"reset now", 200, rateHeaders("300", "9", in(0)), &Observation{300, 9, 0, false}},
		{"reset past", 200, rateHeaders("300", "9", in(-60)), &Observation{300, 9, 0, false}},
		{"reset at the bound", 200, rateHeaders("300", "9", in(960)), &Observation{300, 9, 16 * minute, false}},
		{"reset beyond the bound", 200, rateHeaders("300", "9", in(961)), &Observation{300, 9, 0, false}},
		{"reset in milliseconds", 200, rateHeaders("300", "9", in(60)+"000"), &Observation{300, 9, 0, false}},
		{"reset negative", 200, rateHeaders("300", "9", "-1"), &Observation{300, 9, 0, false}},
		{"no date", 200, dateless, &Observation{300, 299, 0, false}},
		{"odd date", 200, odd, &Observation{300, 299, 0, false}},
		{"429", 429, rateHeaders("300", "0", in(60)), &Observation{300, 0, minute, true}},
		{"429 with calls left", 429, rateHeaders("300", "17", in(60)), &Observation{300, 0, minute, true}},
		{"429 without headers", 429, rateHeaders("", "", ""), &Observation{0, 0, 0, true}},
		{"429 with a reset alone", 429, rateHeaders("", "", in(60)), &Observation{0, 0, minute, true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, telling := ReadWindow(test.status, test.header, "X-Rate-Limit")
			if telling != (test.want != nil) {
				t.Fatalf("telling %t: %+v", telling, got)
			}
			if telling && got != *test.want {
				t.Errorf("got %+v, want %+v", got, *test.want)
			}
		})
	}
}
