package resolvers

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"

	"goodones/internal/syncrun"
)

// The most values that a list of a filter has.
const (
	mostFilterIDs    = 100
	mostFilterLabels = 50
)

// candidateFilter is what the arguments ask for, by the input or by the old arguments.
func (r *Resolver) candidateFilter(args *candidateArguments) (syncrun.CandidateFilter, error) {
	if args.filter == nil {
		if args.old == (oldFilter{}) {
			return args.of, nil
		}
		return args.old.filter()
	}
	if args.old != (oldFilter{}) {
		return syncrun.CandidateFilter{}, syncrun.Invalid("filter", "cannot be mixed with the deprecated arguments")
	}
	f := args.filter
	filter := syncrun.CandidateFilter{
		SyncRunIDs:        numbersOf(f.SyncRunIds.Value(), syncrun.NodeRun),
		TrackedAccountIDs: numbersOf(f.TrackedAccountIds.Value(), syncrun.NodeAccount),
		SavedSearchIDs:    numbersOf(f.SavedSearchIds.Value(), syncrun.NodeSearch), Confidences: one(f.Confidence.Value()),
		SourceTypes: one(f.SourceType.Value()), Ratings: one(f.Rating.Value()), Genders: f.Genders.Value(),
		Tiers: f.Tiers.Value(), FoundAfter: f.FoundAfter.Value(), FoundBefore: f.FoundBefore.Value(),
		Text: strings.TrimSpace(orEmpty(f.Text)), Labels: r.knownLabels(f.Labels.Value()),
	}
	for field, ids := range map[string][]int{
		"syncRunIds": filter.SyncRunIDs, "trackedAccountIds": filter.TrackedAccountIDs,
		"savedSearchIds": filter.SavedSearchIDs,
	} {
		if len(ids) > mostFilterIDs {
			return filter, syncrun.Invalid(field, fmt.Sprintf("must be at most %d in number", mostFilterIDs))
		}
	}
	if len(filter.Labels) > mostFilterLabels {
		return filter, syncrun.Invalid("labels", fmt.Sprintf("must be at most %d in number", mostFilterLabels))
	}
	return filter, checkConfidence("confidence", filter.Confidences)
}

// filter is the old filter in the new form.
func (f oldFilter) filter() (syncrun.CandidateFilter, error) {
	filter := syncrun.CandidateFilter{
		SyncRunIDs: one(f.SyncRunID), TrackedAccountIDs: one(f.TrackedAccountID), SavedSearchIDs: one(f.SavedSearchID),
		Confidences: one(f.MatchConfidence), SourceTypes: one(f.SourceType),
	}
	return filter, checkConfidence("matchConfidence", filter.Confidences)
}

func checkConfidence(field string, asked []syncrun.Confidence) error {
	if len(asked) == 1 && asked[0] == syncrun.ConfidenceNone {
		return syncrun.Invalid(field, "must be FULL or MAYBE: candidates match")
	}
	return nil
}

// one is a list of a value, none without one.
func one[T any](value *T) []T {
	if value == nil {
		return nil
	}
	return []T{*value}
}

// knownLabels is each label in the form in which verdicts have it; what the dictionary lacks stays as it is.
func (r *Resolver) knownLabels(asked []string) []string {
	var labels []string
	for _, label := range asked {
		known := []string{}
		for _, kind := range syncrun.LabelKinds() {
			if value, ok := r.lookLabelUp(syncrun.Label{Kind: kind, Value: label}); ok {
				known = append(known, value)
			}
		}
		if len(known) == 0 {
			known = []string{shortened(label, longestLabel)}
		}
		labels = append(labels, known...)
	}
	return labels
}

// positionCursor writes a position in a list of candidates: what the list is sorted by, its value there, the id, and
// the moment that it goes on from.
func positionCursor(field syncrun.CandidateOrderField, p syncrun.CandidatePosition) string {
	var value string
	switch field {
	case syncrun.OrderScore:
		value = strconv.FormatFloat(p.Score, 'g', -1, 64)
	case syncrun.OrderFollowers:
		value = strconv.Itoa(p.Followers)
	default:
		value = strconv.FormatInt(p.FoundAt.UnixMicro(), 10)
	}
	text := candidateCursor + ":" + string(field) + ":" + value + ":" + strconv.Itoa(p.ID)
	if field == syncrun.OrderScore && p.Moment != "" {
		text += ":" + p.Moment
	}
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

// positionOf reads a cursor of a list sorted so; nil for none. One from before lists could be sorted has the id alone.
func positionOf(
	name string, field syncrun.CandidateOrderField, text *string,
) (*syncrun.CandidatePosition, error) {
	if text == nil {
		return nil, nil
	}
	if id, ok := readCursor(candidateCursor, *text); ok && field == syncrun.OrderFoundAt {
		return &syncrun.CandidatePosition{ID: id}, nil
	}
	p, ok := readPosition(field, *text)
	if !ok || positionCursor(field, p) != *text {
		return nil, syncrun.Invalid(name, "is not a cursor of this list")
	}
	return &p, nil
}

func readPosition(field syncrun.CandidateOrderField, text string) (p syncrun.CandidatePosition, ok bool) {
	plain, err := base64.RawURLEncoding.DecodeString(text)
	rest, found := strings.CutPrefix(string(plain), candidateCursor+":"+string(field)+":")
	value, digits, both := strings.Cut(rest, ":")
	if err != nil || !found || !both {
		return p, false
	}
	digits, p.Moment, _ = strings.Cut(digits, ":")
	if p.ID, err = strconv.Atoi(digits); err != nil || p.ID < 1 {
		return p, false
	}
	switch field {
	case syncrun.OrderScore:
		p.Score, err = strconv.ParseFloat(value, 64)
		return p, err == nil && p.Score >= syncrun.NoScore && p.Score <= 1
	case syncrun.OrderFollowers:
		var n int64
		n, err = strconv.ParseInt(value, 10, 32)
		p.Followers = int(n)
	default:
		var micros int64
		micros, err = strconv.ParseInt(value, 10, 64)
		p.FoundAt = time.UnixMicro(micros).UTC()
	}
	return p, err == nil && p.FoundAt.Year() >= 0 && p.FoundAt.Year() <= 9998
}
