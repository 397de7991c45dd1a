package config

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
)

func TestOrigins(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"":                               nil,
		"https://app.example.com":        {"https://app.example.com"},
		"https://app.example.com/":       {"https://app.example.com"},
		"HTTPS://App.Example.com":        {"https://app.example.com"},
		"https://app.example.com:443":    {"https://app.example.com"},
		"http://app.example.com:80/":     {"http://app.example.com"},
		"http://app.example.com:443":     {"http://app.example.com:443"},
		"http://[::1]:80":                {"http://[::1]"},
		"http://[::1]:3000":              {"http://[::1]:3000"},
		"chrome-extension://abcdefghij":  {"chrome-extension://abcdefghij"},
		" https://a.example ,,http://b ": {"https://a.example", "http://b"},
	} {
		var c Config
		if err := origins(func(c *Config) *[]string { return &c.AllowedOrigins })(&c, text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if !slices.Equal(c.AllowedOrigins, want) {
			t.Errorf("%q became %q, want %q", text, c.AllowedOrigins, want)
		}
	}
}

func TestOriginsThatNoBrowserSends(t *testing.T) {
	t.Parallel()
	for _, entry := range []string{
		"*", "null", "app.example.com", "https://", "https:app.example.com", "https://app.example.com/path",
		"https://app.example.com?x=1", "https://app.example.com#x", "https://me@app.example.com",
		"https://*.example.com", "https://bücher.example", "https://a.example https://b.example", "://x", "localhost:3000",
	} {
		var c Config
		err := origins(func(c *Config) *[]string { return &c.AllowedOrigins })(&c, "https://good.example,"+entry)
		if err == nil || !strings.Contains(err.Error(), strings.TrimPrefix(entry, "https://me")) {
			t.Errorf("%q: %v", entry, err)
		}
	}
}

// TestBadAddressKeepsItsPassword repeats no user and no password of an address that cannot be used.
func TestBadAddressKeepsItsPassword(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"https://me:s3cret@app.example.com", "http://me:s3cret@h/%zz", "me:s3cret@", "me:s3@cret@h",
	} {
		var c Config
		for name, err := range map[string]error{
			"origins":   origins(func(c *Config) *[]string { return &c.AllowedOrigins })(&c, "https://good.example,"+text),
			"publicURL": publicURL(func(c *Config) *string { return &c.PublicURL })(&c, text),
		} {
			fact.Not(fact.Must(t), "err", err, nil, name, text)
			fact.Lacks(t, "err.Error()", err.Error(), "cret", name, text)
			fact.Lacks(t, "err.Error()", err.Error(), "me:", name, text)
		}
	}
}
