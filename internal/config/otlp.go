package config

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/url"
	"os"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"
)

// otlpSettings are those that OpenTelemetry's specification has for exporters, by its names.
func otlpSettings() []setting {
	return []setting{
		{Variable{"OTEL_EXPORTER_OTLP_ENDPOINT", "", "",
			"OpenTelemetry collector that gets traces over HTTP: `http://localhost:4318`; default: none"},
			httpURL(func(c *Config) *string { return &c.OTLP.Endpoint })},
		{Variable{"OTEL_EXPORTER_OTLP_HEADERS", "", "",
			"headers for the collector, values written as in a URL: `x-api-key=secret,x-team=web`"},
			otlpHeaders},
		{Variable{"OTEL_EXPORTER_OTLP_TIMEOUT", "", "10000", "milliseconds that the collector may take for an answer"},
			otlpTimeout},
		{Variable{"OTEL_EXPORTER_OTLP_COMPRESSION", "", "none", "gzip compresses what the collector gets"},
			otlpCompression},
		{Variable{"OTEL_EXPORTER_OTLP_CERTIFICATE", "", "",
			"PEM file of the authorities that may vouch for the collector; default: the system's"},
			text(func(c *Config) *string { return &c.OTLP.Certificate })},
		{Variable{"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "", "", "PEM file of the certificate shown to the collector"},
			text(func(c *Config) *string { return &c.OTLP.ClientCertificate })},
		{Variable{"OTEL_EXPORTER_OTLP_CLIENT_KEY", "", "", "PEM file of its key"},
			text(func(c *Config) *string { return &c.OTLP.ClientKey })},
	}
}

// OTLP is how traces reach an OpenTelemetry collector.
type OTLP struct {
	Endpoint          string // without a slash at the end; empty: no traces
	Headers           map[string]Secret
	Timeout           time.Duration // of one request
	Gzip              bool
	Certificate       string // PEM file of authorities; empty: the system's
	ClientCertificate string // PEM file; empty: none
	ClientKey         string // PEM file
}

// TLS reads the certificates. What is wrong with them is an *Error.
func (o *OTLP) TLS() (*tls.Config, error) {
	c := &tls.Config{MinVersion: tls.VersionTLS12}
	if o.Certificate != "" {
		pem, err := os.ReadFile(o.Certificate)
		if err != nil {
			return nil, &Error{"OTEL_EXPORTER_OTLP_CERTIFICATE", "cannot be read: " + err.Error()}
		}
		c.RootCAs = x509.NewCertPool()
		if !c.RootCAs.AppendCertsFromPEM(pem) {
			return nil, &Error{"OTEL_EXPORTER_OTLP_CERTIFICATE", "must be a file with certificates in PEM form"}
		}
	}
	if o.ClientCertificate == "" && o.ClientKey == "" {
		return c, nil
	}
	for variable, other := range map[string]string{
		"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": o.ClientKey, "OTEL_EXPORTER_OTLP_CLIENT_KEY": o.ClientCertificate,
	} {
		if other == "" {
			return nil, &Error{variable, "is of no use alone: a certificate needs its key, and a key its certificate"}
		}
	}
	pair, err := tls.LoadX509KeyPair(o.ClientCertificate, o.ClientKey)
	if err != nil {
		return nil, &Error{"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE",
			"and OTEL_EXPORTER_OTLP_CLIENT_KEY must be a pair of PEM files: " + err.Error()}
	}
	c.Certificates = []tls.Certificate{pair}
	return c, nil
}

// otlpHeaders reads name=value pairs, separated by commas, as OpenTelemetry's specification has them.
func otlpHeaders(c *Config, text string) error {
	bad := errors.New("must be name=value pairs, separated by commas, special characters written as %XX")
	headers := map[string]Secret{}
	for pair := range strings.SplitSeq(text, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		name, escaped, found := strings.Cut(pair, "=")
		value, err := url.PathUnescape(strings.TrimSpace(escaped))
		name = strings.TrimSpace(name)
		if !found || err != nil || !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) {
			return bad
		}
		headers[name] = Secret(value)
	}
	c.OTLP.Headers = headers
	return nil
}

func otlpTimeout(c *Config, text string) error {
	var milliseconds int
	if err := integer(func(*Config) *int { return &milliseconds }, 1, 600_000)(c, text); err != nil {
		return err
	}
	c.OTLP.Timeout = time.Duration(milliseconds) * time.Millisecond
	return nil
}

func otlpCompression(c *Config, text string) error {
	if text != "gzip" && text != "none" {
		return errors.New("must be gzip or none")
	}
	c.OTLP.Gzip = text == "gzip"
	return nil
}
