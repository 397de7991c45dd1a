package classify

import (
	_ "embed" // the word lists below
	"strings"
)

var (
	//go:embed data/job_role.txt
	jobRoleData string
	//go:embed data/skill.txt
	skillData string
	//go:embed data/occupations.txt
	occupationData string
	//go:embed data/topics.txt
	topicData string
	//go:embed data/statuses.txt
	statusData string
	//go:embed data/workplaces.txt
	workplaceData string
	//go:embed data/stages.txt
	stageData string
	//go:embed data/employers.txt
	employerData string
	//go:embed data/claims.txt
	claimData string
	//go:embed data/doings.txt
	doingData string
	//go:embed data/organisations.txt
	organisationData string
	//go:embed data/modifiers.txt
	modifierData string
	//go:embed data/spam.txt
	spamData string
	//go:embed data/bots.txt
	botData string
	//go:embed data/stopwords.txt
	stopwordData string
	//go:embed data/places.txt
	placeData string
	//go:embed data/demonyms.txt
	demonymData string
	//go:embed data/towns.txt
	townData string
	//go:embed data/pronouns.txt
	pronounData string
	//go:embed data/confusables/letters.txt
	confusableData string
	//go:embed data/gender-words.txt
	genderWordData string
	//go:embed data/names.txt
	nameData string
	//go:embed data/first-names/female.txt
	femaleNameData string
	//go:embed data/first-names/male.txt
	maleNameData string
	//go:embed data/first-names/both.txt
	bothNameData string
	//go:embed data/first-names/regions.txt
	regionData string
	//go:embed data/first-names/surnames.txt
	surnameData string
	//go:embed data/name-parts.txt
	namePartData string
)

// section is the part of a word list under one [heading].
type section struct {
	heading string
	items   []string // split at commas
}

// sections reads a word list with headings. Lines of one heading add up; empty lines and lines that begin with # are
// left out.
func sections(data string) []section {
	var all []section
	for line := range contentLines(data) {
		if strings.HasPrefix(line, "[") {
			all = append(all, section{heading: strings.Trim(line, "[]")})
			continue
		}
		last := &all[len(all)-1]
		last.items = append(last.items, commaList(line)...)
	}
	return all
}

// contentLines yields the lines of a word list that are neither empty nor comments.
func contentLines(data string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if !yield(line) {
				return
			}
		}
	}
}

// commaList splits at commas and drops what is empty.
func commaList(s string) []string {
	var items []string
	for item := range strings.SplitSeq(s, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}
