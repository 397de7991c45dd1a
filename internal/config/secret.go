package config

import (
	"fmt"
	"io"
	"log/slog"
)

// redacted stands for a secret wherever one would be shown.
const redacted = "[redacted]"

// Secret is a value that must not be shown. Printing, logging or encoding it shows that it is set, never what it is.
type Secret string

// Reveal returns the value, for the one who needs it.
func (s Secret) Reveal() string { return string(s) }

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
