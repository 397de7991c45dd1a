package sandbox

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// picturesEnding is behind the number of a picture.
const picturesEnding = ".svg"

// Pictures serves the pictures of people below path, which ends in a slash and is that of Config.Pictures: a pattern
// of 5 × 5 squares for each number. They need no other host.
func Pictures(path string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, found := strings.CutPrefix(r.URL.Path, path)
		digits, ending := strings.CutSuffix(name, picturesEnding)
		number, err := strconv.ParseUint(digits, 36, 64)
		if !found || !ending || err != nil {
			http.NotFound(w, r)
			return
		}
		header := w.Header()
		header.Set("Content-Type", "image/svg+xml")
		header.Set("Content-Security-Policy", "default-src 'none'")
		header.Set("Cache-Control", "public, max-age=86400")
		if r.Method != http.MethodHead {
			fmt.Fprint(w, drawn(number)) // the client may be gone
		}
	})
}

// drawn is a picture: its left half is mirrored, its colour goes by the number.
func drawn(number uint64) string {
	bits := mix(number, golden)
	hue := bits % 360
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7" width="96" height="96">`+
		`<rect width="7" height="7" fill="hsl(%d 45%% 92%%)"/><g fill="hsl(%d 55%% 42%%)">`, hue, hue)
	for i := range 15 {
		if bits>>(16+i)&1 == 0 {
			continue
		}
		x, y := i/5, i%5
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="1.02" height="1.02"/>`, 1+x, 1+y)
		if x < 2 {
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="1.02" height="1.02"/>`, 5-x, 1+y)
		}
	}
	b.WriteString(`</g></svg>`)
	return b.String()
}

// pictureAt is the address of a picture below a path.
func pictureAt(path string, number uint64) string {
	return path + strconv.FormatUint(number, 36) + picturesEnding
}
