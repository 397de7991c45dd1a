// Package proc reads from /proc what a process uses. It needs Linux; elsewhere every call fails.
package proc

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// ticksPerSecond is USER_HZ, fixed at 100 in the kernel's interface on every architecture Go runs on.
const ticksPerSecond = 100

// CPU is the processor time that a process has used so far, user and system, all threads: exact to 10 ms.
func CPU(pid int) (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	return parseCPU(stat)
}

func parseCPU(stat []byte) (time.Duration, error) {
	// The command's name, in parentheses, may hold anything.
	end := bytes.LastIndexByte(stat, ')')
	fields := strings.Fields(string(stat[end+1:]))
	if end < 0 || len(fields) < 13 {
		return 0, fmt.Errorf("unexpected stat: %q", stat)
	}
	var ticks uint64
	for _, field := range fields[11:13] { // utime and stime, fields 14 and 15 of the line
		n, err := strconv.ParseUint(field, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("unexpected stat: %w", err)
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / ticksPerSecond, nil
}

// Memory is what of a process lies in memory, in bytes.
type Memory struct {
	RSS     int64 // everything
	PSS     int64 // shared pages by share
	Private int64 // pages of nobody else
}

// MemoryOf reads smaps_rollup.
func MemoryOf(pid int) (Memory, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return Memory{}, err
	}
	var m Memory
	for _, part := range []struct {
		to   *int64
		name string
	}{{&m.RSS, "Rss"}, {&m.PSS, "Pss"}, {&m.Private, "Private_Clean"}, {&m.Private, "Private_Dirty"}} {
		n, err := kilobytes(text, part.name)
		if err != nil {
			return Memory{}, err
		}
		*part.to += n
	}
	return m, nil
}

// PeakRSS is the most that has lain in memory since the process began, in bytes.
func PeakRSS(pid int) (int64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	return kilobytes(text, "VmHWM")
}

// kilobytes finds a line such as "Rss:   12 kB" and returns bytes.
func kilobytes(text []byte, name string) (int64, error) {
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) == 3 && fields[0] == name+":" && fields[2] == "kB" {
			n, err := strconv.ParseInt(fields[1], 10, 64)
			return n << 10, err
		}
	}
	return 0, fmt.Errorf("no line %s", name)
}

// Machine describes where the figures come from, in one line.
func Machine() string {
	model := runtime.GOARCH
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(text)) {
			if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%d × %s, %s/%s, %s", runtime.NumCPU(), model, runtime.GOOS, runtime.GOARCH, runtime.Version())
}
