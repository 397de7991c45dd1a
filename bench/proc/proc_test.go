package proc

import (
	"os"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
)

func TestParseCPU(t *testing.T) {
	t.Parallel()
	const tail = " S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20 0"
	tests := []struct {
		name, stat string
		want       time.Duration
		bad        bool
	}{
		{"plain", "7 (floor)" + tail, 1750 * time.Millisecond, false},
		{"name with parentheses and spaces", "7 (a) b (c)" + tail, 1750 * time.Millisecond, false},
		{"cut off", "7 (floor) S 1 2", 0, true},
		{"no name", "7 8 9", 0, true},
		{"not a number", "7 (floor) S 1 2 3 4 5 6 7 8 9 10 x 25 0", 0, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := parseCPU([]byte(test.stat))
			if got != test.want || (err != nil) != test.bad {
				t.Errorf("got %v, %v; want %v", got, err, test.want)
			}
		})
	}
}

func TestKilobytes(t *testing.T) {
	t.Parallel()
	text := []byte("Rss:     12 kB\nRss_Other:  9 kB\nPss_Dirty:  3 kB\nPss:  4 kB\n")
	for name, want := range map[string]int64{"Rss": 12 << 10, "Pss": 4 << 10} {
		if got, err := kilobytes(text, name); err != nil || got != want {
			t.Errorf("%s: %d, %v; want %d", name, got, err, want)
		}
	}
	if _, err := kilobytes(text, "Swap"); err == nil {
		t.Error("a missing line was found")
	}
}

func TestOwnProcess(t *testing.T) {
	t.Parallel()
	pid := os.Getpid()
	block := make([]byte, 64<<20)
	for i := range block {
		block[i] = 1
	}
	m, err := MemoryOf(pid)
	fact.Is(fact.Must(t), "err", err, nil, len(block), m)
	fact.Holds(t, "m.RSS >= 64<<20", m.RSS >= 64<<20, m.RSS, len(block))
	fact.Holds(t, "m.Private >= 64<<20", m.Private >= 64<<20, m.Private, len(block))
	fact.Holds(t, "m.PSS <= m.RSS", m.PSS <= m.RSS, m.PSS, m.RSS, len(block))
	if peak, err := PeakRSS(pid); err != nil || peak < m.Private {
		t.Errorf("peak %d, %v; now %d", peak, err, m.Private)
	}
	if cpu, err := CPU(pid); err != nil || cpu < 0 {
		t.Errorf("cpu %v, %v", cpu, err)
	}
}

func TestMachineNamesCores(t *testing.T) {
	t.Parallel()
	if line := Machine(); !strings.Contains(line, "×") || strings.Contains(line, "\n") {
		t.Errorf("machine line %q", line)
	}
}

func TestRaiseFileLimit(t *testing.T) {
	t.Parallel()
	if n, err := RaiseFileLimit(); err != nil || n < 256 {
		t.Errorf("%d descriptors, %v", n, err)
	}
}
