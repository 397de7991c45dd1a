package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
)

// longestLine is more than any profile takes, in bytes.
const longestLine = 1 << 20

// linesAhead are read before they are judged.
const linesAhead = 64

// inputLine is a line that is not blank.
type inputLine struct {
	number  int // from 1
	text    []byte
	refused error // the line is no use; the next one may be
	failed  error // there is no next one
}

var errLongLine = errors.New("is longer than 1 MiB")

// readLines reads in lines. A read that waits cannot be interrupted, so the goroutine ends with the input, with ctx
// at its next line, or with the process.
func readLines(ctx context.Context, in io.Reader) <-chan inputLine {
	lines := make(chan inputLine, linesAhead)
	go func() {
		defer close(lines)
		reader := bufio.NewReaderSize(in, 64<<10)
		for number := 1; ; number++ {
			text, refused, err := readLine(reader)
			line := inputLine{number: number, text: text, refused: refused}
			if err != nil && !errors.Is(err, io.EOF) {
				line.failed = err
			}
			if line.failed != nil || refused != nil || len(bytes.TrimSpace(text)) > 0 {
				select {
				case lines <- line:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

// readLine reads up to the end of a line, and keeps no more of it than the longest one has.
func readLine(reader *bufio.Reader) (text []byte, refused, err error) {
	for {
		part, err := reader.ReadSlice('\n')
		if len(text)+len(part) > longestLine {
			text, refused = nil, errLongLine
		}
		if refused == nil {
			text = append(text, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return text, refused, err
		}
	}
}
