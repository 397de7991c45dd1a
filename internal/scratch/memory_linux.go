package scratch

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
)

const (
	sharedMemory = "/dev/shm"
	tmpfsMagic   = 0x01021994 // statfs(2)
	noExec       = 0x8        // ST_NOEXEC of statvfs(3): tests copy programs and run them
)

// inMemory is a tmpfs with room, if there is one.
func inMemory() (dir string, ok bool) {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(sharedMemory, &fs); err != nil || fs.Type != tmpfsMagic || fs.Flags&noExec != 0 {
		return "", false
	}
	return sharedMemory, fs.Bavail*uint64(fs.Bsize) >= needed && available() >= needed
}

// available is the memory that the kernel could give out now, in bytes; 0 when it does not say.
func available() uint64 {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	const label = "MemAvailable:"
	_, rest, found := bytes.Cut(info, []byte(label))
	if !found {
		return 0
	}
	var kibibytes uint64
	if _, err := fmt.Sscan(string(rest), &kibibytes); err != nil {
		return 0
	}
	return kibibytes << 10
}
