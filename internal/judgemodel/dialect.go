package judgemodel

import (
	"encoding/json"
	"net/http"
	"strings"
)

// dialect says how a server wants a request otherwise than most do. It is learnt from what the server refuses, and kept
// as long as the process lives.
type dialect uint32

const (
	// longTokenName: reasoning models of OpenAI refuse max_tokens, and want max_completion_tokens.
	longTokenName dialect = 1 << iota
	// noTemperature: they refuse any temperature, too.
	noTemperature
	// noFormat: the server knows no JSON schema. The instructions ask for the same, and the answer is checked anyway.
	noFormat
)

// longestRefusal is how much of a refusal is read, in bytes.
const longestRefusal = 8 << 10

// learn adds what a refusal with a status and a text names, which is nothing where the refusal is about another thing.
func (d dialect) learn(status int, text string) dialect {
	if status != http.StatusBadRequest && status != http.StatusNotFound && status != http.StatusUnprocessableEntity {
		return d
	}
	text = strings.ToLower(text)
	for word, bit := range map[string]dialect{"max_completion_tokens": longTokenName, "temperature": noTemperature,
		"response_format": noFormat, "json_schema": noFormat, "structured output": noFormat} {
		if strings.Contains(text, word) {
			d |= bit
		}
	}
	return d
}

// body is a request in a dialect.
func (d dialect) body(r *request) ([]byte, error) {
	said := *r
	if d&longTokenName != 0 {
		said.MaxTokens, said.MaxCompletionTokens = 0, r.MaxTokens
	}
	if d&noTemperature != 0 {
		said.Temperature = nil
	}
	if d&noFormat != 0 {
		said.ResponseFormat = nil
	}
	return encode(said)
}

// isFiltered tells whether a refusal is of what a profile says, not of how the request is made: it may be the work of
// whoever wrote the profile.
func isFiltered(status int, text string) bool {
	return status == http.StatusBadRequest && (strings.Contains(text, "content_filter") ||
		strings.Contains(text, "content_policy"))
}

// content is what a model said: a text, nothing beside a refusal or a call of a tool, or parts, of which only texts
// count.
type content string

// UnmarshalJSON takes all three. What is none of them is empty, and no answer.
func (c *content) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*c = content(text)
		return nil
	}
	var parts []struct{ Type, Text string }
	if json.Unmarshal(data, &parts) == nil {
		for _, part := range parts {
			if part.Type == "text" || part.Type == "output_text" {
				*c += content(part.Text)
			}
		}
	}
	return nil
}

// bare is the answer without the thoughts before it and the fence around it. Thoughts end at the first mark of their
// end: whatever a stranger has written into them, the text behind it must be the answer and nothing else.
func (c content) bare() string {
	text := strings.TrimSpace(string(c))
	if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "```") {
		for _, end := range [...]string{"</think>", "</thinking>", "</thought>"} {
			if _, behind, ok := strings.Cut(text, end); ok {
				text = strings.TrimSpace(behind)
				break
			}
		}
	}
	if fenced, ok := strings.CutPrefix(text, "```"); ok {
		if fenced, ok = strings.CutSuffix(fenced, "```"); ok {
			text = strings.TrimSpace(strings.TrimPrefix(fenced, "json"))
		}
	}
	return text
}

// readStream puts together an answer that is streamed although nobody asked for that: events with parts of it.
func readStream(text string) (completion, error) {
	var done completion
	done.Choices = make([]choice, 1)
	for line := range strings.Lines(text) {
		data, ok := strings.CutPrefix(strings.TrimSpace(line), "data:")
		if data = strings.TrimSpace(data); !ok || data == "[DONE]" {
			continue
		}
		var part completion
		if err := json.Unmarshal([]byte(data), &part); err != nil {
			return completion{}, errNoCompletion
		}
		if len(part.Choices) > 0 {
			done.Choices[0].Message.Content += part.Choices[0].Delta.Content
		}
		if part.Usage != nil {
			done.Usage = part.Usage
		}
	}
	return done, nil
}
