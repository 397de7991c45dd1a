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
		{"reset in seconds from then", 200, rateHeaders("300", "9", "60"), &Observation{300, 9, minute, false}},
		{"reset in seconds, too many", 200, rateHeaders("300", "9", "961"), &Observation{300, 9, 0, false}},
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

// TestRetryAfter reads both forms of the header, and believes neither when it makes no sense.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	date := func(d time.Duration) string { return at.Add(d).Format(http.TimeFormat) }
	for text, want := range map[string]time.Duration{
		"": 0, "30": 30 * time.Second, " 30 ": 30 * time.Second, "0": 0, "-5": 0, "1.5": 0, "soon": 0,
		"960": 16 * time.Minute, "961": 0, "99999999999999999999": 0,
		date(90 * time.Second): 90 * time.Second, date(-time.Minute): 0, date(time.Hour): 0,
	} {
		h := rateHeaders("", "", "")
		h.Set("Retry-After", text)
		if got := RetryAfter(h, 16*time.Minute); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		o, _ := ReadWindow(429, h, "X-Rate-Limit")
		if o.ResetIn != want {
			t.Errorf("%q: the window of a 429 ends in %s, want %s", text, o.ResetIn, want)
		}
	}
	h := rateHeaders("300", "0", in(60))
	h.Set("Retry-After", "5")
	if o, _ := ReadWindow(429, h, "X-Rate-Limit"); o.ResetIn != time.Minute {
		t.Errorf("Retry-After stands before the window's own end: %s", o.ResetIn)
	}
	h.Del("Date")
	h.Set("Retry-After", date(time.Minute))
	if got := RetryAfter(h, time.Hour); got != 0 {
		t.Errorf("a date is read against a clock of ours: %s", got)
	}
}
