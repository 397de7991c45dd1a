package config

import (
	"encoding/pem"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestCollectorCertificates(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(nil)
	defer server.Close()
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	certificate := write("ca.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}))
	empty := write("empty.pem", nil)

	good := OTLP{Certificate: certificate}
	tls, err := good.TLS()
	if err != nil {
		t.Fatal(err)
	}
	if tls.RootCAs == nil {
		t.Error("the file's authorities are not used")
	}
	for _, test := range []struct {
		otlp     OTLP
		variable string
	}{
		{OTLP{Certificate: filepath.Join(dir, "missing")}, "OTEL_EXPORTER_OTLP_CERTIFICATE"},
		{OTLP{Certificate: empty}, "OTEL_EXPORTER_OTLP_CERTIFICATE"},
		{OTLP{ClientCertificate: certificate}, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"},
		{OTLP{ClientKey: certificate}, "OTEL_EXPORTER_OTLP_CLIENT_KEY"},
		{OTLP{ClientCertificate: certificate, ClientKey: empty}, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"},
	} {
		_, err := test.otlp.TLS()
		if bad, ok := errors.AsType[*Error](err); !ok || bad.Variable != test.variable {
			t.Errorf("%+v: %v", test.otlp, err)
		}
	}
}

func TestCollectorHeadersAreSecret(t *testing.T) {
	t.Parallel()
	c, err := load(t, map[string]string{"OTEL_EXPORTER_OTLP_HEADERS": "authorization=Bearer%20hunter2"})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(c.Secrets(), "Bearer hunter2") {
		t.Fatalf("secrets %q", c.Secrets())
	}
}
