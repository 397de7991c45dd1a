package pgserver

import "testing"

func TestBuffersAreAPartOfFreeMemory(t *testing.T) {
	t.Parallel()
	const gigabyte = 1 << 30
	for free, want := range map[uint64]string{
		0: "128MB", gigabyte / 2: "128MB", 4 * gigabyte: "512MB", 8 * gigabyte: "1024MB", 900 * gigabyte: "1024MB",
	} {
		if got := buffers(free); got != want {
			t.Errorf("of %d bytes: %s, want %s", free, got, want)
		}
	}
}

// A cluster for a moment has little to keep.
func TestServersThatLastHaveMoreBuffers(t *testing.T) {
	t.Parallel()
	for _, temporary := range []bool{false, true} {
		c := cluster{temporary: temporary}
		if _, set := c.ownSettings()["shared_buffers"]; set == temporary {
			t.Errorf("temporary %v: shared_buffers is set: %v", temporary, set)
		}
	}
}

func TestFreeMemory(t *testing.T) {
	t.Parallel()
	for info, want := range map[string]uint64{
		"MemTotal: 9 kB\nMemFree: 1 kB\nMemAvailable:   2048 kB\nBuffers: 3 kB\n": 2 << 20,
		"MemTotal: 9 kB\n": 0, "": 0, "MemAvailable: much": 0,
	} {
		if got := available([]byte(info)); got != want {
			t.Errorf("%q: %d, want %d", info, got, want)
		}
	}
	for limit, want := range map[string]uint64{"max\n": 100, "": 100, "40\n": 40, "9223372036854771712\n": 100} {
		if got := capped(100, limit); got != want {
			t.Errorf("100 bytes with the limit %q: %d, want %d", limit, got, want)
		}
	}
}
