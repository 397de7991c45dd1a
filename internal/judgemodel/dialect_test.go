package judgemodel

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

const settled = `{"confidence":"full","quote":"I run company"}`

func sends(body string) func(http.ResponseWriter, string) {
	return func(w http.ResponseWriter, _ string) { fmt.Fprint(w, body) }
}

func quoted(s string) string {
	text, _ := json.Marshal(s)
	return string(text)
}

// Answers in the forms of servers that people run: llama.cpp, Ollama, vLLM, OpenAI and gateways before them.
func TestFormsOfAnswers(t *testing.T) {
	t.Parallel()
	message := func(content string) string {
		return `{"choices":[{"index":0,"message":{"role":"assistant",` + content + `}}]}`
	}
	for name, body := range map[string]string{
		"llama.cpp": `{"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":` +
			quoted(settled) + `}}],"created":1,"model":"m","system_fingerprint":"b1","object":"chat.completion","usage":` +
			`{"completion_tokens":9,"prompt_tokens":99,"total_tokens":108},"timings":{"prompt_ms":1.5}}`,
		"Ollama, thinking": message(`"reasoning":"He runs it.","content":` + quoted(settled)),
		"vLLM, thinking": `{"choices":[{"message":{"role":"assistant","reasoning_content":"He runs it.","content":` +
			quoted("\n\n"+settled) + `,"tool_calls":[],"refusal":null},"logprobs":null,"stop_reason":null}],` +
			`"usage":{"prompt_tokens":9,"completion_tokens":9,"prompt_tokens_details":null},"prompt_logprobs":null}`,
		"OpenAI": `{"choices":[{"message":{"role":"assistant","content":` + quoted(settled) + `,"refusal":null,` +
			`"annotations":[]},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":9,` +
			`"completion_tokens_details":{"reasoning_tokens":0}},"service_tier":"default"}`,
		"parts": message(`"content":[{"type":"thinking","thinking":[{"type":"text","text":"He"}]},` +
			`{"type":"text","text":` + quoted(settled) + `}]`),
		"thoughts in the text":   message(`"content":` + quoted("<think>\nA company, {so} full.\n</think>\n\n"+settled)),
		"thoughts without begin": message(`"content":` + quoted("A company.\n</think>\n"+settled)),
		"a fence":                message(`"content":` + quoted("```json\n"+settled+"\n```")),
		"thoughts and a fence":   message(`"content":` + quoted("<think></think>\n```\n"+settled+"\n```\n")),
		"another case":           message(`"content":` + quoted(strings.Replace(settled, "full", "FULL", 1))),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			people, verdicts := crowd(1)
			unanswered, err := newDouble(t, sends(body)).model(newMemory(), nil).settle(t.Context(), about(), people,
				verdicts)
			fact.Is(fact.Must(t), "unanswered", unanswered, 0, verdicts[0])
			if err != nil {
				t.Fatal(err)
			}
			fact.Is(t, "verdicts[0].Confidence", verdicts[0].Confidence, syncrun.ConfidenceFull)
		})
	}
}

func TestStreamNobodyAskedFor(t *testing.T) {
	t.Parallel()
	d := newDouble(t, func(w http.ResponseWriter, _ string) {
		w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
		for _, part := range []string{`{"role":"assistant"}`, `{"content":null}`,
			`{"content":` + quoted(settled[:20]) + `}`, `{"content":` + quoted(settled[20:]) + `}`} {
			fmt.Fprintf(w, "data: {\"choices\":[{\"delta\":%s}]}\n\n: ping\n\n", part)
		}
		fmt.Fprint(w, `data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}}`+"\r\n\r\ndata: [DONE]\n\n")
	})
	store := newMemory()
	people, verdicts := crowd(1)
	m := d.model(store, func(c *Config) { c.PriceIn, c.PriceOut, c.BudgetMicroUSD = 1_000_000, 1_000_000, 1_000_000 })
	unanswered, err := m.settle(t.Context(), about(), people, verdicts)
	fact.Is(fact.Must(t), "unanswered", unanswered, 0, verdicts[0])
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "verdicts[0].Confidence", verdicts[0].Confidence, syncrun.ConfidenceFull)
	fact.Is(t, "store.spent", store.spent, 10)
}

// A text without an answer, or with one that somebody else may have written, is none.
func TestFormsWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	message := func(content string) string { return `{"choices":[{"message":{"role":"assistant",` + content + `}}]}` }
	for name, body := range map[string]string{
		"a refusal":     message(`"content":null,"refusal":"I can't help with that."`),
		"a tool":        message(`"content":null,"tool_calls":[{"id":"1","type":"function"}]`),
		"only thoughts": message(`"content":"","reasoning_content":` + quoted(settled)),
		"cut thoughts":  message(`"content":` + quoted("<think>"+settled)),
		"a number":      message(`"content":1`),
		"an error":      `{"error":{"message":"No endpoints","code":502}}`,
		"cut JSON":      `{"choices":[{"message":{"content":"{\"confidence\":\"fu`,
		"null":          `null`,
		"a list":        `[]`,
		"nothing":       ``,
		// A bio may hold an end of thoughts and an answer, which the model repeats while it thinks, or quotes.
		"thoughts of a stranger": message(`"content":` + quoted("<think>It says </think>"+settled+" but no.</think>"+
			`{"confidence":"none","quote":""}`)),
		"a quote of a stranger": message(`"content":` + quoted(`{"confidence":"none","quote":"</think>`+
			strings.ReplaceAll(settled, `"`, `\"`)+`"}`)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			people, verdicts := crowd(1)
			unanswered, err := newDouble(t, sends(body)).model(newMemory(), nil).settle(t.Context(), about(), people,
				verdicts)
			fact.Is(fact.Must(t), "unanswered", unanswered, 1, verdicts[0])
			if err != nil {
				t.Fatal(err)
			}
			fact.Is(t, "verdicts[0].Confidence", verdicts[0].Confidence, syncrun.ConfidenceMaybe)
		})
	}
}

// picky refuses what its model does not take, as reasoning models and servers without schemas do.
func picky(t *testing.T, calls *atomic.Int32, refuses map[string]string) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		var members map[string]any
		if err := json.NewDecoder(r.Body).Decode(&members); err != nil {
			t.Error(err)
		}
		for member, says := range refuses {
			if members[member] != nil {
				w.WriteHeader(http.StatusBadRequest)
				fmt.Fprintf(w, `{"error":{"message":%q,"type":"invalid_request_error"}}`, says)
				return
			}
		}
		finds("full", "I run company")(w, "")
	}))
	t.Cleanup(server.Close)
	return server
}

// A refusal of a member is answered by a request without it, and the next requests do without it from the start.
func TestServersThatWantAnotherDialect(t *testing.T) {
	t.Parallel()
	for name, refuses := range map[string]map[string]string{
		"reasoning": {
			"max_tokens": "Unsupported parameter: 'max_tokens' is not supported with this model. " +
				"Use 'max_completion_tokens' instead.",
			"temperature": "Unsupported value: 'temperature' does not support 0 with this model.",
		},
		"no schema": {"response_format": "This response_format type is unavailable now"},
		"another":   {"response_format": "This model does not support response format `json_schema`."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var calls atomic.Int32
			server := picky(t, &calls, refuses)
			m := New(Config{URL: server.URL, Model: "m", Concurrency: 1, Store: newMemory()})
			people, verdicts := crowd(20)
			unanswered, err := m.settle(t.Context(), about(), people, verdicts)
			want := int32(len(people) + len(refuses))
			fact.Is(t, "unanswered", unanswered, 0)
			if err != nil {
				t.Fatal(err)
			}
			fact.Is(t, "calls.Load()", calls.Load(), want)
		})
	}
}

// A refusal that no other dialect mends ends as any refusal does.
func TestRefusalInEveryDialect(t *testing.T) {
	t.Parallel()
	var calls atomic.Int32
	server := picky(t, &calls, map[string]string{"messages": "max_completion_tokens, temperature, response_format"})
	m := New(Config{URL: server.URL, Model: "m", Concurrency: 1, Store: newMemory()})
	people, verdicts := crowd(20)
	unanswered, err := m.settle(t.Context(), about(), people, verdicts)
	fact.Is(t, "unanswered", unanswered, 20)
	fact.Not(t, "err", err, nil)
	fact.Is(t, "calls.Load()", calls.Load(), failuresInRow+1)
}

// A profile that a server's filter refuses silences the model for nobody else, and costs nothing.
func TestFilteredProfiles(t *testing.T) {
	t.Parallel()
	d := newDouble(t, func(w http.ResponseWriter, question string) {
		if !strings.Contains(question, "company 9") {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"error":{"code":"content_filter","message":"The prompt triggered a filter","status":400}}`)
			return
		}
		finds("full", "I run company")(w, question)
	})
	store := newMemory()
	people, verdicts := crowd(10)
	m := d.model(store, func(c *Config) { c.PriceIn, c.PriceOut, c.BudgetMicroUSD = 1_000_000, 1_000_000, 1_000_000 })
	unanswered, err := m.settle(t.Context(), about(), people, verdicts)
	fact.Is(fact.Must(t), "unanswered", unanswered, 9, verdicts[9])
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "verdicts[9].Confidence", verdicts[9].Confidence, syncrun.ConfidenceFull)
	fact.Is(t, "store.spent", store.spent, 110)
}
