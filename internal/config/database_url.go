package config

import (
	"cmp"
	"errors"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// errAddress says what an address of a database is. It repeats nothing of the value, which may hold a password.
var errAddress = errors.New("must be a postgres:// URL, special characters of its password written as %XX, " +
	"or key=value pairs")

// addressWords are the words that an address of a database may hold: the driver's, and settings of a session. Any
// other would be sent to the server as a setting, whatever was meant.
func addressWords() []string {
	return []string{
		"host", "hostaddr", "port", "dbname", "user", "password", "passfile", "service", "options",
		"application_name", "fallback_application_name", "connect_timeout", "target_session_attrs",
		"load_balance_hosts", "sslmode", "sslnegotiation", "sslcert", "sslkey", "sslrootcert", "sslsni", "sslinline",
		"ssl_min_protocol_version", "ssl_max_protocol_version", "min_protocol_version", "max_protocol_version",
		"krbsrvname", "krbspn", "binary_parameters", "disable_prepared_binary_result", "client_encoding", "datestyle",
		"tz", "geqo", "search_path", "role", "work_mem", "statement_timeout", "lock_timeout",
		"idle_in_transaction_session_timeout", "default_transaction_isolation",
	}
}

// databaseURL is a database's address, word by word.
type databaseURL struct{ words map[string]string }

// parseDatabaseURL reads a postgres:// URL as libpq does, with several hosts and ports, or key=value pairs.
func parseDatabaseURL(text string) (databaseURL, error) {
	a := databaseURL{words: map[string]string{}}
	read := a.readPairs
	for _, scheme := range []string{"postgres://", "postgresql://"} {
		if rest, found := strings.CutPrefix(text, scheme); found {
			text, read = rest, a.readURL
		}
	}
	if err := read(text); err != nil {
		return databaseURL{}, err
	}
	return a, a.check()
}

// set keeps a word; the last value is the one that counts, and an empty one is none.
func (a databaseURL) set(word, value string) error {
	if !slices.Contains(addressWords(), word) {
		return errors.New("holds a word that is none of an address; docs/operations.md lists them")
	}
	if !utf8.ValidString(value) || strings.ContainsRune(value, 0) {
		return errAddress
	}
	if value != "" {
		a.words[word] = value
	}
	return nil
}

// readURL reads what follows postgres://. Nothing in it may be left as it is that a URL writes as %XX: a password with
// an @, a # or a / would end up in another part.
func (a databaseURL) readURL(text string) error {
	if strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r == '#' || r == '\\' || r == 0x7f }) {
		return errAddress
	}
	text, query, _ := strings.Cut(text, "?")
	authority, database, _ := strings.Cut(text, "/")
	if strings.ContainsAny(database, "/@") {
		return errAddress
	}
	if account, hosts, found := strings.Cut(authority, "@"); found {
		authority = hosts
		user, password, _ := strings.Cut(account, ":")
		if strings.Contains(hosts, "@") {
			return errAddress
		}
		if err := cmp.Or(a.setEscaped("user", user), a.setEscaped("password", password)); err != nil {
			return err
		}
	}
	if err := cmp.Or(a.setHosts(authority), a.setEscaped("dbname", database)); err != nil {
		return err
	}
	return a.readQuery(query)
}

func (a databaseURL) readQuery(query string) error {
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" {
			continue
		}
		word, value, found := strings.Cut(pair, "=")
		plain, err := url.QueryUnescape(value)
		if !found || err != nil {
			return errAddress
		}
		if err := a.set(word, plain); err != nil {
			return err
		}
	}
	return nil
}

func (a databaseURL) setEscaped(word, value string) error {
	plain, err := url.PathUnescape(value)
	if err != nil {
		return errAddress
	}
	return a.set(word, plain)
}

// setHosts reads host:port pairs, separated by commas; an IPv6 address stands in brackets.
func (a databaseURL) setHosts(authority string) error {
	if authority == "" {
		return nil
	}
	var hosts, ports []string
	given := false
	for part := range strings.SplitSeq(authority, ",") {
		host, port, err := cutPort(part)
		if err != nil {
			return err
		}
		given = given || port != ""
		hosts, ports = append(hosts, host), append(ports, port)
	}
	if given {
		if err := a.set("port", strings.Join(ports, ",")); err != nil {
			return err
		}
	}
	return a.set("host", strings.Join(hosts, ","))
}

// cutPort takes one pair apart. The port is empty where none is given.
func cutPort(pair string) (host, port string, err error) {
	host, port, _ = strings.Cut(pair, ":")
	if end := strings.LastIndex(pair, "]"); strings.HasPrefix(pair, "[") && end > 0 {
		host, port = pair[1:end], pair[end+1:]
		if port != "" && !strings.HasPrefix(port, ":") {
			return "", "", errAddress
		}
		port = strings.TrimPrefix(port, ":")
	}
	if host, err = url.PathUnescape(host); err != nil || port != "" && !isPort(port) {
		return "", "", errAddress
	}
	return host, port, nil
}

func isPort(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n > 0 && n <= 65535
}

// readPairs reads key=value pairs as libpq does: a value with spaces stands in single quotes, a backslash escapes.
func (a databaseURL) readPairs(text string) error {
	for {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		if text == "" {
			return nil
		}
		word, rest, found := strings.Cut(text, "=")
		word = strings.TrimRightFunc(word, unicode.IsSpace)
		if !found || word == "" || strings.ContainsFunc(word, unicode.IsSpace) {
			return errAddress
		}
		value, rest, err := cutValue(strings.TrimLeftFunc(rest, unicode.IsSpace))
		if err != nil {
			return err
		}
		if err := a.set(word, value); err != nil {
			return err
		}
		text = rest
	}
}

// cutValue takes the value off the front of text.
func cutValue(text string) (value, rest string, err error) {
	text, quoted := strings.CutPrefix(text, "'")
	var b strings.Builder
	escaped := false
	for i, r := range text {
		switch {
		case escaped:
			escaped = false
			b.WriteRune(r)
		case r == '\\':
			escaped = true
		case quoted && r == '\'':
			return b.String(), text[i+1:], nil
		case !quoted && unicode.IsSpace(r):
			return b.String(), text[i:], nil
		default:
			b.WriteRune(r)
		}
	}
	if quoted || escaped {
		return "", "", errAddress
	}
	return b.String(), "", nil
}

// check refuses values that the driver would refuse in words that repeat them.
func (a databaseURL) check() error {
	if err := a.checkChoices(); err != nil {
		return err
	}
	for port := range strings.SplitSeq(a.words["port"], ",") {
		if port != "" && !isPort(port) {
			return errors.New("has a bad port: it is a number from 1 to 65535")
		}
	}
	for text := range strings.SplitSeq(a.words["hostaddr"], ",") {
		if _, err := netip.ParseAddr(text); text != "" && err != nil {
			return errors.New("has a bad hostaddr: it is an IP address")
		}
	}
	if text, found := a.words["connect_timeout"]; found {
		if _, err := strconv.Atoi(text); err != nil {
			return errors.New("has a bad connect_timeout: it is a number of seconds")
		}
	}
	hosts, ports := strings.Count(a.words["host"], ","), strings.Count(a.words["port"], ",")
	if ports > 0 && ports != hosts {
		return errors.New("has not as many ports as hosts")
	}
	return nil
}

// checkChoices looks at the words that have few values, always in the same order.
func (a databaseURL) checkChoices() error {
	choices := []struct {
		word    string
		allowed []string
	}{
		{"sslmode", []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
		{"target_session_attrs", []string{"any", "read-write", "read-only", "primary", "standby", "prefer-standby"}},
		{"load_balance_hosts", []string{"disable", "random"}},
		{"sslnegotiation", []string{"postgres", "direct"}},
	}
	for _, c := range choices {
		if value, found := a.words[c.word]; found && !slices.Contains(c.allowed, value) {
			return errors.New("has a bad " + c.word + ": it is one of " + strings.Join(c.allowed, ", "))
		}
	}
	return nil
}

// String is the address as key=value pairs, in which several hosts have their ports.
func (a databaseURL) String() string {
	quote := strings.NewReplacer(`'`, `\'`, `\`, `\\`)
	var pairs []string
	for _, word := range addressWords() {
		if value, found := a.words[word]; found {
			pairs = append(pairs, word+"='"+quote.Replace(value)+"'")
		}
	}
	return strings.Join(pairs, " ")
}

// databaseSetting keeps an address as it was written, unless the driver could not read that: one with a port for each
// host, or with a socket's directory as host of a URL.
func databaseSetting(field func(*Config) *Secret) setter {
	return func(c *Config, text string) error {
		a, err := parseDatabaseURL(text)
		if err != nil {
			return err
		}
		if strings.HasPrefix(text, "postgres") && strings.ContainsAny(a.words["host"], ",/") {
			text = a.String()
		}
		*field(c) = Secret(text)
		return nil
	}
}

// passwords are the password of an address, as it is and as a URL writes it.
func passwords(s Secret) []string {
	a, err := parseDatabaseURL(s.Reveal())
	plain := a.words["password"]
	if err != nil || plain == "" {
		return nil
	}
	inUserinfo := strings.TrimPrefix(url.UserPassword("", plain).String(), ":")
	return slices.Compact([]string{plain, inUserinfo, url.QueryEscape(plain)})
}
