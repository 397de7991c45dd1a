// Package export writes candidates out, row by row: as CSV for spreadsheets, over HTTP or to a file, and as JSON lines.
package export
