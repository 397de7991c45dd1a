package rest

import (
	"context"
	"errors"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Subscriber makes webhooks.
type Subscriber interface {
	// Subscribe makes a webhook, or gives the user's one of the same target this filter. The error is an InvalidError, a
	// *syncrun.UserError or syncrun.ErrUnavailable.
	Subscribe(
		ctx context.Context, userID int, targetURL string, filter syncrun.WebhookFilter,
	) (*syncrun.Webhook, error)
}

// Unsubscriber ends webhooks.
type Unsubscriber interface {
	// DeleteWebhook ends a webhook. The error is syncrun.ErrNotFound or syncrun.ErrUnavailable.
	DeleteWebhook(ctx context.Context, userID, id int) error
}

// webhookMissing is what a webhook that is not there and one of somebody else's look like.
const webhookMissing = "Webhook not found."

// subscribeBody is a REST hook as tools without code make it. What is "" is as good as left out.
type subscribeBody struct {
	TargetURL string              `json:"targetUrl"`
	Filter    orEmpty[filterBody] `json:"filterConfig"`
}

type filterBody struct {
	TrackedAccountID bodyID  `json:"trackedAccountId"`
	SavedSearchID    bodyID  `json:"savedSearchId"`
	SourceType       *string `json:"sourceType"`
	FeedbackStatus   *string `json:"feedbackStatus"`
	MatchConfidence  *string `json:"matchConfidence"`
}

func (b *subscribeBody) filter() (filter syncrun.WebhookFilter, err error) {
	chose := b.Filter.value
	if filter.TrackedAccountID, err = chose.TrackedAccountID.id("trackedAccountId", syncrun.NodeAccount); err != nil {
		return filter, err
	}
	if filter.SavedSearchID, err = chose.SavedSearchID.search(); err != nil {
		return filter, err
	}
	filter.SourceType = chosen[syncrun.SourceType](chose.SourceType)
	filter.Rating = chosen[syncrun.RatingValue](chose.FeedbackStatus)
	filter.Confidence = chosen[syncrun.Confidence](chose.MatchConfidence)
	return filter, filter.Check("matchConfidence", "feedbackStatus")
}

// chosen is a word that was given, nil for none.
func chosen[T ~string](text *string) *T {
	if given(text) == "" {
		return nil
	}
	word := T(*text)
	return &word
}

// subscribed is the answer to a subscription, and the body that ends it.
type subscribed struct {
	ID int `json:"id"`
}

func (h *handler) subscribe(w http.ResponseWriter, r *http.Request) {
	var body subscribeBody
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	filter, err := body.filter()
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	asking, _ := viewer.From(r.Context())
	webhook, err := h.Subscriber.Subscribe(r.Context(), asking.UserID, body.TargetURL, filter)
	if err != nil {
		h.fail(w, r, err, webhookMissing)
		return
	}
	writeJSON(w, http.StatusOK, subscribed{webhook.ID})
}

// unsubscribe takes the id in the query, too: proxies drop the bodies of DELETEs.
func (h *handler) unsubscribe(w http.ResponseWriter, r *http.Request) {
	id, err := webhookToEnd(r)
	if _, bad := errors.AsType[*bodyError](err); bad {
		refuseBody(w, err)
		return
	}
	if err == nil {
		asking, _ := viewer.From(r.Context())
		err = h.Unsubscriber.DeleteWebhook(r.Context(), asking.UserID, id)
	}
	if err != nil {
		h.fail(w, r, err, webhookMissing)
		return
	}
	writeJSON(w, http.StatusOK, success{true})
}

func webhookToEnd(r *http.Request) (int, error) {
	query, err := queryOf(r)
	if err != nil {
		return 0, err
	}
	if query.Has("id") {
		return idParameter(r, "id", syncrun.NodeWebhook)
	}
	var body struct {
		ID bodyID `json:"id"`
	}
	if r.ContentLength == 0 {
		return 0, syncrun.Invalid("id", "must be given, in the body or in the query")
	}
	if err := decodeBody(r, &body); err != nil {
		return 0, err
	}
	return body.ID.required("id", syncrun.NodeWebhook)
}
