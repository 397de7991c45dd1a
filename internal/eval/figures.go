package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
)

// values are figures by part and name; one without cases is left out.
type values map[string]map[string]float64

// before holds the figures of a release and of the last commit that changed the judgement.
type before struct {
	Release string `json:"release"` // the commit
	Of      values `json:"ofRelease"`
	Last    values `json:"last"`
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

// writeFigures puts what was measured in the place of the last figures.
func writeFigures(path string, b before, t table) error {
	b.Last = values{}
	for part, s := range t.measured {
		b.Last[part] = map[string]float64{}
		for name, f := range s.figures() {
			if f.N > 0 {
				b.Last[part][name] = math.Round(f.Value*digits) / digits
			}
		}
	}
	text, err := json.MarshalIndent(b, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o600)
}
