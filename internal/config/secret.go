package config

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// redacted stands for a secret wherever one would be shown.
const redacted = "[redacted]"

// Secret is a value that must not be shown. Printing, logging or encoding it shows that it is set, never what it is.
type Secret string

// Reveal returns the value, for the one who needs it.
func (s Secret) Reveal() string { return string(s) }

// minSecretKey is how many characters a key has that nobody guesses.
const minSecretKey = 32

func secretKeys(c *Config, text string) error {
	var keys []Secret
	for key := range strings.SplitSeq(text, ",") {
		key = strings.TrimSpace(key)
		if len(key) < minSecretKey || strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return fmt.Errorf("must be keys of %d characters at least, without spaces, separated by commas", minSecretKey)
		}
		keys = append(keys, Secret(key))
	}
	c.SecretKeys = keys
	return nil
}

// String returns "[redacted]", or nothing when nothing is set.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return redacted
}

// Format is String for every verb, so that no verb of package fmt shows the value.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue is String for package slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText is String for encoders.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
