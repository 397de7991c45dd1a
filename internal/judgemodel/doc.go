// Package judgemodel asks a language model about people whom the rules cannot settle. It talks to any server that
// speaks OpenAI's chat completions, such as llama.cpp, Ollama, vLLM or the hosted ones.
//
// What strangers write into their profiles reaches the model, so an answer is believed as little as possible. One
// request is about one person, so no profile can speak about another. The answer is a confidence and a quote, by a JSON
// schema; anything else is no answer, and so is a quote that does not stand in the profile. Only matches that the rules
// left open are asked about, so the model cannot turn a bot, or somebody whom the rules ruled out, into a candidate;
// the filters by gender and followers come after it.
//
// A question is asked once: its answer is kept by profile, version of the search, and model. Money is set aside before
// a question, by the most that it can cost, and what was not used is given back; a process that dies in between leaves
// it spent. Without an answer the verdict of the rules stands.
package judgemodel
