package export

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"goodones/internal/syncrun"
)

// mostIDs is how many values a parameter may have.
const mostIDs = 100

// Request is what an export is asked to hold.
type Request struct {
	Filter syncrun.CandidateFilter
	BOM    bool
}

// read reads the parameters of a URL. What is no parameter, or no value of one, is an InvalidError.
func read(query url.Values) (r Request, err error) {
	f := &r.Filter
	for name, values := range query {
		if len(values) > mostIDs {
			return r, syncrun.Invalid(name, "must have at most 100 values")
		}
		switch name {
		case "syncRunId":
			f.SyncRunIDs, err = numbers(name, values, syncrun.NodeRun)
		case "trackedAccountId":
			f.TrackedAccountIDs, err = numbers(name, values, syncrun.NodeAccount)
		case "savedSearchId":
			f.SavedSearchIDs, err = numbers(name, values, syncrun.NodeSearch)
		case "confidence":
			f.Confidences, err = words(name, values, []syncrun.Confidence{syncrun.ConfidenceFull, syncrun.ConfidenceMaybe})
		case "sourceType":
			f.SourceTypes, err = words(name, values, syncrun.SourceTypes())
		case "rating":
			f.Ratings, err = words(name, values, syncrun.RatingStatuses())
		case "gender":
			f.Genders, err = words(name, values, syncrun.Genders())
		case "tier":
			f.Tiers, err = words(name, values, syncrun.FollowerCountTiers())
		case "label":
			f.Labels = values
		case "text":
			f.Text = strings.TrimSpace(values[0])
		case "foundAfter":
			f.FoundAfter, err = momentOf(name, values[0])
		case "foundBefore":
			f.FoundBefore, err = momentOf(name, values[0])
		case "bom":
			r.BOM = values[0] == "1" || values[0] == "true"
		default:
			err = syncrun.Invalid(name, "is not known here")
		}
		if err != nil {
			return r, err
		}
	}
	return r, nil
}

func numbers(name string, values []string, kind syncrun.NodeType) ([]int, error) {
	ids := make([]int, len(values))
	for i, text := range values {
		id, ok := syncrun.ReadNodeID(text)
		if !ok || id.Number <= 0 {
			return nil, syncrun.Invalid(name, "must be an id")
		}
		ids[i] = id.Of(kind)
	}
	return ids, nil
}

func words[T ~string](name string, values []string, known []T) ([]T, error) {
	found := make([]T, len(values))
	for i, text := range values {
		found[i] = T(strings.ToLower(text))
		if !slices.Contains(known, found[i]) {
			return nil, syncrun.Invalid(name, "has no such value")
		}
	}
	return found, nil
}

func momentOf(name, text string) (*time.Time, error) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return nil, syncrun.Invalid(name, "must be a time as RFC 3339 has it")
	}
	return &t, nil
}
