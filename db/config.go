package db

import (
	"fmt"
	"strings"

	"github.com/lib/pq"
)

// sessionConfig reads dsn and adds what every session of ours needs: UTC, binary parameters (one round trip per
// statement, and safe behind a transaction pooler), and a stated sslmode.
func sessionConfig(dsn string) (pq.Config, error) {
	config, err := pq.NewConfig(dsn)
	if err != nil {
		// The driver's message may repeat the address, which may hold a password.
		return pq.Config{}, fmt.Errorf("database address cannot be read: %s", redact(err.Error(), dsn))
	}
	config = config.Clone()
	config.BinaryParameters = true
	if !strings.Contains(dsn, "sslmode") && config.SSLMode == "" {
		config.SSLMode = pq.SSLModePrefer
	}
	if config.ApplicationName == "" {
		config.ApplicationName = "goodones"
	}
	config.Runtime["timezone"] = "UTC"
	return config, nil
}

func redact(message, secret string) string {
	return strings.ReplaceAll(message, secret, "…")
}
