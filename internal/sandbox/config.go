package sandbox

import (
	"fmt"
	"time"
)

// Values of Config.RateLimits.
const (
	RateLimitsDocumented = "documented" // the documented figures per token and endpoint
	RateLimitsOff        = "off"        // no limits and no rate headers
)

// Config decides what a Server simulates. The zero value is usable: seed 0,
// documented limits, no latency, no faults.
type Config struct {
	// Seed fixes every person, post and like. Equal seeds, equal networks.
	Seed int64
	// Latency is waited before every answer of the API (not of /sandbox/).
	Latency time.Duration
	// RateLimits is RateLimitsDocumented (also when empty) or RateLimitsOff.
	RateLimits string
	// Window is the length of a rate window; 0 means 15 minutes. The figures
	// per window stay as documented.
	Window time.Duration
	// TokenTTL is how long a page token is taken after it was issued; an older
	// one is answered 400. 0 means for ever.
	TokenTTL time.Duration
	// Faults is a list such as "429=0.05,liking_users:forbidden": the share of
	// calls that meet each fault, of all endpoints or of one. See FaultKinds.
	// Which calls they are follows from the seed and the number of the call.
	Faults string
	// UserToken is the bearer that counts as user context; empty means
	// "user". A bearer that is missing or begins with "bad" is answered 401,
	// "capped" 403 usage-capped, "forbidden" 403 client-forbidden; any other
	// is app-only.
	UserToken string
	// UserTokenLife is how long a token that a user was given is good; 0 means 2 hours.
	UserTokenLife time.Duration
	// Pictures is a path below which Pictures serves the pictures of people, such as "/pictures/": their addresses are
	// without a host then. Empty means the hosts of the networks, where there is nothing.
	Pictures string
	// Now is the server's clock, also shown in Date headers; nil means
	// time.Now. Called from many goroutines.
	Now func() time.Time
}

// withDefaults fills what was left empty and refuses what makes no sense.
func (c Config) withDefaults() (Config, error) {
	if c.RateLimits == "" {
		c.RateLimits = RateLimitsDocumented
	}
	if c.RateLimits != RateLimitsDocumented && c.RateLimits != RateLimitsOff {
		return c, fmt.Errorf("rate limits must be %q or %q, not %q", RateLimitsDocumented, RateLimitsOff, c.RateLimits)
	}
	if c.Window == 0 {
		c.Window = 15 * time.Minute
	}
	if c.UserTokenLife == 0 {
		c.UserTokenLife = 2 * time.Hour
	}
	if c.Window < 0 || c.Latency < 0 || c.TokenTTL < 0 || c.UserTokenLife < 0 {
		return c, fmt.Errorf("latency, window, token TTL and user token life must not be negative")
	}
	if c.UserToken == "" {
		c.UserToken = "user"
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c, nil
}
