package export

import (
	"encoding/json"
	"io"

	"goodones/internal/syncrun"
)

// JSONLines writes candidates as JSON objects, one a line, whose members are the columns of the CSV; all are texts.
type JSONLines struct{ encoder *json.Encoder }

// NewJSONLines writes to a writer, unbuffered.
func NewJSONLines(to io.Writer) *JSONLines {
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	return &JSONLines{encoder}
}

// Write writes one candidate; labels and matchReasons are lists.
func (j *JSONLines) Write(of *syncrun.Candidate) error {
	members := map[string]any{}
	for i, cell := range cellsOf(of) {
		members[columns()[i]] = cell
	}
	if of.OfRun != nil {
		of = of.OfRun
	}
	members["labels"] = append([]string{}, of.Person.Labels...)
	members["matchReasons"] = append([]string{}, of.Reasons...)
	return j.encoder.Encode(members)
}
