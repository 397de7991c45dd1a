package server

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The media types of answers.
const (
	legacyJSON   = "application/json"
	responseJSON = "application/graphql-response+json"
	eventStream  = "text/event-stream"
)

// accepted is the media type that a client likes best of those we have; application/json when it likes all the same,
// has no wish, or none that we can fulfil.
func accepted(r *http.Request) string {
	best, bestQuality := legacyJSON, 0.0
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		mediaType, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		switch mediaType {
		case "*/*", "application/*":
			mediaType = legacyJSON
		case legacyJSON, responseJSON, eventStream:
		default:
			continue
		}
		quality := 1.0
		if q, err := strconv.ParseFloat(params["q"], 64); err == nil {
			quality = q
		}
		if quality > bestQuality {
			best, bestQuality = mediaType, quality
		}
	}
	return best
}

// acceptedJSON is accepted for answers that are no stream.
func acceptedJSON(r *http.Request) string {
	if mediaType := accepted(r); mediaType != eventStream {
		return mediaType
	}
	return legacyJSON
}
