package sandbox

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Refusal is a way in which X refuses calls, for as long as it is switched on.
type Refusal string

// The refusals that can be switched on.
const (
	RefuseCredits      Refusal = "credits"
	RefusePayment      Refusal = "payment"
	RefuseSpendCap     Refusal = "spendcap"
	RefuseMonthlyCap   Refusal = "monthlycap"
	RefuseOldCap       Refusal = "oldcap"
	RefuseDay          Refusal = "day"
	RefuseUnauthorized Refusal = "unauthorized"
	RefuseForbidden    Refusal = "forbidden"
	RefuseInvalid      Refusal = "invalid"
	RefuseEmpty404     Refusal = "empty404"
	RefuseCode404      Refusal = "code404"
	RefuseItem         Refusal = "item"
	RefuseDisallowed   Refusal = "disallowed"
	RefuseUnavailable  Refusal = "unavailable"
	RefuseInternal     Refusal = "internal"
	RefuseEmptyList    Refusal = "emptylist"
	RefuseDown         Refusal = "down"
)

// refusalKinds says what each Refusal is, in the order of Refusals.
func refusalKinds() []FaultKind {
	return []FaultKind{
		{string(RefuseCredits), "402 CreditsDepleted"},
		{string(RefusePayment), "402 Payment Required, the other spelling"},
		{string(RefuseSpendCap), "403 SpendCapReached, with the date on which it is renewed"},
		{string(RefuseMonthlyCap), "429 UsageCapExceeded, while the rate window has room"},
		{string(RefuseOldCap), "403 UsageCapExceeded, as the cap was told before"},
		{string(RefuseDay), "429, the window of 24 hours is used up; the app's or the user's, by who asks"},
		{string(RefuseUnauthorized), "401, without rate headers"},
		{string(RefuseForbidden), "403 about:blank, as for likers of somebody else's post"},
		{string(RefuseInvalid), "400 with errors[] of parameters and message"},
		{string(RefuseEmpty404), "404 without a body"},
		{string(RefuseCode404), "404 with a code and a message"},
		{string(RefuseItem), "403 disallowed-resource"},
		{string(RefuseDisallowed), "200 with a disallowed-resource and no data"},
		{string(RefuseUnavailable), "200 with a resource-unavailable and no data"},
		{string(RefuseInternal), "200 with an internal-error and no data"},
		{string(RefuseEmptyList), "200 with an empty list, as for likers of somebody else's post"},
		{string(RefuseDown), "503"},
	}
}

// Refusals lists every Refusal.
func Refusals() []Refusal {
	var all []Refusal
	for _, k := range refusalKinds() {
		all = append(all, Refusal(k.Name))
	}
	return all
}

// SpendCapRenewed is the date that RefuseSpendCap tells.
const SpendCapRenewed = "2036-12-01"

// refusals are what is switched on, by endpoint.
type refusals struct {
	mu     sync.Mutex
	active map[string]*activeRefusal
}

type activeRefusal struct {
	kind  Refusal
	after int // calls that are let through before
}

// Refuse has every call of an endpoint (an Endpoint constant) refused, but for so many that are let through before,
// until lift is called or another refusal takes its place. It panics for an unknown endpoint.
func (s *Server) Refuse(endpoint string, kind Refusal, after int) (lift func()) {
	if !knownEndpoint(endpoint) {
		panic(fmt.Sprintf("sandbox: refuse at unknown endpoint %q", endpoint))
	}
	one := &activeRefusal{kind: kind, after: after}
	s.refusals.mu.Lock()
	defer s.refusals.mu.Unlock()
	if s.refusals.active == nil {
		s.refusals.active = map[string]*activeRefusal{}
	}
	s.refusals.active[endpoint] = one
	return func() {
		s.refusals.mu.Lock()
		defer s.refusals.mu.Unlock()
		if s.refusals.active[endpoint] == one {
			delete(s.refusals.active, endpoint)
		}
	}
}

// pick is what the next call of the endpoint meets, or nothing.
func (r *refusals) pick(endpoint string) Refusal {
	r.mu.Lock()
	defer r.mu.Unlock()
	one := r.active[endpoint]
	if one == nil {
		return ""
	}
	if one.after > 0 {
		one.after--
		return ""
	}
	return one.kind
}

func (r *refusals) liftAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.active = nil
}

// refuse is the answer of a refusal that is switched on.
func (c *call) refuse(kind Refusal) answer {
	c.fault = string(kind)
	switch kind {
	case RefuseUnauthorized:
		c.quota = nil
		return refused(unauthorized())
	case RefuseEmpty404:
		return answer{status: http.StatusNotFound, kind: kindJSON}
	case RefuseCode404:
		return answer{status: http.StatusNotFound, kind: kindJSON, body: []byte(`{"code":404,"message":"Not Found"}`)}
	case RefuseDown:
		return refused(unwell(http.StatusServiceUnavailable))
	case RefuseInternal:
		return c.tells(problem{Title: "Internal Error", Type: problemsNew + "internal-error", Detail: "Internal error"})
	case RefuseDisallowed:
		return c.tells(problem{Title: "Disallowed Resource", Type: problemsNew + "disallowed-resource",
			Detail: "This resource is not available."})
	case RefuseUnavailable:
		return c.tells(problem{Title: "Resource Unavailable Error", Type: problemsOld + "resource-unavailable",
			Detail: "This resource is not available at the moment."})
	case RefuseEmptyList:
		return answer{status: http.StatusOK, kind: kindJSON, body: []byte(`{"meta":{"result_count":0}}`)}
	case RefuseInvalid:
		return answer{status: http.StatusBadRequest, kind: kindJSON, body: otherInvalid("max_results", "1")}
	case RefuseDay:
		c.day = &quota{limit: 5000, reset: c.now.Add(20 * time.Hour).Truncate(time.Second)}
		return refused(tooManyRequests())
	}
	return refused(creditRefusal(kind))
}

// tells is a 200 with a problem and no data.
func (c *call) tells(p problem) answer {
	c.onlyError(p)
	return answer{status: http.StatusOK, kind: kindJSON, body: c.out, part: true}
}

func creditRefusal(kind Refusal) *refusal {
	switch kind {
	case RefusePayment:
		return &refusal{Title: "Payment Required", Type: problemsNew + "credits-depleted", Status: 402,
			Detail: "Your credits are used up.", status: 402}
	case RefuseSpendCap:
		return &refusal{Title: "SpendCapReached", Type: problemsNew + "credits", Status: 403, ResetDate: SpendCapRenewed,
			Detail: "The spending limit of your account is reached.", status: 403}
	case RefuseMonthlyCap:
		return &refusal{Title: "UsageCapExceeded", Type: problemsNew + "usage-capped", Status: 429, Period: "Monthly",
			Detail: "Usage cap exceeded: Monthly product cap", status: 429}
	case RefuseOldCap:
		return forbidden(typeUsageCapped, "UsageCapExceeded", "Usage cap exceeded: Monthly product cap")
	case RefuseForbidden:
		return forbidden("about:blank", "Forbidden", "Forbidden")
	case RefuseItem:
		return forbidden(problemsNew+"disallowed-resource", "Disallowed Resource", "This resource is not available.")
	}
	return &refusal{Title: "CreditsDepleted", Type: problemsNew + "credits", Status: 402,
		Detail: "Your account has no credits left.", status: 402}
}

func knownRefusal(kind Refusal) bool { return slices.Contains(Refusals(), kind) }
