package fact

import (
	"fmt"
	"strings"
	"testing"
)

// record keeps what a test would have said.
type record struct {
	testing.TB
	said  []string
	ended bool
}

func (r *record) Helper() {}

func (r *record) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *record) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	r.ended = true
}

func TestFactsThatHoldSayNothing(t *testing.T) {
	t.Parallel()
	r := &record{}
	Is(r, "a number", 1, 1)
	Is(r, "an error", error(nil), nil)
	Not(r, "a number", 1, 2)
	Equal(r, "a list", []int{}, nil)
	Contains(r, "a text", "abc", "b")
	Lacks(r, "a text", "abc", "d")
	Holds(r, "1 < 2", true)
	if len(r.said) > 0 {
		t.Errorf("said %q", r.said)
	}
}

func TestFactsThatDoNotHoldSayWhatWasGot(t *testing.T) {
	t.Parallel()
	for want, state := range map[string]func(testing.TB){
		`name is "a", want "b"`: func(t testing.TB) { Is(t, "name", "a", "b") },
		`n is 1, want 2 beside "case", {X:3}`: func(t testing.TB) {
			Is(t, "n", 1, 2, "case", struct{ X int }{3})
		},
		`err is <nil>, want another`:       func(t testing.TB) { Not(t, "err", error(nil), nil) },
		`ids is [1 2], want [1]`:           func(t testing.TB) { Equal(t, "ids", []int{1, 2}, []int{1}) },
		`names is ["a b"], want ["a" "b"]`: func(t testing.TB) { Equal(t, "names", []string{"a b"}, []string{"a", "b"}) },
		`body lacks "x": abc beside /path`: func(t testing.TB) { Contains(t, "body", "abc", "x", []byte("/path")) },
		`body contains "b": abc`:           func(t testing.TB) { Lacks(t, "body", "abc", "b") },
		`n < 2 does not hold beside 3`:     func(t testing.TB) { Holds(t, "n < 2", false, 3) },
		`the end of it does not hold`:      func(t testing.TB) { Holds(Must(t), "the end of it", false) },
		`another end is true, want false`:  func(t testing.TB) { Is(Must(t), "another end", true, false) },
	} {
		r := &record{}
		state(r)
		if got := strings.Join(r.said, "\n"); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
		if r.ended != strings.Contains(want, "end") {
			t.Errorf("%s: ended %v", want, r.ended)
		}
	}
}
