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

// wish is how much a client wants a media type: by the most specific range of its Accept headers that holds the type.
type wish struct {
	quality float64
	rank    int // of the range among all
}

// wishes reads the Accept headers. Without any, all types are wanted alike.
func wishes(r *http.Request) func(mediaType string) wish {
	ranges := map[string]wish{}
	for i, part := range strings.Split(strings.Join(r.Header.Values("Accept"), ","), ",") {
		name, params, err := mime.ParseMediaType(part)
		if _, known := ranges[name]; err != nil || known {
			continue
		}
		quality := 1.0
		if q, err := strconv.ParseFloat(params["q"], 64); err == nil {
			quality = q
		}
		ranges[name] = wish{quality, i}
	}
	if len(ranges) == 0 {
		ranges["*/*"] = wish{quality: 1}
	}
	return func(mediaType string) wish {
		family, _, _ := strings.Cut(mediaType, "/")
		for _, name := range []string{mediaType, family + "/*", "*/*"} {
			if w, ok := ranges[name]; ok {
				return w
			}
		}
		return wish{}
	}
}

// accepted is the media type that a client likes best of those we have. Of equals it is the one that was named first,
// then application/json; that also when none will do.
func accepted(r *http.Request) string { return best(r, legacyJSON, responseJSON, eventStream) }

// acceptedJSON is accepted for answers that are no stream.
func acceptedJSON(r *http.Request) string { return best(r, legacyJSON, responseJSON) }

func best(r *http.Request, mediaTypes ...string) string {
	wanted := wishes(r)
	best, most := legacyJSON, wish{}
	for _, mediaType := range mediaTypes {
		w := wanted(mediaType)
		if w.quality > most.quality || w.quality == most.quality && w.quality > 0 && w.rank < most.rank {
			best, most = mediaType, w
		}
	}
	return best
}

// acceptsStream tells whether a stream will do, if there is nothing else to be had.
func acceptsStream(r *http.Request) bool { return wishes(r)(eventStream).quality > 0 }
