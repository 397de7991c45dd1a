package dbtest

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"testing"

	"go.uber.org/goleak"

	"goodones/internal/scratch"
)

// Main runs the tests of a package, ends the private cluster and exits. It fails a package that leaves goroutines
// behind.
func Main(m *testing.M) {
	scratch.Use()
	code := 1
	forget, err := useReadyBin()
	if err = errors.Join(err, moreAtOnce()); err != nil {
		fmt.Fprintln(os.Stderr, "dbtest:", err)
	} else {
		code = m.Run()
	}
	if err := errors.Join(shared.close(), forget()); err != nil {
		fmt.Fprintln(os.Stderr, "dbtest:", err)
		code = max(code, 1)
	}
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// moreAtOnce runs more tests at once than there are cores, unless -parallel says how many, because most of their time
// is waiting: for the database, or for what the product promises within seconds.
func moreAtOnce() error {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "test.parallel" })
	if given {
		return nil
	}
	return flag.Set("test.parallel", strconv.Itoa(2*runtime.GOMAXPROCS(0)))
}
