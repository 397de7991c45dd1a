package rest

import (
	"net/http"

	"github.com/goccy/go-yaml"

	"goodones/docs"
)

// description is the OpenAPI file as JSON.
func description() []byte {
	text, err := yaml.YAMLToJSON(docs.V1)
	if err != nil {
		panic(err) // the file is a part of the program
	}
	return text
}

func (h *handler) openapi(w http.ResponseWriter, _ *http.Request) {
	writeBody(w, http.StatusOK, h.description())
}
