// Package web holds the page as it was built, for the server to serve. README.md describes its sources.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files are the built page: index.html, what it loads by hashed names in assets/, and other files of the root. Beside
// a file may lie the same compressed, with .br or .gz behind its name.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // never: the name is valid
	}
	return files
}
