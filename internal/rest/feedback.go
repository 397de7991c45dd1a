package rest

import (
	"errors"
	"net/http"
	"slices"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// candidateMissing is what a candidate that is not there and one of somebody else's look like.
const candidateMissing = "Candidate not found."

// feedbackBody is what somebody thinks of a candidate.
type feedbackBody struct {
	CandidateID       bodyID  `json:"candidateId"`
	SavedSearchID     bodyID  `json:"savedSearchId"`
	Feedback          *string `json:"feedback"`
	BadReason         *string `json:"badReason"`
	BadReasonFreeform *string `json:"badReasonFreeform"`
}

// change is the rating that the body asks for.
func (b *feedbackBody) change() (change syncrun.RatingChange, err error) {
	if change.CandidateID, err = b.CandidateID.required("candidateId", syncrun.NodeCandidate); err != nil {
		return change, err
	}
	if change.SavedSearchID, err = b.SavedSearchID.search(); err != nil {
		return change, err
	}
	change.Value = syncrun.RatingValue(given(b.Feedback))
	if !slices.Contains(syncrun.RatingValues(), change.Value) {
		return change, syncrun.Invalid("feedback", "must be good or bad")
	}
	if change.Value == syncrun.RatingGood { // what tools send along means nothing then
		return change, nil
	}
	change.Reason, change.Note = syncrun.BadReason(given(b.BadReason)), given(b.BadReasonFreeform)
	if change.Reason == "" {
		change.Reason = syncrun.BadZapier
	}
	return change, renamed(change.Check())
}

// success is the answer of what has nothing else to say.
type success struct {
	Success bool `json:"success"`
}

func (h *handler) feedback(w http.ResponseWriter, r *http.Request) {
	var body feedbackBody
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	change, err := body.change()
	if err == nil {
		asking, _ := viewer.From(r.Context())
		_, err = h.People.RateCandidate(r.Context(), asking.UserID, change)
	}
	if err != nil {
		h.fail(w, r, err, candidateMissing)
		return
	}
	writeJSON(w, http.StatusOK, success{true})
}

// renamed calls the members of a rating as v1 does.
func renamed(err error) error {
	invalid, ok := errors.AsType[*syncrun.InvalidError](err)
	if !ok {
		return err
	}
	names := map[string]string{"value": "feedback", "reason": "badReason", "note": "badReasonFreeform"}
	return syncrun.Invalid(names[invalid.Field], invalid.Reason)
}
