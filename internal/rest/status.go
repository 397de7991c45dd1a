package rest

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"strings"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// runMissing is what a run that is not there and one of somebody else's look like.
const runMissing = "Sync run not found."

// syncStatus is one run. All members are always there, in this order.
type syncStatus struct {
	ID                    int            `json:"id"`
	Status                syncrun.Status `json:"status"`
	ProgressLog           []string       `json:"progressLog"`
	CompletedAt           *timestamp     `json:"completedAt"`
	NewFollowersCount     int            `json:"newFollowersCount"`
	DeepCrawlCount        int            `json:"deepCrawlCount"`
	BackfilledCount       int            `json:"backfilledCount"`
	LikersCount           int            `json:"likersCount"`
	CandidatesPassedCount int            `json:"candidatesPassedCount"`
	TierFilteredCount     int            `json:"tierFilteredCount"`
	GenderFilteredCount   int            `json:"genderFilteredCount"`
	ErrorMessage          *string        `json:"errorMessage"`
}

func statusOf(run *syncrun.Run) syncStatus {
	return syncStatus{
		ID:                    run.ID,
		Status:                run.Status,
		ProgressLog:           lines(run.ProgressLog),
		CompletedAt:           optional(run.CompletedAt),
		NewFollowersCount:     run.NewFollowersCount,
		DeepCrawlCount:        run.DeepCrawlCount,
		BackfilledCount:       run.BackfilledCount,
		LikersCount:           run.LikersCount,
		CandidatesPassedCount: run.CandidatesPassedCount,
		TierFilteredCount:     run.TierFilteredCount,
		GenderFilteredCount:   run.GenderFilteredCount,
		ErrorMessage:          failure(run),
	}
}

// lines is a log that is never null.
func lines(log []string) []string {
	if log == nil {
		return []string{}
	}
	return log
}

// failure is why a run failed, nil unless it did.
func failure(run *syncrun.Run) *string {
	if run.Status != syncrun.StatusFailed {
		return nil
	}
	message := run.ErrorMessage
	return &message
}

func (h *handler) syncStatus(w http.ResponseWriter, r *http.Request) {
	id, err := idParameter(r, "syncRunId", syncrun.NodeRun)
	if err != nil {
		h.fail(w, r, err, runMissing)
		return
	}
	asking, _ := viewer.From(r.Context())
	run, err := h.Runs.RunByID(r.Context(), asking.UserID, id)
	if err != nil {
		h.fail(w, r, err, runMissing)
		return
	}
	s := h.encode(run)
	w.Header().Set("ETag", s.etag)
	w.Header().Set("Cache-Control", "private, no-cache")
	if matches(r.Header.Values("If-None-Match"), s.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	writeBody(w, http.StatusOK, s.body)
}

// encode encodes each state of a run once.
func (h *handler) encode(run *syncrun.Run) state {
	now := momentOf(run)
	if s, ok := h.encoded.find(run.ID, now); ok {
		return s
	}
	s := state{moment: now, body: encode(statusOf(run))}
	sum := sha256.Sum256(s.body)
	s.etag = fmt.Sprintf(`"%d-%d-%x"`, run.ID, run.LastSequence, sum[:6])
	h.encoded.add(run.ID, s)
	return s
}

// matches tells whether one of the tags of If-None-Match is etag. Whether they are weak does not matter there.
func matches(headers []string, etag string) bool {
	for _, header := range headers {
		for tag := range strings.SplitSeq(header, ",") {
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == etag || tag == "*" {
				return true
			}
		}
	}
	return false
}
