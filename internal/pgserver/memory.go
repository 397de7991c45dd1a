package pgserver

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// The server keeps pages of tables in memory of its own, in megabytes: at least as many as PostgreSQL does by itself,
// at most as many as lists of a million candidates read.
const (
	leastBuffers = 128
	mostBuffers  = 1024
)

// oneInBuffers is which part of the memory that is free is taken for them. It is used when there is so much to keep.
const oneInBuffers = 8

// buffers is the setting shared_buffers of a server that lasts, given the bytes that are free.
func buffers(free uint64) string {
	megabytes := min(max(free>>20/oneInBuffers, leastBuffers), mostBuffers)
	return strconv.FormatUint(megabytes, 10) + "MB"
}

// free is the memory that this machine or its container could give out now, in bytes; 0 where the kernel does not say.
func free() uint64 {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	room := available(info)
	for _, limit := range []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"} {
		if text, err := os.ReadFile(limit); err == nil {
			room = capped(room, string(text))
		}
	}
	return room
}

// available is what a file like /proc/meminfo says is free, in bytes.
func available(info []byte) uint64 {
	_, rest, _ := bytes.Cut(info, []byte("MemAvailable:"))
	var kibibytes uint64
	if _, err := fmt.Sscan(string(rest), &kibibytes); err != nil {
		return 0
	}
	return kibibytes << 10
}

// capped is so much memory, or a container's limit where that is less. A limit may be the word max.
func capped(room uint64, limit string) uint64 {
	most, err := strconv.ParseUint(strings.TrimSpace(limit), 10, 64)
	if err != nil {
		return room
	}
	return min(room, most)
}
