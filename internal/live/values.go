package live

import (
	"strconv"
	"time"

	"goodones/internal/scalar"
	"goodones/internal/syncrun"
)

// valueOf is the value of a field of a type, nil for one that events do not decide.
func valueOf(kind, field string) value {
	switch kind {
	case "SyncRunProgress":
		return ofEvent(field)
	case "SyncRunShares":
		return ofShares(field)
	default:
		return ofRun(field)
	}
}

// ofEvent is the value of a SyncRunProgress field, nil for one that events do not hold.
func ofEvent(field string) value {
	switch field {
	case "sequence":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendInt(dst, p.Sequence) }
	case "at":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendTime(dst, &p.At) }
	case "status":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendEnum(dst, string(p.Status)) }
	case "stage":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendEnum(dst, string(p.Stage)) }
	case "message":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendText(dst, p.Message) }
	}
	return ofCounts(field, func(p *syncrun.Progress) *syncrun.Counts { return &p.Counts })
}

// ofRun is the value of a SyncRun field, nil for one that is live: what neither an event decides nor stays the same
// for a run's whole life.
func ofRun(field string) value {
	switch field {
	case "id":
		return func(dst []byte, p *syncrun.Progress) []byte {
			return append(p.SyncRun.NodeID().AppendTo(append(dst, '"')), '"')
		}
	case "databaseId":
		return func(dst []byte, p *syncrun.Progress) []byte {
			return append(appendInt(append(dst, '"'), p.SyncRun.ID), '"')
		}
	case "source":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendEnum(dst, string(p.SyncRun.Trigger)) }
	case "status":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendEnum(dst, string(p.SyncRun.Status)) }
	case "stage":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendEnum(dst, string(p.SyncRun.Stage)) }
	case "triggeredAt":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendTime(dst, &p.SyncRun.TriggeredAt) }
	case "startedAt":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendTime(dst, p.SyncRun.StartedAt) }
	case "completedAt":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendTime(dst, p.SyncRun.CompletedAt) }
	case "isCancellable":
		return func(dst []byte, p *syncrun.Progress) []byte {
			return strconv.AppendBool(dst, p.SyncRun.IsCancellable())
		}
	case "progressLog":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendLines(dst, p.SyncRun.ProgressLog) }
	case "lastSequence":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendInt(dst, p.SyncRun.LastSequence) }
	case "resourcesUsed":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendInt(dst, p.SyncRun.ResourcesUsed) }
	case "estimatedCostUsd":
		return func(dst []byte, p *syncrun.Progress) []byte {
			cost := p.SyncRun.EstimatedCostUSD()
			return appendFloat(dst, &cost)
		}
	case "maxResources":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendOptional(dst, p.SyncRun.MaxResources()) }
	case "maxCostUsd":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendFloat(dst, p.SyncRun.MaxCostUSD()) }
	case "errorCode":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendEnum(dst, string(p.SyncRun.ErrorCode)) }
	case "errorMessage":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendText(dst, p.SyncRun.ErrorMessage) }
	}
	return ofCounts(field, func(p *syncrun.Progress) *syncrun.Counts { return &p.SyncRun.Counts })
}

func ofCounts(field string, counts func(*syncrun.Progress) *syncrun.Counts) value {
	count := func(of func(*syncrun.Counts) int) value {
		return func(dst []byte, p *syncrun.Progress) []byte { return appendInt(dst, of(counts(p))) }
	}
	switch field {
	case "newFollowersCount":
		return count(func(c *syncrun.Counts) int { return c.NewFollowersCount })
	case "deepCrawlCount":
		return count(func(c *syncrun.Counts) int { return c.DeepCrawlCount })
	case "backfilledCount":
		return count(func(c *syncrun.Counts) int { return c.BackfilledCount })
	case "likersCount":
		return count(func(c *syncrun.Counts) int { return c.LikersCount })
	case "candidatesPassedCount":
		return count(func(c *syncrun.Counts) int { return c.CandidatesPassedCount })
	case "tierFilteredCount":
		return count(func(c *syncrun.Counts) int { return c.TierFilteredCount })
	case "genderFilteredCount":
		return count(func(c *syncrun.Counts) int { return c.GenderFilteredCount })
	}
	optional := func(of func(syncrun.Counts) *int) value {
		return func(dst []byte, p *syncrun.Progress) []byte { return appendOptional(dst, of(*counts(p))) }
	}
	switch field {
	case "judgedCount":
		return optional(syncrun.Counts.Judged)
	case "botCount":
		return optional(syncrun.Counts.Bots)
	case "matchedCount":
		return optional(syncrun.Counts.Matched)
	}
	return nil
}

func ofShares(field string) value {
	switch field {
	case "stage":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendFloat(dst, p.Shares.OfStage()) }
	case "run":
		return func(dst []byte, p *syncrun.Progress) []byte { return appendFloat(dst, p.Shares.OfRun()) }
	}
	return nil
}

// appendOptional appends a number, null for none.
func appendOptional(dst []byte, n *int) []byte {
	if n == nil {
		return append(dst, "null"...)
	}
	return appendInt(dst, *n)
}

// appendFloat appends a number as gqlgen does, null for none.
func appendFloat(dst []byte, f *float64) []byte {
	if f == nil {
		return append(dst, "null"...)
	}
	return strconv.AppendFloat(dst, *f, 'g', -1, 64)
}

func appendInt(dst []byte, n int) []byte { return strconv.AppendInt(dst, int64(n), 10) }

// appendTime appends a moment, null for none.
func appendTime(dst []byte, at *time.Time) []byte {
	if at == nil || at.IsZero() {
		return append(dst, "null"...)
	}
	return scalar.AppendTime(dst, *at)
}

// appendEnum appends a word of ours in its GraphQL spelling, which is the upper case of it; null for none.
func appendEnum(dst []byte, word string) []byte {
	if word == "" {
		return append(dst, "null"...)
	}
	dst = append(dst, '"')
	for i := range len(word) {
		c := word[i]
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return append(dst, '"')
}

// appendText appends a string, null for an empty one.
func appendText(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, "null"...)
	}
	return appendString(dst, s)
}

func appendLines(dst []byte, lines []string) []byte {
	dst = append(dst, '[')
	for i, line := range lines {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, line)
	}
	return append(dst, ']')
}

// appendString escapes what JSON requires and nothing else, as gqlgen does.
func appendString(dst []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	dst = append(dst, '"')
	for i := range len(s) {
		switch c := s[i]; c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\t':
			dst = append(dst, '\\', 't')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\n':
			dst = append(dst, '\\', 'n')
		default:
			if c < 0x20 {
				dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			} else {
				dst = append(dst, c)
			}
		}
	}
	return append(dst, '"')
}
