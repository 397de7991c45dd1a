//go:build soak

package app_test

import (
	"runtime"
	"testing"
	"time"

	"goodones/internal/fact"
)

// The bars of an export of 100,000 candidates.
const (
	manyRows   = 100_000
	mostTime   = 20 * time.Second
	mostMemory = 32 << 20
)

// TestSoakExport downloads 100,000 candidates, and tells by how much the heap of the server and its client grew.
//
// Not parallel: it measures the heap of the process.
func TestSoakExport(t *testing.T) {
	url, key := exporting(t, manyRows)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	stop, most := make(chan bool), make(chan uint64)
	go func() {
		var peak uint64
		for tick := time.NewTicker(20 * time.Millisecond); ; {
			select {
			case <-stop:
				most <- peak
				return
			case <-tick.C:
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapInuse)
			}
		}
	}()
	began := time.Now()
	status, lines := download(t, url+"/export/candidates.csv", key)
	took := time.Since(began)
	close(stop)
	grown := int64(<-most) - int64(before.HeapInuse)
	t.Logf("%d lines in %s; the heap grew by %.1f MiB", lines, took, float64(grown)/(1<<20))
	fact.Is(t, "status", status, 200)
	fact.Is(t, "lines", lines, manyRows+1)
	fact.Holds(t, "took <= mostTime", took <= mostTime, took, mostTime)
	fact.Holds(t, "grown <= mostMemory", grown <= mostMemory, grown, mostMemory)
}
