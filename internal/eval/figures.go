package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"

	"goodones/internal/classify"
)

// values are figures by part and name; one without cases is left out.
type values map[string]map[string]float64

// before holds the figures of a release, of the classifier's version that was recorded last, and of the one before it.
type before struct {
	Release string `json:"release"` // the commit
	Of      values `json:"ofRelease"`
	Version int    `json:"version"` // whose figures Now has
	Last    values `json:"last"`
	Now     values `json:"now,omitempty"`
}

// lastBefore are the figures of the version before the one given, as far as they are recorded.
func (b *before) lastBefore(version int) values {
	if b.Version != version && b.Now != nil {
		return b.Now
	}
	return b.Last
}

// errStale tells that nobody recorded the figures of the classifier as it is.
var errStale = errors.New("the figures are those of another version of the classifier: record them with --record")

// checkRecorded tells whether the figures of the classifier's version are recorded.
func (b *before) checkRecorded() error {
	if b.Now != nil && b.Version != classify.Version {
		return errStale
	}
	return nil
}

// readFigures returns none where there is no file yet.
func readFigures(path string) (before, error) {
	var b before
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return b, err
	}
	return b, json.Unmarshal(text, &b)
}

// digits are those of a recorded figure: enough to see one case more.
const digits = 1e4

// writeFigures keeps what was measured as the figures of this version of the classifier; another one's become the last.
func writeFigures(path string, b before, t table) error {
	b.Last, b.Now, b.Version = b.lastBefore(classify.Version), values{}, classify.Version
	for part, s := range t.measured {
		b.Now[part] = map[string]float64{}
		for name, f := range s.figures() {
			if f.N > 0 {
				b.Now[part][name] = math.Round(f.Value*digits) / digits
			}
		}
	}
	text, err := json.MarshalIndent(b, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o600)
}
