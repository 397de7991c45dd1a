package cli

import "strings"

// conceal takes passwords out of what err says, such as a server's text that repeats them. It stays the same error to
// errors.Is and errors.As.
func conceal(err error, passwords []string) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	for _, password := range passwords {
		text = strings.ReplaceAll(text, password, "[redacted]")
	}
	if text == err.Error() {
		return err
	}
	return concealed{err, text}
}

type concealed struct {
	err  error
	text string
}

func (c concealed) Error() string { return c.text }

func (c concealed) Unwrap() error { return c.err }
