package sandbox

import (
	"io/fs"
	"path"
	"strings"
)

// sections is a word file: lines under [headings].
type sections map[string][]string

func (s sections) first(heading string) string {
	if len(s[heading]) == 0 {
		return ""
	}
	return s[heading][0]
}

// items splits the lines of a section at commas.
func (s sections) items(heading string) []string {
	var all []string
	for _, line := range s[heading] {
		all = append(all, strings.Split(line, ", ")...)
	}
	return all
}

func (s sections) or(fallback sections, heading string) []string {
	if own := s.items(heading); len(own) > 0 {
		return own
	}
	return fallback.items(heading)
}

// readSections reads every file of a folder, keyed by its bare name.
func readSections(folder string) (map[string]sections, error) {
	entries, err := fs.ReadDir(wordFiles, folder)
	if err != nil {
		return nil, err
	}
	files := make(map[string]sections, len(entries))
	for _, e := range entries {
		text, err := fs.ReadFile(wordFiles, path.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		files[strings.TrimSuffix(e.Name(), ".txt")] = parseSections(string(text))
	}
	return files, nil
}

func parseSections(text string) sections {
	s, heading := sections{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "["):
			heading = strings.Trim(line, "[]")
		default:
			s[heading] = append(s[heading], line)
		}
	}
	return s
}
