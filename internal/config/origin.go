package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"unicode"
)

// origins accepts what browsers send as Origin, and what can only mean one such.
func origins(field func(*Config) *[]string) setter {
	return func(c *Config, text string) error {
		*field(c) = nil
		for entry := range strings.SplitSeq(text, ",") {
			entry = strings.TrimSpace(entry)
			if entry == "" {
				continue
			}
			origin, err := originOf(entry)
			if err != nil {
				return fmt.Errorf("must be origins such as https://app.example.com, separated by commas: %q %w", public(entry), err)
			}
			*field(c) = append(*field(c), origin)
		}
		return nil
	}
}

// public is what may be repeated of a bad address: not the user and password that may stand before an @.
func public(text string) string {
	if at := strings.LastIndexByte(text, '@'); at >= 0 {
		return "…" + text[at:]
	}
	return text
}

// publicURL accepts an address that is an origin of http or https.
func publicURL(field func(*Config) *string) setter {
	return func(c *Config, text string) error {
		origin, err := originOf(text)
		if err == nil && !strings.HasPrefix(origin, "http://") && !strings.HasPrefix(origin, "https://") {
			err = errors.New("is neither http nor https")
		}
		if err != nil {
			return fmt.Errorf("must be an address such as https://goodones.example.com: %q %w", public(text), err)
		}
		*field(c) = origin
		return nil
	}
}

// originOf writes an origin as browsers do: scheme and host in lower case, no port that the scheme implies, no slash
// at the end.
func originOf(entry string) (string, error) {
	u, err := url.Parse(entry)
	switch {
	case entry == "*" || entry == "null":
		return "", errors.New("would allow pages that are not named")
	case err != nil:
		return "", errors.New("is not a URL")
	case u.Scheme == "" || u.Host == "" || u.Opaque != "":
		return "", errors.New("lacks a scheme or a host")
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return "", errors.New("has more than a scheme, a host and a port")
	case u.Path != "" && u.Path != "/":
		return "", errors.New("has a path")
	case strings.Contains(u.Host, "*"):
		return "", errors.New("has a wildcard: name each origin")
	case strings.ContainsFunc(u.Host, func(r rune) bool { return r > unicode.MaxASCII }):
		return "", errors.New("has letters that browsers send in their xn-- form")
	}
	host, scheme := strings.ToLower(u.Host), strings.ToLower(u.Scheme)
	implied := map[string]string{"http": "80", "https": "443"}[scheme]
	if name, port, err := net.SplitHostPort(host); err == nil && (port == implied || port == "") {
		host = name
		if strings.Contains(name, ":") { // an IPv6 address
			host = "[" + name + "]"
		}
	}
	return scheme + "://" + host, nil
}
