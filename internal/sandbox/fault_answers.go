package sandbox

import (
	"net/http"
	"strconv"
	"time"
)

// ending is how the sending of an answer ends.
type ending int

const (
	sent    ending = iota
	cut            // the connection is lost after the body's last byte given
	stalled        // nothing comes after it, and the connection stays
	silent         // nothing comes at all
	reset          // the connection is reset before anything came
)

const html503 = `<!DOCTYPE html>
<html><head><title>Over capacity</title></head><body><h1>Something went wrong</h1><p>Please try again.</p></body></html>
`

// replacement is the answer of a fault that comes in place of the true one.
func (c *call) replacement() (answer, bool) {
	switch c.fault {
	case fault429:
		c.quota = c.oddQuota()
		return refused(tooManyRequests()), true
	case "500", "502", "503", "504":
		status, _ := strconv.Atoi(c.fault) // one of these four
		return refused(unwell(status)), true
	case faultHTML:
		return answer{status: http.StatusServiceUnavailable, kind: kindHTML, body: []byte(html503)}, true
	case faultErrorsOnly:
		return c.tells(problem{Title: "Internal Server Error", Type: "about:blank",
			Detail: "Over capacity, try again later"}), true
	case faultSilence:
		return answer{ending: silent, part: true}, true
	case faultReset:
		return answer{ending: reset, part: true}, true
	case faultBadToken:
		if text := c.query.Get("pagination_token"); text != "" {
			if c.number%2 == 0 {
				return answer{
					status: http.StatusBadRequest, kind: kindJSON, body: otherInvalid("pagination_token", text),
				}, true
			}
			return refused(staleToken(text)), true
		}
		c.fault = "" // nothing to refuse
	}
	return answer{}, false
}

// oddQuota is what the headers of a 429 fault claim. Remaining calls on a 429
// were seen on the real service.
func (c *call) oddQuota() *quota {
	q := &quota{limit: c.endpoint.limit(c.caller.user), remaining: int(c.number % 3)}
	switch c.number % 4 {
	case 0:
		q.reset = c.now.Add(2*time.Second - 1).Truncate(time.Second)
	case 1:
		q.reset = c.now.Add(-time.Minute)
	case 2:
		q.reset = c.now.Add(time.Hour)
	default:
		return nil
	}
	return q
}

// spoil makes a good answer into what a fault leaves of it.
func (c *call) spoil(a answer) answer {
	switch c.fault {
	case faultTruncate:
		a.body, a.part = a.body[:len(a.body)/2], true
		if c.number%2 == 0 {
			a.ending = cut
		}
	case faultStall:
		a.body, a.part, a.ending = a.body[:len(a.body)/2], true, stalled
	}
	return a
}
