package db

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// session is what a connection is for; it stands behind the application's name in pg_stat_activity.
type session string

const (
	sessionPool   session = ""
	sessionListen session = " listen"
)

// sessionDSN is dsn with what every session of ours needs, the pool's and the listener's alike: UTC, binary parameters
// (one round trip per statement, and safe behind a transaction pooler), a stated sslmode, and a name.
func sessionDSN(dsn string, purpose session) (string, error) {
	config, err := pq.NewConfig(dsn)
	if err != nil {
		// The driver's message may repeat the address, which may hold a password.
		return "", fmt.Errorf("database address cannot be read: %s", redact(err.Error(), dsn))
	}
	parameters := map[string]string{
		"binary_parameters": "yes", "timezone": "UTC",
		"application_name": cmp.Or(config.ApplicationName, "goodones") + string(purpose),
	}
	if config.SSLMode == "" {
		parameters["sslmode"] = string(pq.SSLModePrefer) // the driver's default refuses a server without TLS
	}
	return withParameters(dsn, parameters), nil
}

// withParameters sets parameters in dsn, whatever it says of them.
func withParameters(dsn string, parameters map[string]string) string {
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		values := url.Values{}
		for name, value := range parameters {
			values.Set(name, value)
		}
		address, query, _ := strings.Cut(dsn, "?")
		return strings.TrimSuffix(address+"?"+values.Encode()+"&"+query, "&") // of two the driver takes the first
	}
	quote := strings.NewReplacer(`\`, `\\`, `'`, `\'`)
	names := make([]string, 0, len(parameters))
	for name := range parameters {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		dsn += " " + name + "='" + quote.Replace(parameters[name]) + "'" // of two the driver takes the last
	}
	return dsn
}

func redact(message, secret string) string {
	return strings.ReplaceAll(message, secret, "…")
}
