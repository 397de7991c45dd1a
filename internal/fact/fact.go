// Package fact holds the checks of tests: a call states one fact, so that a failure says which one does not hold, what
// was got and what was wanted. Tests alone import it.
package fact

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Must returns a t with which a fact that does not hold ends the test, for facts that later lines rest on. It is for
// the test's own goroutine.
func Must(t testing.TB) testing.TB { return strict{t} }

// strict ends a test at its first error.
type strict struct{ testing.TB }

func (s strict) Errorf(format string, args ...any) {
	s.Helper()
	s.Fatalf(format, args...)
}

// Is wants what was got to be the one that is wanted. A failure shows the context too: the case of a table,
// say.
func Is[T comparable](t testing.TB, what string, got, want T, context ...any) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %s, want %s%s", what, shown(got), shown(want), all(context))
	}
}

// Not wants what was got to be anything but the unwanted.
func Not[T comparable](t testing.TB, what string, got, unwanted T, context ...any) {
	t.Helper()
	if got == unwanted {
		t.Errorf("%s is %s, want another%s", what, shown(got), all(context))
	}
}

// Equal wants two slices to have the same elements; an empty one and none are equal.
func Equal[T comparable](t testing.TB, what string, got, want []T, context ...any) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s is %s, want %s%s", what, shown(got), shown(want), all(context))
	}
}

// Contains wants a part to be in a text.
func Contains(t testing.TB, what, text, part string, context ...any) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("%s lacks %q: %s%s", what, part, text, all(context))
	}
}

// Lacks wants a part not to be in a text.
func Lacks(t testing.TB, what, text, part string, context ...any) {
	t.Helper()
	if strings.Contains(text, part) {
		t.Errorf("%s contains %q: %s%s", what, part, text, all(context))
	}
}

// Holds wants a condition, which what says in words, to be true; its context should be the values that it is about.
func Holds(t testing.TB, what string, condition bool, context ...any) {
	t.Helper()
	if !condition {
		t.Errorf("%s does not hold%s", what, all(context))
	}
}

func shown(value any) string {
	switch value := value.(type) {
	case string:
		return fmt.Sprintf("%q", value)
	case []string:
		return fmt.Sprintf("%q", value)
	case []byte:
		return string(value)
	}
	return fmt.Sprintf("%+v", value)
}

func all(context []any) string {
	var b strings.Builder
	for i, value := range context {
		if i == 0 {
			b.WriteString(" beside ")
		} else {
			b.WriteString(", ")
		}
		b.WriteString(shown(value))
	}
	return b.String()
}
