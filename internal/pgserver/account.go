package pgserver

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// account is the user the server runs as. The zero value means the user of
// this process.
type account struct {
	name     string
	uid, gid uint32
	switched bool
}

// serverAccount chooses the account for the cluster in dataDir. PostgreSQL
// refuses to run as root, so root hands it to the owner of an existing data
// directory, else to postgres, else to nobody.
func serverAccount(dataDir string) (account, error) {
	if os.Geteuid() != 0 {
		return account{}, nil
	}
	if uid, gid, ok := owner(dataDir); ok && uid != 0 {
		return account{name: "#" + strconv.FormatUint(uint64(uid), 10), uid: uid, gid: gid, switched: true}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if a, err := lookupAccount(name); err == nil {
			return a, nil
		}
	}
	return account{},
		errors.New("PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody")
}

func lookupAccount(name string) (account, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return account{}, err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("user id of %s: %w", name, err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("group id of %s: %w", name, err)
	}
	return account{name: name, uid: uint32(uid), gid: uint32(gid), switched: true}, nil
}

// signal sends sig to a process with the rights of a. One that is gone is no error.
func (a account) signal(pid int, sig syscall.Signal) error {
	cmd := exec.Command("/bin/sh", "-c", `kill -"$0" "$1"`, strconv.Itoa(int(sig)), strconv.Itoa(pid))
	cmd.Dir, cmd.Env = "/", childEnv()
	cmd.SysProcAttr = attributes(a)
	if said, err := cmd.CombinedOutput(); err != nil && alive(pid) {
		return fmt.Errorf("signal process %d as %s: %w\n%s", pid, a.name, err, said)
	}
	return nil
}

// take makes a the owner of path.
func (a account) take(path string) error {
	if !a.switched {
		return nil
	}
	return os.Lchown(path, int(a.uid), int(a.gid))
}

// owns reports whether path is a directory (no link to one) that belongs to a.
func (a account) owns(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.IsDir() {
		return false
	}
	uid, _, ok := owner(path)
	if a.switched {
		return ok && uid == a.uid
	}
	return ok && int(uid) == os.Geteuid()
}
