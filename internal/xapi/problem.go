package xapi

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/source"
)

// The problem types we tell apart, by the last segment of their URI: its host and path vary.
const (
	kindNotFound       = "resource-not-found"
	kindNotAuthorized  = "not-authorized-for-resource"
	kindDisallowed     = "disallowed-resource"
	kindUnavailable    = "resource-unavailable"
	kindHydration      = "field-hydration-failure"
	kindInvalidRequest = "invalid-request"
	kindUsageCapped    = "usage-capped"
	kindCredits        = "credits"
	kindNoCredits      = "credits-depleted"
)

// problem is an error body of X, and one entry of errors[].
type problem struct {
	Type       string                     `json:"type"`
	Title      string                     `json:"title"`
	Detail     string                     `json:"detail"`
	Message    string                     `json:"message"` // of older error forms, in place of detail
	Parameter  string                     `json:"parameter"`
	Parameters map[string]json.RawMessage `json:"parameters"` // of older error forms, in place of parameter
	ResourceID fetch.Word                 `json:"resource_id"`
	ResetDate  string                     `json:"reset_date"` // when a spending limit is renewed
	Status     fetch.Count                `json:"status"`     // 0: not told
	Errors     entries                    `json:"errors"`
}

// entries are what stands in errors[].
type entries []problem

// UnmarshalJSON never fails: what stands beside people who were paid for costs nobody of them. An entry of a surprising
// form is a problem of no kind, and so is whatever stands where a list should.
func (all *entries) UnmarshalJSON(text []byte) error {
	var apart []json.RawMessage
	if json.Unmarshal(text, &apart) != nil {
		apart = []json.RawMessage{text}
	}
	*all = nil
	for _, entry := range apart {
		if string(entry) != "null" {
			p, _ := readProblem(entry)
			*all = append(*all, p)
		}
	}
	return nil
}

// readProblem reads an error body; false when it is no JSON object. A member of a surprising type is left empty:
// what the others say still counts. An empty body is a problem of no kind.
func readProblem(body []byte) (problem, bool) {
	var p problem
	if len(body) == 0 {
		return p, true
	}
	err := json.Unmarshal(body, &p)
	var surprise *json.UnmarshalTypeError
	if errors.As(err, &surprise) {
		return p, surprise.Field != ""
	}
	return p, err == nil
}

func (p *problem) kind() string {
	trimmed := strings.TrimRight(p.Type, "/")
	return trimmed[strings.LastIndexByte(trimmed, '/')+1:]
}

// ofItem tells whether the problem is one resource's or member's own, as opposed to a failure of X.
func (p *problem) ofItem() bool {
	switch p.kind() {
	case kindHydration:
		return true
	}
	return p.ofResource()
}

// ofResource tells whether the problem is that one resource is gone or closed.
func (p *problem) ofResource() bool {
	switch p.kind() {
	case kindNotFound, kindNotAuthorized, kindDisallowed, kindUnavailable:
		return true
	}
	return false
}

// refusesResource tells whether the problem, or one of its entries, is that one resource is gone or closed.
func (p *problem) refusesResource() bool {
	return p.ofResource() || slices.ContainsFunc(p.Errors, func(e problem) bool { return e.ofResource() })
}

// outOfCredit tells whether credit, a spending limit or a monthly cap is used up. X says so by several statuses, by
// type or, where the type is about:blank, by title.
func (p *problem) outOfCredit() bool {
	switch p.Title {
	case "CreditsDepleted", "SpendCapReached", "UsageCapExceeded":
		return true
	}
	switch p.kind() {
	case kindUsageCapped, kindCredits, kindNoCredits:
		return true
	}
	return slices.ContainsFunc(p.Errors, func(e problem) bool { return e.outOfCredit() })
}

// until is the day from which on X serves again; zero when it does not tell one that lies ahead of the answer.
func (p *problem) until(answered http.Header) time.Time {
	day := p.resetDate()
	if date, err := http.ParseTime(answered.Get("Date")); err == nil && !day.After(date) {
		return time.Time{}
	}
	return day
}

func (p *problem) resetDate() time.Time {
	text := p.ResetDate
	for i := 0; text == "" && i < len(p.Errors); i++ {
		text = p.Errors[i].ResetDate
	}
	for _, form := range []string{time.DateOnly, time.RFC3339} {
		if day, err := time.Parse(form, text); err == nil {
			return day.UTC()
		}
	}
	return time.Time{}
}

// blames tells whether the parameter is what X objects to. The texts of other parameters' problems may list it, so
// they count only where no parameter is named, and only as X quotes it.
func (p *problem) blames(parameter string) bool {
	if len(p.Errors) > 0 {
		return slices.ContainsFunc(p.Errors, func(e problem) bool { return e.blames(parameter) })
	}
	if p.Parameter != "" {
		return p.Parameter == parameter
	}
	if len(p.Parameters) > 0 {
		_, named := p.Parameters[parameter]
		return named
	}
	return strings.Contains(p.explanation(), "`"+parameter+"`")
}

// blamesCursor tells whether X objects to the page token. Every other parameter is as it was when X gave the token, so
// that where X names none, or calls it by the name under which X sent it, nothing else can be meant.
func (p *problem) blamesCursor(sent url.Values) bool {
	if p.blames(pageToken) {
		return true
	}
	for parameter := range sent {
		if p.blames(parameter) {
			return false
		}
	}
	culprit := p.culprit()
	return culprit == "" || culprit == "next_token"
}

// culprit is the parameter that X names first.
func (p *problem) culprit() string {
	switch {
	case p.Parameter != "":
		return p.Parameter
	case len(p.Parameters) > 0:
		return slices.Min(slices.Collect(maps.Keys(p.Parameters)))
	case len(p.Errors) > 0:
		return p.Errors[0].culprit()
	}
	return ""
}

// explanation is the most telling text of the problem: its first entry's, else its own.
func (p *problem) explanation() string {
	texts := []string{p.Detail, p.Message, p.Title, p.kind()}
	if len(p.Errors) > 0 {
		texts = slices.Insert(texts, 0, p.Errors[0].explanation())
	}
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// goneAmong are those who were asked for and of whom X says that they are gone or closed, each once.
func goneAmong(problems []problem, asked []string) (gone []source.Profile) {
	for i := range problems {
		p := &problems[i]
		id, err := parseID(string(p.ResourceID))
		why := absence(problems[i:i+1], "")
		if err != nil || !slices.Contains(asked, string(p.ResourceID)) ||
			!errors.Is(why, source.ErrNotFound) && !errors.Is(why, source.ErrProtected) ||
			slices.ContainsFunc(gone, func(g source.Profile) bool { return g.ID == id }) {
			continue
		}
		gone = append(gone, source.Profile{ID: id, ExternalID: string(p.ResourceID), Gone: true})
	}
	return gone
}

// absence is what the problems say of the user who was asked for: source.ErrNotFound, ErrSuspended, ErrProtected,
// ErrItemGone or nil. With an id, problems of other resources do not count.
func absence(problems []problem, id string) error {
	for _, p := range problems {
		if id != "" && p.ResourceID != "" && string(p.ResourceID) != id {
			continue
		}
		reason := map[string]error{
			kindNotFound: source.ErrNotFound, kindUnavailable: source.ErrItemGone,
			kindNotAuthorized: source.ErrProtected, kindDisallowed: source.ErrProtected,
		}[p.kind()]
		switch {
		case reason != nil && strings.Contains(p.Detail, "has been suspended"):
			return source.ErrSuspended
		case reason != nil:
			return reason
		}
	}
	return nil
}
