package syncrun

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
)

func TestNext(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		zone, times, after string
		want               []string // the next ones, each asked after the one before
	}{
		"none": {"UTC", "", "2026-04-17T12:00:00Z", []string{""}},
		"later today": {"UTC", "09:00 18:30", "2026-04-17T12:00:00Z", []string{"2026-04-17T18:30:00Z",
			"2026-04-18T09:00:00Z"}},
		"not this moment": {"UTC", "12:00", "2026-04-17T12:00:00Z", []string{"2026-04-18T12:00:00Z"}},
		"a moment before": {"UTC", "12:00", "2026-04-17T11:59:59.999Z", []string{"2026-04-17T12:00:00Z"}},
		"west of Greenwich": {"America/Los_Angeles", "22:00", "2026-01-10T03:00:00Z",
			[]string{"2026-01-10T06:00:00Z", "2026-01-11T06:00:00Z"}},
		"east of Greenwich": {"Pacific/Kiritimati", "00:15", "2026-01-10T09:00:00Z", []string{"2026-01-10T10:15:00Z"}},
		// Berlin, 29 March 2026: 02:00 becomes 03:00.
		"skipped": {"Europe/Berlin", "02:30", "2026-03-28T12:00:00Z",
			[]string{"2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"}},
		"begin of the skip": {"Europe/Berlin", "02:00", "2026-03-28T12:00:00Z",
			[]string{"2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"}},
		"skipped ones meet": {"Europe/Berlin", "02:00 02:15 03:00 03:15", "2026-03-28T12:00:00Z",
			[]string{"2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z", "2026-03-30T00:00:00Z"}},
		"before the skip": {"Europe/Berlin", "01:45", "2026-03-28T12:00:00Z",
			[]string{"2026-03-29T00:45:00Z", "2026-03-29T23:45:00Z"}},
		"asked after the skip": {"Europe/Berlin", "02:30", "2026-03-29T01:00:00Z", []string{"2026-03-30T00:30:00Z"}},
		// Berlin, 25 October 2026: 03:00 becomes 02:00.
		"twice": {"Europe/Berlin", "02:30", "2026-10-24T12:00:00Z",
			[]string{"2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"}},
		"between the two": {"Europe/Berlin", "02:30", "2026-10-25T00:45:00Z", []string{"2026-10-26T01:30:00Z"}},
		"begin of the repeat": {"Europe/Berlin", "02:00", "2026-10-24T12:00:00Z",
			[]string{"2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z"}},
		"end of the repeat": {"Europe/Berlin", "03:00", "2026-10-24T12:00:00Z",
			[]string{"2026-10-25T02:00:00Z", "2026-10-26T02:00:00Z"}},
		// Lord Howe moves by half an hour: 4 October 2026, 02:00 becomes 02:30; 5 April 2026, 02:00 becomes 01:30.
		"half an hour skipped": {"Australia/Lord_Howe", "02:15", "2026-10-03T02:00:00Z",
			[]string{"2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"}},
		"half an hour twice": {"Australia/Lord_Howe", "01:45", "2026-04-04T02:00:00Z",
			[]string{"2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"}},
		// Beirut, 29 March 2026: midnight becomes 01:00.
		"skipped midnight": {"Asia/Beirut", "00:15", "2026-03-28T12:00:00Z",
			[]string{"2026-03-28T22:00:00Z", "2026-03-29T21:15:00Z"}},
		// Apia had no 30 December 2011.
		"skipped day": {"Pacific/Apia", "09:00", "2011-12-29T12:00:00Z", []string{"2011-12-29T19:00:00Z",
			"2011-12-30T10:00:00Z", "2011-12-30T19:00:00Z"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			loc, err := ParseTimezone(c.zone)
			if err != nil {
				t.Fatal(err)
			}
			at, err := time.Parse(time.RFC3339, c.after)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range c.want {
				at = Next(strings.Fields(c.times), loc, at)
				if got := at.Format(time.RFC3339); got != want && (want != "" || !at.IsZero()) {
					t.Fatalf("next is %s, want %s", got, want)
				}
			}
		})
	}
}

// TestNextRunsOnceADay walks through every day of years in many zones: each time of day comes once a day, in order.
func TestNextRunsOnceADay(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
		"Asia/Beirut", "America/Santiago", "Asia/Kathmandu"} {
		loc, err := ParseTimezone(zone)
		if err != nil {
			t.Fatal(err)
		}
		for _, clock := range []string{"00:00", "00:45", "01:45", "02:00", "02:30", "03:00", "12:00", "23:45"} {
			at := time.Date(2024, 12, 31, 12, 0, 0, 0, time.UTC)
			for day := range 2 * 365 {
				next := Next([]string{clock}, loc, at)
				wait := next.Sub(at)
				fact.Holds(fact.Must(t), "wait > 0", wait > 0, wait, clock, zone, next, at)
				fact.Holds(fact.Must(t), "wait <= 36*time.Hour", wait <= 36*time.Hour, wait, clock, zone, next, at)
				fact.Holds(fact.Must(t), "day <= 0 || wait >= 22*time.Hour", day <= 0 || wait >= 22*time.Hour, day, wait,
					clock, zone, next, at)
				at = next
			}
			if got, want := at.In(loc).YearDay(), 365; got != want && got != 1 && got != want-1 {
				t.Errorf("%s in %s: 730 runs end on day %d", clock, zone, got)
			}
		}
	}
}

func TestParseSyncTimes(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		times   []string
		maximum int
		want    []string // nil: refused
	}{
		"none":       {nil, 4, []string{}},
		"sorted":     {[]string{"18:30", "09:00", "00:15"}, 4, []string{"00:15", "09:00", "18:30"}},
		"full":       {[]string{"23:45"}, 1, []string{"23:45"}},
		"too many":   {[]string{"09:00", "10:00"}, 1, nil},
		"twice":      {[]string{"09:00", "09:00"}, 4, nil},
		"minute":     {[]string{"09:10"}, 4, nil},
		"hour":       {[]string{"24:00"}, 4, nil},
		"short":      {[]string{"9:00"}, 4, nil},
		"seconds":    {[]string{"09:00:00"}, 4, nil},
		"empty":      {[]string{""}, 4, nil},
		"not a time": {[]string{"noon"}, 4, nil},
		"spaces":     {[]string{" 9:00"}, 4, nil},
	}
	for name, c := range cases {
		given := slices.Clone(c.times)
		got, err := ParseSyncTimes(c.times, c.maximum)
		if !slices.Equal(c.times, given) {
			t.Errorf("%s: the argument was changed to %q", name, c.times)
		}
		if c.want == nil {
			if invalid, ok := errors.AsType[*InvalidError](err); !ok || invalid.Field != "syncTimes" {
				t.Errorf("%s: error %v", name, err)
			}
			continue
		}
		fact.Is(fact.Must(t), "err", err, nil, name)
		fact.Holds(t, "got != nil", got != nil, name)
		fact.Equal(t, "got", got, c.want, name)
	}
}

func TestCheckTimezone(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"", "UTC", "Etc/UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Calcutta", "Asia/Kolkata",
		"US/Pacific",
		"Atlantic/Reykjavik", "Japan", "GB", "America/Port-au-Prince",
	} {
		if err := CheckTimezone(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{
		"posix/Europe/Berlin", "right/Europe/Berlin", "right/UTC", "posixrules", "localtime", "Local", "Factory", "Etc/GMT+5",
		"EST", "EST5EDT", "CET", "GMT0", "Zulu", "Europe", "Europe/", "Europe/../Europe/Berlin", "Europe/berlin",
		"europe/Berlin",
		"Mars/Olympus", "US", "zone.tab",
	} {
		if invalid, ok := errors.AsType[*InvalidError](CheckTimezone(name)); !ok || invalid.Field != "timezone" {
			t.Errorf("%q was taken", name)
		}
	}
}

// Every country has its names.
func TestTimezoneCountriesAreKnown(t *testing.T) {
	t.Parallel()
	for _, name := range timezoneCountries() {
		if _, err := ParseTimezone(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestParseTimezone(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"} {
		if _, err := ParseTimezone(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"Local", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "a\x00b",
		strings.Repeat("A", 65)} {
		_, err := ParseTimezone(name)
		if invalid, ok := errors.AsType[*InvalidError](err); !ok || invalid.Field != "timezone" {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestNextSyncTimes(t *testing.T) {
	t.Parallel()
	next := time.Date(2026, 3, 28, 8, 0, 0, 0, time.UTC)
	s := TierSchedule{SyncTimes: []string{"09:00", "21:30"}, Timezone: "Europe/Berlin", NextSyncAt: &next}
	times, err := s.NextSyncTimes(4)
	var got []string
	for _, at := range times {
		got = append(got, at.Format("02 15:04"))
	}
	if want := []string{"28 08:00", "28 20:30", "29 07:00", "29 19:30"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v: the clocks are put forward between", got, err, want)
	}
	s.NextSyncAt = nil
	if times, err := s.NextSyncTimes(4); err != nil || len(times) != 0 {
		t.Errorf("without times: %v, %v", times, err)
	}
	for _, n := range []int{0, 51} {
		if _, err := s.NextSyncTimes(n); err == nil {
			t.Errorf("%d times", n)
		}
	}
}
