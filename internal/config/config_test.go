package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"goodones/internal/fact"
)

func environment(pairs map[string]string) Lookup {
	return func(name string) (string, bool) {
		value, found := pairs[name]
		return value, found
	}
}

func load(t *testing.T, pairs map[string]string, args ...string) (Config, error) {
	t.Helper()
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	Register(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return LoadFrom(flags, environment(pairs))
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	got, err := load(t, map[string]string{"XDG_STATE_HOME": "/state"})
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		StateDir: "/state/goodones", ListenAddr: "127.0.0.1:8080", ShutdownTimeout: 10 * time.Second,
		ShutdownDrain:     5 * time.Second,
		BlueskyAppViewURL: "https://public.api.bsky.app",
		XAPIBaseURL:       "https://api.x.com", RateLimitPerMinute: 60, SessionRateLimit: 600,
		MaxSocketsPerKey: 20, MaxSubscriptionsPerKey: 100,
		Budgets: true, StalePeople: 30,
		Workers: 4, Lease: 30 * time.Second, Heartbeat: 10 * time.Second, Sweep: 5 * time.Second,
		ListenNotify: true, JudgeConcurrency: 4, OTLP: OTLP{Timeout: 10 * time.Second},
		PricesMicroUSD: map[string]int64{"user": 10_000, "follower": 10_000, "post": 5_000, "owned": 1_000},
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

const secretKey = "0123456789abcdef0123456789abcdef"

// everything sets each variable.
func everything() map[string]string {
	return map[string]string{
		"DATABASE_URL": "postgres://a", "LISTEN_DATABASE_URL": "postgres://b", "LISTEN_ADDR": ":0",
		"X_API_BASE_URL": "http://127.0.0.1:9/", "X_BEARER_TOKEN": "app", "X_USER_TOKEN": "user",
		"BLUESKY_APPVIEW_URL": "http://127.0.0.1:10/", "X_BEARER_TOKENS": "other",
		"PUBLIC_URL": "https://Good.example:443/", "SESSION_RATE_LIMIT": "7",
		"RATE_LIMIT_PER_MINUTE": "0", "MAX_SOCKETS_PER_KEY": "1", "MAX_SUBSCRIPTIONS_PER_KEY": "2",
		"ALLOWED_ORIGINS": "https://a.example, http://localhost:3000", "INTROSPECTION": "ON", "BUDGETS": "off",
		"LOG_LEVEL": "debug", "MONTHLY_BUDGET_USD": "12.50", "ADMIN_ADDR": "127.0.0.1:9090", "NATS_URL": "nats://n",
		"OTEL_EXPORTER_OTLP_ENDPOINT": "http://otel:4318", "OTEL_EXPORTER_OTLP_TIMEOUT": "1500",
		"OTEL_EXPORTER_OTLP_HEADERS": "X-Api-Key=a%20b%3D, x-team=web,", "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
		"OTEL_EXPORTER_OTLP_CERTIFICATE": "/ca.pem", "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": "/me.pem",
		"OTEL_EXPORTER_OTLP_CLIENT_KEY": "/me.key", "PG_BIN": "/pg/bin", "STATE_DIR": "/var/s",
		"LISTEN_NOTIFY": "off", "WORKERS": "9", "LEASE": "3s", "HEARTBEAT": "1s", "SWEEP": "2s", "SHUTDOWN_TIMEOUT": "4s",
		"SHUTDOWN_DRAIN": "6s", "SECRET_KEY": secretKey + ", " + secretKey,
		"STALE_PEOPLE": "7", "X_PRICES": "user=1,follower=2,post=3,owned=0.1", "X_CLIENT_ID": "c", "X_CLIENT_SECRET": "d",
		"JUDGE_URL": "http://localhost:11434/v1/", "JUDGE_MODEL": "m",
		"JUDGE_API_KEY": "k", "JUDGE_PRICES": "in=0.15, out=0.6", "JUDGE_BUDGET_USD": "20", "JUDGE_CONCURRENCY": "2",
		"WEBHOOK_ALLOW_HTTP": "on", "WEBHOOK_PORTS": "5678, 3000", "WEBHOOK_ALLOW_NETWORKS": "10.1.2.0/24,fd12:3456::/48",
	}
}

func TestEveryVariableReachesItsField(t *testing.T) {
	t.Parallel()
	got, err := load(t, everything())
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		DatabaseURL: "postgres://a", ListenDatabaseURL: "postgres://b", PGBin: "/pg/bin", StateDir: "/var/s",
		ListenAddr: ":0", AdminAddr: "127.0.0.1:9090",
		AllowedOrigins: []string{"https://a.example", "http://localhost:3000"},
		Introspection:  true, LogLevel: slog.LevelDebug, ShutdownTimeout: 4 * time.Second, ShutdownDrain: 6 * time.Second,
		XAPIBaseURL: "http://127.0.0.1:9", XBearerToken: "app", XUserToken: "user",
		XBearerTokens: []Secret{"other"}, BlueskyAppViewURL: "http://127.0.0.1:10",
		SecretKeys: []Secret{secretKey, secretKey},
		PublicURL:  "https://good.example", SessionRateLimit: 7,
		MaxSocketsPerKey: 1, MaxSubscriptionsPerKey: 2, StalePeople: 7, MonthlyBudgetUSD: 12.5,
		Workers: 9, Lease: 3 * time.Second, Heartbeat: time.Second, Sweep: 2 * time.Second,
		JudgeURL: "http://localhost:11434/v1", JudgeModel: "m", JudgeAPIKey: "k", JudgeBudgetUSD: 20,
		JudgePrices: JudgePrices{In: 150_000, Out: 600_000}, JudgeConcurrency: 2,
		WebhookAllowHTTP: true, WebhookPorts: []int{5678, 3000}, WebhookAllowNetworks: []netip.Prefix{
			netip.MustParsePrefix("10.1.2.0/24"), netip.MustParsePrefix("fd12:3456::/48"),
		},
		NATSURL: "nats://n", OTLP: OTLP{
			Endpoint: "http://otel:4318", Headers: map[string]Secret{"X-Api-Key": "a b=", "x-team": "web"},
			Timeout: 1500 * time.Millisecond, Gzip: true,
			Certificate: "/ca.pem", ClientCertificate: "/me.pem", ClientKey: "/me.key",
		},
		PricesMicroUSD: map[string]int64{"user": 1_000_000, "follower": 2_000_000, "post": 3_000_000, "owned": 100_000},
		XClientID:      "c", XClientSecret: "d",
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
	if secrets := got.Secrets(); len(secrets) != 12 {
		t.Fatalf("%d secrets", len(secrets))
	}
}

// TestSpaceAroundValues reads a file of variables that was written on Windows, and refuses one whose quotes nobody took
// off.
func TestSpaceAroundValues(t *testing.T) {
	t.Parallel()
	want, err := load(t, everything())
	if err != nil {
		t.Fatal(err)
	}
	spaced := map[string]string{}
	for name, value := range everything() {
		spaced[name] = " " + value + "\r\n"
		for _, quote := range []string{`"`, "'"} {
			_, err := load(t, map[string]string{name: quote + value + quote + "\r"})
			bad, ok := errors.AsType[*Error](err)
			fact.Is(fact.Must(t), "ok", ok, true, err)
			fact.Is(t, "bad.Variable", bad.Variable, name, err)
			fact.Contains(t, "bad.Reason", bad.Reason, "quotes", err)
		}
	}
	if got, err := load(t, spaced); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v (%v)", got, want, err)
	}
	if got, err := load(t, map[string]string{"WORKERS": " \r"}); err != nil || got.Workers != 4 {
		t.Errorf("a blank variable: %d, %v", got.Workers, err)
	}
}

func TestFlagWinsOverEnvironment(t *testing.T) {
	t.Parallel()
	env := map[string]string{"LISTEN_ADDR": ":1", "WORKERS": "2", "RATE_LIMIT_PER_MINUTE": ""}
	c, err := load(t, env, "--listen", ":3")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "c.ListenAddr", c.ListenAddr, ":3")
	fact.Is(fact.Must(t), "c.Workers", c.Workers, 2)
	fact.Is(fact.Must(t), "c.RateLimitPerMinute", c.RateLimitPerMinute, 60)
}

func TestBadValuesNameTheVariable(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"LISTEN_ADDR": {"8080", "localhost", ":99999", ":http2"},
		"ADMIN_ADDR":  {"x"},
		"X_API_BASE_URL": {"api.x.com", "ftp://x", "https://", "https://x?a=b", "%", "https://api.x.com/2/",
			"https://u:hush@api.x.com", "https://api.x.com/2//", "https://api.x.com?hush=1", "ftp://u:hush@api.x.com",
			"https://u:hu%zzsh@api.x.com", "u:hush@api.x.com"},
		"BLUESKY_APPVIEW_URL":         {"https://u:hush@api.example", "https://api.example/xrpc/"},
		"X_BEARER_TOKENS":             {"hush,", "hush,'hush", "hush,Bearer hush", "hush,hushé", ",hush"},
		"X_USER_TOKEN":                {"Bearer hush"},
		"SECRET_KEY":                  {"hush", strings.Repeat("hush", 8) + ",", strings.Repeat("hu sh", 8)},
		"X_BEARER_TOKEN":              {"two\nlines", "Bearer hush", "hush\u00a0hush", `"hush`, "hush'"},
		"RATE_LIMIT_PER_MINUTE":       {"-1", "many", "1.5", "99999999999999999999"},
		"MAX_SOCKETS_PER_KEY":         {"-1"},
		"MAX_SUBSCRIPTIONS_PER_KEY":   {"x"},
		"PUBLIC_URL":                  {"good.example", "ftp://good.example", "https://good.example/x", "*"},
		"SESSION_RATE_LIMIT":          {"-1", "x"},
		"ALLOWED_ORIGINS":             {"a.example", "https://a.example/x", "*"},
		"INTROSPECTION":               {"maybe"},
		"BUDGETS":                     {"2"},
		"LISTEN_NOTIFY":               {"no thanks"},
		"LOG_LEVEL":                   {"loud"},
		"MONTHLY_BUDGET_USD":          {"0", "-1", "NaN", "Inf", "ten"},
		"NATS_URL":                    {"localhost:4222", "http://n"},
		"OTEL_EXPORTER_OTLP_ENDPOINT": {"localhost:4318", "https://u:hush@collector"},
		"WORKERS":                     {"0", "1001"},
		"LEASE":                       {"30", "0s", "-1s", "48h"},
		"HEARTBEAT":                   {"16s", "x"},
		"SWEEP":                       {"0"},
		"SHUTDOWN_TIMEOUT":            {"soon"},
		"SHUTDOWN_DRAIN":              {"-1s", "5", "2h"},
		"JUDGE_URL":                   {"localhost:11434", "ftp://m", "https://u:hush@m/v1"},
		"JUDGE_PRICES":                {"in=1", "in=1,out=x", "in=-1,out=1", "in=1,out=1,user=1", "in=0,out=0", "1,2"},
		"JUDGE_BUDGET_USD":            {"0", "many"},
		"JUDGE_CONCURRENCY":           {"0", "101"},
		"WEBHOOK_ALLOW_HTTP":          {"perhaps"},
		"WEBHOOK_PORTS":               {"0", "65536", "80,", "http"},
		"WEBHOOK_ALLOW_NETWORKS":      {"10.1.2.3", "10.1.2.3/24", "10.1.2.0/33", "example.com", "::ffff:10.0.0.0/104", ","},

		"OTEL_EXPORTER_OTLP_HEADERS":     {"x", "=v", "a b=v", "x=%zz", "x=a%0Ab", "x=1,y"},
		"OTEL_EXPORTER_OTLP_TIMEOUT":     {"10s", "0", "-1", "600001"},
		"OTEL_EXPORTER_OTLP_COMPRESSION": {"zstd", "GZIP"},
	}
	for name, values := range tests {
		for _, value := range values {
			_, err := load(t, map[string]string{name: value})
			bad, ok := errors.AsType[*Error](err)
			if !ok || bad.Variable != name {
				t.Errorf("%s=%q: error %v", name, value, err)
				continue
			}
			text := err.Error()
			if strings.Contains(text, "hush") {
				t.Errorf("%s: %q quotes what is secret", name, text)
			}
			if !strings.HasPrefix(text, name+" ") || strings.Contains(text, "\n") {
				t.Errorf("%s=%q: not one clear line: %q", name, value, text)
			}
		}
	}
}

func TestEmptyFlagIsRefused(t *testing.T) {
	t.Parallel()
	for _, empty := range []string{"", " "} {
		_, err := load(t, nil, "--listen", empty)
		if bad, ok := errors.AsType[*Error](err); !ok || bad.Variable != "LISTEN_ADDR" {
			t.Fatalf("error %v", err)
		}
	}
	if _, err := load(t, nil, "--admin-listen", ""); err != nil {
		t.Fatalf("a flag without a default may be empty: %v", err)
	}
}

func TestSecretsAreNeverShown(t *testing.T) {
	t.Parallel()
	const hidden = "hunter2"
	c := Config{DatabaseURL: "postgres://u:" + hidden + "@h/d", XBearerToken: hidden}
	var out strings.Builder
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+"\n", c)
		fmt.Fprintf(&out, verb+"\n", c.XBearerToken)
	}
	for _, handler := range []slog.Handler{slog.NewJSONHandler(&out, nil), slog.NewTextHandler(&out, nil)} {
		slog.New(handler).Info("m", "config", c, "token", c.XBearerToken)
	}
	if err := json.NewEncoder(&out).Encode(c); err != nil {
		t.Fatal(err)
	}
	if text := out.String(); strings.Contains(text, hidden) || strings.Contains(text, fmt.Sprintf("%x", hidden)) {
		t.Fatalf("shown:\n%s", text)
	}
	fact.Contains(fact.Must(t), "out.String()", out.String(), redacted)
	fact.Is(fact.Must(t), "c.XBearerToken.Reveal()", c.XBearerToken.Reveal(), hidden)
	fact.Is(fact.Must(t), `Secret("").String()`, Secret("").String(), "")
}

func TestVariablesAreDescribedOnce(t *testing.T) {
	t.Parallel()
	names, flags := map[string]bool{}, map[string]bool{}
	for _, v := range Variables() {
		if names[v.Name] || v.Flag != "" && flags[v.Flag] {
			t.Errorf("%s is there twice", v.Name)
		}
		names[v.Name], flags[v.Flag] = true, true
		if v.Meaning == "" || strings.ContainsAny(v.Meaning, "\n|") {
			t.Errorf("%s: no meaning fit for a table", v.Name)
		}
	}
}

func TestNoSecretHasAFlag(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"DATABASE_URL", "LISTEN_DATABASE_URL", "X_BEARER_TOKEN", "X_USER_TOKEN", "NATS_URL"} {
		for _, v := range Variables() {
			if v.Name == name && v.Flag != "" {
				t.Errorf("%s has flag --%s", name, v.Flag)
			}
		}
	}
}

func TestRegisterOnlyTheNamed(t *testing.T) {
	t.Parallel()
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	Register(flags, "LISTEN_ADDR", "WORKERS")
	fact.Not(fact.Must(t), `flags.Lookup("listen")`, flags.Lookup("listen"), nil)
	fact.Not(fact.Must(t), `flags.Lookup("workers")`, flags.Lookup("workers"), nil)
	fact.Is(fact.Must(t), `flags.Lookup("lease")`, flags.Lookup("lease"), nil)
	defer func() {
		if recover() == nil {
			t.Fatal("a flag for a secret")
		}
	}()
	Register(flags, "X_BEARER_TOKEN")
}

func TestStateDir(t *testing.T) {
	t.Parallel()
	c, err := load(t, map[string]string{"STATE_DIR": "relative"})
	if err != nil || !filepath.IsAbs(c.StateDir) {
		t.Fatalf("state directory %q, %v", c.StateDir, err)
	}
	for _, test := range []struct {
		home string
		root bool
		want string
	}{
		{"/home/ada", false, "/home/ada/.local/state/goodones"},
		{"/root", true, "/var/lib/goodones"},
		{"", true, "/var/lib/goodones"},
		{"", false, ""},
		{"relative", false, ""},
	} {
		if got := stateDir(environment(map[string]string{"HOME": test.home}), test.root); got != test.want {
			t.Errorf("HOME %q, root %v: %q, want %q", test.home, test.root, got, test.want)
		}
	}
	c = Config{}
	if bad, ok := errors.AsType[*Error](c.CheckStateDir()); !ok || bad.Variable != "STATE_DIR" {
		t.Error("no place is good enough")
	}
}

func TestBearerTokens(t *testing.T) {
	t.Parallel()
	env := func(values map[string]string) Lookup {
		return func(name string) (string, bool) { value, ok := values[name]; return value, ok }
	}
	for list, want := range map[string][]string{
		"": {"one"}, "two": {"one", "two"}, " two , three ": {"one", "two", "three"}, "one,two,two": {"one", "two"},
	} {
		c, err := LoadFrom(nil, env(map[string]string{"X_BEARER_TOKEN": "one", "X_BEARER_TOKENS": list}))
		if err != nil || !slices.Equal(c.BearerTokens(), want) {
			t.Errorf("%q: %q, want %q (%v)", list, c.BearerTokens(), want, err)
		}
		for _, token := range want {
			if !slices.Contains(c.Secrets(), token) {
				t.Errorf("%q: %s is no secret", list, token)
			}
		}
	}
	for _, list := range []string{",", "one,", "one two", "one\ntwo"} {
		if _, err := LoadFrom(nil, env(map[string]string{"X_BEARER_TOKENS": list})); err == nil {
			t.Errorf("%q is accepted", list)
		}
	}
	c, err := LoadFrom(nil, env(map[string]string{"X_BEARER_TOKENS": "two"}))
	if err != nil || !slices.Equal(c.BearerTokens(), []string{"two"}) {
		t.Errorf("one token is enough, in either variable: %q, %v", c.BearerTokens(), err)
	}
}

// A setting of the model that lacks another names the one that is missing.
func TestJudgeSettingsBelongTogether(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		missing string
		pairs   map[string]string
	}{
		{"JUDGE_MODEL", map[string]string{"JUDGE_URL": "http://m"}},
		{"JUDGE_URL", map[string]string{"JUDGE_MODEL": "m"}},
		{"JUDGE_URL", map[string]string{"JUDGE_API_KEY": "k"}},
		{"JUDGE_URL", map[string]string{"JUDGE_PRICES": "in=1,out=1"}},
		{"JUDGE_URL", map[string]string{"JUDGE_PRICES": "in=1,out=1", "JUDGE_BUDGET_USD": "1"}},
		{"JUDGE_PRICES", map[string]string{"JUDGE_URL": "http://m", "JUDGE_MODEL": "m", "JUDGE_BUDGET_USD": "1"}},
	} {
		_, err := load(t, c.pairs)
		if bad, ok := errors.AsType[*Error](err); !ok || bad.Variable != c.missing {
			t.Errorf("%v: %v", c.pairs, err)
		}
	}
}
