package judgemodel

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"goodones/internal/syncrun"
)

// longestQuote is the most that is kept of a quote, in bytes; a bio is shorter.
const longestQuote = 1000

// The answer, as far as it is used.
type completion struct {
	Choices []choice `json:"choices"`
	Usage   *struct {
		In  int64 `json:"prompt_tokens"`
		Out int64 `json:"completion_tokens"`
	} `json:"usage"`
}

// choice holds a message, or a part of it where the answer is streamed.
type choice struct {
	Message answered `json:"message"`
	Delta   answered `json:"delta"`
}

type answered struct {
	Content content `json:"content"`
}

// Why an answer is none. The text of the model is not repeated: a stranger may have written it.
var (
	errBabble     = errors.New("the model did not answer as it was asked to")
	errNoJSON     = fmt.Errorf("%w: no JSON of the schema", errBabble)
	errConfidence = fmt.Errorf("%w: a confidence that is none of full, maybe and none", errBabble)
	errFiltered   = fmt.Errorf("%w: the server refuses the profile", errBabble)
	errQuote      = fmt.Errorf("%w: a quote that does not stand in the profile", errBabble)
)

// read checks what a model said of the person whom it was asked about.
func (q *question) read(said content) (syncrun.Opinion, error) {
	var answer struct {
		Confidence *syncrun.Confidence `json:"confidence"`
		Quote      *string             `json:"quote"`
	}
	decoder := json.NewDecoder(strings.NewReader(said.bare()))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&answer); err != nil || answer.Confidence == nil || answer.Quote == nil {
		return syncrun.Opinion{}, errNoJSON
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return syncrun.Opinion{}, errNoJSON
	}
	opinion := syncrun.Opinion{
		Confidence: syncrun.Confidence(strings.ToLower(string(*answer.Confidence))),
		Quote:      strings.TrimSpace(*answer.Quote),
	}
	switch opinion.Confidence {
	case syncrun.ConfidenceFull, syncrun.ConfidenceMaybe:
		if opinion.Quote == "" {
			return syncrun.Opinion{}, errQuote
		}
	case syncrun.ConfidenceNone:
	default:
		return syncrun.Opinion{}, errConfidence
	}
	if len(opinion.Quote) > longestQuote || !q.shown.holds(opinion.Quote) {
		return syncrun.Opinion{}, errQuote
	}
	return opinion, nil
}
