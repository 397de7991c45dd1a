package sandbox

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words
var wordFiles embed.FS

// words is the vocabulary people are made of. It is read-only once loaded.
type words struct {
	wheel  []*culture // each culture as often as its weight
	common *language  // written by some of every culture
	spam   []template
}

// culture is where somebody comes from: names, cities, a language.
type culture struct {
	language            *language
	female, male, other []name
	last                []name
	cities              []city
	familyFirst         bool
}

// name is a name as shown and the letters it lends to a handle.
type name struct{ shown, stem string }

// city is a place as a profile gives it and as a sentence does.
type city struct{ full, short string }

// language is what bios are written in.
type language struct {
	roles     []role
	skills    map[string][]string // by field of work
	companies []string
	hobbies   []string
	bios      []template
}

// role is an occupation as said by women and by men, lower case and
// capitalised.
type role struct {
	field                      string
	female, male, Female, Male string
}

const fallbackLanguage = "english" // lends whatever another language lacks

func loadWords() (*words, error) {
	languages, spam, err := loadLanguages()
	if err != nil {
		return nil, err
	}
	w := &words{spam: spam, common: languages[fallbackLanguage]}
	files, err := readSections("words/cultures")
	if err != nil {
		return nil, err
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		c, weight, err := parseCulture(files[file], languages)
		if err != nil {
			return nil, fmt.Errorf("culture %s: %w", file, err)
		}
		w.wheel = append(w.wheel, slices.Repeat([]*culture{c}, weight)...)
	}
	return w, nil
}

func loadLanguages() (map[string]*language, []template, error) {
	files, err := readSections("words/languages")
	if err != nil {
		return nil, nil, err
	}
	fallback := files[fallbackLanguage]
	languages := make(map[string]*language, len(files))
	for file, s := range files {
		if languages[file], err = parseLanguage(s, fallback); err != nil {
			return nil, nil, fmt.Errorf("language %s: %w", file, err)
		}
	}
	spam, err := parseTemplates(fallback["spam"])
	return languages, spam, err
}

func parseCulture(s sections, languages map[string]*language) (*culture, int, error) {
	c := &culture{
		language: languages[s.first("language")],
		female:   names(s.items("female")), male: names(s.items("male")),
		other: names(s.items("either")), last: names(s.items("last")),
		familyFirst: s.first("order") == "family first",
	}
	for _, full := range strings.Split(s.first("cities"), ";") {
		full = strings.TrimSpace(full)
		short, _, _ := strings.Cut(full, ",")
		c.cities = append(c.cities, city{full: full, short: short})
	}
	weight, err := strconv.Atoi(s.first("weight"))
	if err != nil {
		return nil, 0, fmt.Errorf("weight: %w", err)
	}
	if c.language == nil || len(c.female)*len(c.male)*len(c.other)*len(c.last) == 0 {
		return nil, 0, fmt.Errorf("a language and names of all kinds are needed")
	}
	return c, weight, nil
}

func parseLanguage(s, fallback sections) (*language, error) {
	l := &language{
		skills:    map[string][]string{},
		companies: s.or(fallback, "companies"),
		hobbies:   s.or(fallback, "hobbies"),
	}
	for _, line := range s["roles"] {
		field, said, _ := strings.Cut(line, ": ")
		female, male, two := strings.Cut(said, " / ")
		if !two {
			male = female
		}
		l.roles = append(l.roles, role{field, female, male, capitalised(female), capitalised(male)})
		l.skills[field] = s.or(fallback, "skills "+field)
		if len(l.skills[field]) < 2 {
			return nil, fmt.Errorf("field %q has fewer than two skills", field)
		}
	}
	var err error
	l.bios, err = parseTemplates(s["bios"])
	return l, err
}

func capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// names reads entries such as "Emma" or "Ayşe=ayse".
func names(entries []string) []name {
	var all []name
	for _, e := range entries {
		shown, letters, spelled := strings.Cut(e, "=")
		if !spelled {
			letters = strings.ToLower(shown)
		}
		stem := strings.Map(onlyLetters, letters)
		all = append(all, name{shown: shown, stem: stem[:min(len(stem), stemLength)]})
	}
	return all
}

func onlyLetters(r rune) rune {
	if r < 'a' || r > 'z' {
		return -1
	}
	return r
}
