package config

import (
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The functions of this file make setters: each says in its error what a good value is. The value itself is not
// repeated, since it may be a secret that was put into the wrong variable.

type setter = func(c *Config, text string) error

func text(field func(*Config) *string) setter {
	return func(c *Config, text string) error {
		*field(c) = text
		return nil
	}
}

func secret(field func(*Config) *Secret) setter {
	return func(c *Config, text string) error {
		if strings.ContainsAny(text, "\r\n\x00") {
			return errors.New("must be one line")
		}
		*field(c) = Secret(text)
		return nil
	}
}

// token is a secret that a header can carry. What is said of a bad one never quotes it.
func token(field func(*Config) *Secret) setter {
	return func(c *Config, text string) error {
		if !isToken(text) {
			return errors.New("must be one token, without spaces, quotes and the word Bearer")
		}
		*field(c) = Secret(text)
		return nil
	}
}

// clientID stands in addresses and forms.
func clientID(c *Config, text string) error {
	if !isToken(text) {
		return errors.New("must be one word, as X shows it")
	}
	c.XClientID = text
	return nil
}

// isToken tells whether a text is of RFC 6750's kind; a quote in it is one that was not closed where it was set.
func isToken(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' || r == '"' || r == '\'' })
}

// baseURL is an httpURL below which the paths of an API begin, all of them with first.
func baseURL(field func(*Config) *string, first string) setter {
	set := httpURL(field)
	return func(c *Config, text string) error {
		u, err := url.Parse(text)
		if err == nil && strings.HasSuffix(strings.TrimRight(u.Path, "/"), first) {
			return fmt.Errorf("must end before the %s of the API's paths", first)
		}
		return set(c, text)
	}
}

func secrets(field func(*Config) *[]Secret) setter {
	return func(c *Config, text string) error {
		var all []Secret
		for item := range strings.SplitSeq(text, ",") {
			item = strings.TrimSpace(item)
			if item == "" || !isToken(item) {
				return errors.New("must be tokens, separated by commas, without spaces and without the word Bearer")
			}
			all = append(all, Secret(item))
		}
		*field(c) = all
		return nil
	}
}

func secretURL(field func(*Config) *Secret, schemes ...string) setter {
	return func(c *Config, text string) error {
		u, err := url.Parse(text)
		if err != nil || u.Host == "" || !slices.Contains(schemes, u.Scheme) {
			return fmt.Errorf("must be a URL that begins with %s://", strings.Join(schemes, ":// or "))
		}
		*field(c) = Secret(text)
		return nil
	}
}

func httpURL(field func(*Config) *string) setter {
	return func(c *Config, text string) error {
		u, err := url.Parse(text)
		switch {
		case err == nil && u.User != nil:
			return errors.New("must have no user and no password in it")
		case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
			return errors.New("must be a URL that begins with http:// or https://")
		case u.RawQuery != "" || u.Fragment != "":
			return errors.New("must have no ? and no # in it")
		}
		*field(c) = strings.TrimRight(text, "/")
		return nil
	}
}

func address(field func(*Config) *string) setter {
	return func(c *Config, text string) error {
		_, port, err := net.SplitHostPort(text)
		if n, convErr := strconv.Atoi(port); err != nil || convErr != nil || n < 0 || n > 65535 {
			return errors.New("must be an address such as 127.0.0.1:8080 or :8080")
		}
		*field(c) = text
		return nil
	}
}

func onOff(field func(*Config) *bool) setter {
	return func(c *Config, text string) error {
		switch strings.ToLower(text) {
		case "on", "true", "1", "yes":
			*field(c) = true
		case "off", "false", "0", "no":
			*field(c) = false
		default:
			return errors.New("must be on or off")
		}
		return nil
	}
}

func integer(field func(*Config) *int, low, high int) setter {
	return func(c *Config, text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < low || n > high {
			return fmt.Errorf("must be a whole number from %d to %d", low, high)
		}
		*field(c) = n
		return nil
	}
}

func dollars(field func(*Config) *float64) setter {
	return func(c *Config, text string) error {
		if strings.EqualFold(text, "off") {
			*field(c) = 0
			return nil
		}
		amount, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(amount) || amount <= 0 || amount > 1e6 {
			return errors.New("must be an amount above 0 and up to 1000000, or off")
		}
		*field(c) = amount
		return nil
	}
}

// drain is a duration that may be nothing.
func drain(field func(*Config) *time.Duration) setter {
	return func(c *Config, text string) error {
		d, err := time.ParseDuration(text)
		if err != nil || d < 0 || d > time.Hour {
			return errors.New("must be a duration from 0s to 1h, such as 5s")
		}
		*field(c) = d
		return nil
	}
}

func duration(field func(*Config) *time.Duration) setter {
	return func(c *Config, text string) error {
		d, err := time.ParseDuration(text)
		if err != nil || d < time.Millisecond || d > 24*time.Hour {
			return errors.New("must be a duration from 1ms to 24h, such as 30s")
		}
		*field(c) = d
		return nil
	}
}

func directory(field func(*Config) *string) setter {
	return func(c *Config, text string) error {
		path, err := filepath.Abs(text)
		if err != nil {
			return errors.New("must be a directory")
		}
		*field(c) = path
		return nil
	}
}

func level(c *Config, text string) error {
	levels := map[string]slog.Level{
		"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError,
	}
	l, ok := levels[strings.ToLower(text)]
	if !ok {
		return errors.New("must be debug, info, warn or error")
	}
	c.LogLevel = l
	return nil
}
