package resolvers

import (
	"context"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// hooks is a store of webhooks with one, whose id is 7.
type hooks struct{ made *syncrun.WebhookFilter }

func (h *hooks) hook(id int) (*syncrun.Webhook, error) {
	if id != 7 {
		return nil, syncrun.ErrNotFound
	}
	return &syncrun.Webhook{ID: 7, TargetURL: "https://example.com/…", State: syncrun.WebhookActive}, nil
}

func (h *hooks) Webhooks(context.Context, int) ([]syncrun.Webhook, error) {
	hook, err := h.hook(7)
	return []syncrun.Webhook{*hook, *hook}, err
}

func (h *hooks) LastDeliveries(_ context.Context, _ int, ids []int,
	most int) (map[int][]syncrun.WebhookDelivery, error) {
	return map[int][]syncrun.WebhookDelivery{ids[0]: {{ID: "msg_1", Event: syncrun.EventRunCompleted, PeopleCount: most,
		State: syncrun.DeliveryPending}}}, nil
}

func (h *hooks) ResumeWebhook(_ context.Context, _, id int) (*syncrun.Webhook, error) {
	return h.hook(id)
}

func (h *hooks) DeleteWebhook(_ context.Context, _, id int) error {
	_, err := h.hook(id)
	return err
}

func (h *hooks) TestWebhook(_ context.Context, _, id int) (*syncrun.WebhookDelivery, error) {
	_, err := h.hook(id)
	return &syncrun.WebhookDelivery{ID: "msg_2", Event: syncrun.EventWebhookTest, State: syncrun.DeliveryPending}, err
}

func (h *hooks) Create(_ context.Context, _ int, _ string, filter syncrun.WebhookFilter,
	_ bool) (*syncrun.Webhook, string, error) {
	h.made = &filter
	hook, err := h.hook(7)
	return hook, "whsec_x", err
}

func (h *hooks) Update(_ context.Context, _, id int, _ *string, _ syncrun.WebhookChange) (*syncrun.Webhook, error) {
	return h.hook(id)
}

func (h *hooks) Rotate(_ context.Context, _, id int) (*syncrun.Webhook, string, error) {
	hook, err := h.hook(id)
	return hook, strings.Repeat("whsec_y", len(hookIDs(hook))), err
}

func hookIDs(hook *syncrun.Webhook) []int {
	if hook == nil {
		return nil
	}
	return []int{hook.ID}
}

// TestWebhookMutations holds every mutation to its payload: what it did, what is missing, and the echo.
func TestWebhookMutations(t *testing.T) {
	t.Parallel()
	store := &hooks{}
	a := newAPI(t, &fake{}, func(d *Dependencies) { d.Webhooks, d.WebhookKeeper = store, store })
	ask := func(document, want string) {
		t.Helper()
		if got := a.ask(document); !strings.Contains(got, want) {
			t.Errorf("%s\n%s\nwant %s", document, got, want)
		}
	}
	ask(`mutation { createWebhook(input: {targetUrl: "u", clientMutationId: "c", events: ["run.failed", "run.completed"],
		filter: {trackedAccountId: 3, confidence: MAYBE, rating: GOOD}}) { secret clientMutationId webhook { events }
		userErrors { code } } }`,
		`"secret":"whsec_x","clientMutationId":"c","webhook":{"events":["run.completed"]},"userErrors":[]`)
	fact.Not(fact.Must(t), "store.made", store.made, nil)
	fact.Is(fact.Must(t), "store.made.TrackedAccountID", *store.made.TrackedAccountID, 3)
	fact.Is(t, "store.made.Rating", *store.made.Rating, syncrun.RatingGood)
	for _, events := range []string{`[]`, `["run.failed"]`, `["run.completed", "run.started"]`} {
		ask(`mutation { createWebhook(input: {targetUrl: "u", events: `+events+`}) { secret userErrors { field code } } }`,
			`"secret":null,"userErrors":[{"field":"events","code":"INVALID"}]`)
	}
	ask(`mutation { updateWebhook(input: {id: 7, filter: {confidence: NONE}}) { userErrors { field } } }`,
		`[{"field":"confidence"}]`)
	for _, name := range []string{"updateWebhook", "resumeWebhook", "rotateWebhookSecret", "deleteWebhook",
		"testWebhook"} {
		ask(`mutation { m: `+name+`(input: {id: 7, clientMutationId: "c"}) { clientMutationId userErrors { code } } }`,
			`{"m":{"clientMutationId":"c","userErrors":[]}}`)
		ask(`mutation { m: `+name+`(input: {id: 8}) { userErrors { field code message } } }`,
			`{"m":{"userErrors":[{"field":"id","code":"NOT_FOUND","message":"No such webhook"}]}}`)
	}
	ask(`{ webhooks { id state lastDeliveries(first: 3) { messageId type peopleCount nextAttemptAt error } } }`,
		`"state":"ACTIVE","lastDeliveries":[{"messageId":"msg_1","type":"run.completed","peopleCount":3,"nextAttemptAt":`)
	ask(`{ webhooks { lastDeliveries(first: 101) { messageId } } }`, `BAD_USER_INPUT`)
}
