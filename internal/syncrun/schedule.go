package syncrun

import (
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // so that a timezone is known wherever the program runs
)

// longestTimezone is longer than every IANA name.
const longestTimezone = 64

// CheckTimezone takes the names under which the IANA database lists where people live, older ones included, such as
// Europe/Berlin and Asia/Calcutta, and UTC, which "" is too. Anything else is an InvalidError for field "timezone":
// other files of a system's zone directory (posix/Europe/Berlin, localtime), and zones without a place (Etc/GMT+5,
// EST), whose clocks are seldom those that were meant.
func CheckTimezone(name string) error {
	area, _, inside := strings.Cut(name, "/")
	if name != "" && name != "UTC" && name != "Etc/UTC" && !(inside && slices.Contains(timezoneAreas(), area)) &&
		!slices.Contains(timezoneCountries(), name) {
		return InvalidTimezone()
	}
	_, err := ParseTimezone(name)
	return err
}

// timezoneAreas are the first parts of names in the IANA database's files of regions, and of its file "backward".
func timezoneAreas() []string {
	return []string{"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada",
		"Chile",
		"Europe", "Indian", "Mexico", "Pacific", "US"}
}

// timezoneCountries are the names of the file "backward" that are a country alone.
func timezoneCountries() []string {
	return []string{"Cuba", "Egypt", "Eire", "GB", "GB-Eire", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan",
		"Kwajalein", "Libya", "NZ", "NZ-CHAT", "Navajo", "PRC", "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey",
		"W-SU"}
}

// ParseTimezone loads a timezone that CheckTimezone has taken, now or under the rules of an earlier release; "" is UTC.
// What cannot be loaded is an InvalidError for field "timezone".
func ParseTimezone(name string) (*time.Location, error) {
	if len(name) <= longestTimezone && name != "Local" {
		if loc, err := time.LoadLocation(name); err == nil {
			return loc, nil
		}
	}
	return nil, InvalidTimezone()
}

// InvalidTimezone is the InvalidError for a timezone that is none, or that the database does not know.
func InvalidTimezone() error {
	return Invalid("timezone", "must be an IANA timezone such as Europe/Berlin")
}

// ParseSyncTimes checks times of day: HH:MM with minutes 00, 15, 30 or 45, no two alike, at most maximum of them.
// It returns them in ascending order, never nil, or an InvalidError for field "syncTimes".
func ParseSyncTimes(times []string, maximum int) ([]string, error) {
	if len(times) > maximum {
		return nil, Invalid("syncTimes", fmt.Sprintf("at most %d for this tier", maximum))
	}
	sorted := append([]string{}, times...)
	slices.Sort(sorted)
	for i, text := range sorted {
		at, err := time.Parse("15:04", text)
		if err != nil || len(text) != len("15:04") || at.Minute()%15 != 0 {
			return nil, Invalid("syncTimes", "must be times of day HH:MM with minutes 00, 15, 30 or 45")
		}
		if i > 0 && sorted[i-1] == text {
			return nil, Invalid("syncTimes", "must not hold the same time twice")
		}
	}
	return sorted, nil
}

// Next returns the first moment after the given one at which a clock in loc shows one of times (as ParseSyncTimes
// returns them), in UTC; the zero time without times. A time that a day does not have, because clocks are put
// forward over it, comes at the moment they are; a time that a day has twice comes the first time only.
func Next(times []string, loc *time.Location, after time.Time) time.Time {
	var next time.Time
	local := after.In(loc)
	// Yesterday counts: a day that is skipped whole moves its times to the day after.
	for days := -1; days <= 2; days++ {
		for _, text := range times {
			at := moment(local, days, text)
			if at.After(after) && (next.IsZero() || at.Before(next)) {
				next = at
			}
		}
	}
	return next.UTC()
}

// moment is when the clock of day's location shows a time of day, so many days after the date of day.
func moment(day time.Time, days int, text string) time.Time {
	clock, err := time.Parse("15:04", text)
	if err != nil {
		return time.Time{} // refused by ParseSyncTimes: never comes
	}
	year, month, date := day.Date()
	at := time.Date(year, month, date+days, clock.Hour(), clock.Minute(), 0, 0, day.Location())
	wanted := time.Date(year, month, date+days, clock.Hour(), clock.Minute(), 0, 0, time.UTC)
	start, end := at.ZoneBounds()
	switch shown := wallClock(at); {
	case shown.Before(wanted): // skipped, and at is before the change
		return end
	case shown.After(wanted): // skipped, and at is after the change
		return start
	default:
		return firstOfTwo(at, start)
	}
}

// firstOfTwo is the earlier moment that shows the same wall clock as at, or at. start is when the offset in force at
// at began.
func firstOfTwo(at, start time.Time) time.Time {
	if start.IsZero() {
		return at
	}
	_, shift := at.Zone()
	_, before := start.Add(-time.Second).Zone()
	earlier := at.Add(time.Duration(shift-before) * time.Second)
	if earlier.Before(start) {
		return earlier
	}
	return at
}

// wallClock is what a clock shows at a moment, as if it were UTC, so that two can be compared.
func wallClock(at time.Time) time.Time {
	_, shift := at.Zone()
	return at.Add(time.Duration(shift) * time.Second).UTC()
}
