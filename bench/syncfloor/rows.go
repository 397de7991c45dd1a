package syncfloor

import (
	"fmt"

	"github.com/lib/pq"
)

// idFactor is odd, so that multiplying by it scatters places over all ids without two meeting.
const idFactor = 0x9E3779B97F4A7C15

// personID is the id of the person of a row: 19 digits in no order, as X's.
func personID(i int) int64 { return int64(1<<60 | uint64(i+1)*idFactor&(1<<60-1)) }

// The texts have the average lengths of the simulated network's.
const (
	bio   = "Founder of things in small print. Berlin. "
	where = "Berlin"
	link  = "https://t."
	image = "https://pbs.twimg.com/profile_images/1234567890123456789/Abcdefgh_normal.jpg/xx"
)

// ids lists who is in a batch.
func ids(b batch) pq.Int64Array { return column(b, personID) }

// column makes one value for each row of a batch.
func column[T any](b batch, value func(i int) T) []T {
	all := make([]T, len(b))
	for at, i := range b {
		all[at] = value(i)
	}
	return all
}

func same[T any](b batch, value T) []T {
	return column(b, func(int) T { return value })
}

// profileColumns are the arguments of insertProfiles.
func profileColumns(b batch) []any {
	number := func(modulus int) pq.Int64Array {
		return column(b, func(i int) int64 { return int64(i * 7919 % modulus) })
	}
	text := func(value string) pq.StringArray { return same(b, value) }
	handles := pq.StringArray(column(b, func(i int) string { return fmt.Sprintf("person_%08d", i) }))
	names := pq.StringArray(column(b, func(i int) string { return fmt.Sprintf("Name %07d", i) }))
	return []any{ids(b), handles, names, text(bio), text(where), text(link), text(image), number(100_000), number(2000),
		number(30_000), number(50), pq.BoolArray(same(b, false)), pq.BoolArray(same(b, false)),
		pq.Int64Array(column(b, func(i int) int64 { return 1_300_000_000 + int64(i) }))}
}

const (
	reason = `no word of the profile is about founders or what comes close.`
	label  = "developer"
)

// verdictColumns are the arguments of insertVerdicts after the four that say whose they are. The first matches of the
// plan wait for the filters.
func verdictColumns(b batch, matches int) []any {
	pick := func(match, other string) pq.StringArray {
		return column(b, func(i int) string {
			if i < matches {
				return match
			}
			return other
		})
	}
	text := func(value string) pq.StringArray { return same(b, value) }
	hashes := pq.Int64Array(column(b, personID))
	return []any{ids(b), hashes, pick("full", "none"), pick("", "none"), text(reason), text("unknown"), text("under_1k"),
		text(label)}
}

// outcomes says what the filters make of a batch of matches.
func outcomes(b batch, passed int) pq.StringArray {
	return column(b, func(i int) string {
		if i < passed {
			return "passed"
		}
		return "tier"
	})
}
