package resolvers

import (
	"context"
	"encoding/json"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

const (
	// longestTicket is how large what a ticket opens may be, in bytes, as large as a websocket message.
	longestTicket = 64 << 10
	// mostTokens bounds the document of a ticket as every other.
	mostTokens = 1000
)

// createTicket checks what can be told without executing it; the rest is told when the ticket is used.
func (r *Resolver) createTicket(
	ctx context.Context, input graph.CreateStreamTicketInput,
) (*graph.CreateStreamTicketPayload, error) {
	return forViewer(ctx, func(v viewer.Viewer) (*graph.CreateStreamTicketPayload, error) {
		opens, err := ticketOf(input)
		payload := &graph.CreateStreamTicketPayload{ClientMutationID: input.ClientMutationID.Value()}
		if err == nil {
			ticket, hash := viewer.NewTicket()
			payload.Ticket, err = &ticket, r.deps.Tickets.CreateTicket(ctx, v.KeyID, hash, opens)
		}
		if payload.UserErrors, err = userErrors(err, nil); err != nil {
			return nil, err
		}
		return payload, nil
	})
}

func ticketOf(input graph.CreateStreamTicketInput) (opens viewer.StreamTicket, err error) {
	opens.Query = input.Query
	if name := input.OperationName.Value(); name != nil {
		opens.OperationName = *name
	}
	if variables := input.Variables.Value(); len(variables) > 0 {
		text, err := json.Marshal(variables)
		if err != nil {
			return opens, syncrun.Invalid("variables", "must be a JSON object")
		}
		opens.Variables = string(text)
	}
	if len(opens.Query)+len(opens.Variables)+len(opens.OperationName) > longestTicket {
		return opens, syncrun.Invalid("query", "must have at most 64 KiB, with its variables")
	}
	doc, parseErr := parser.ParseQueryWithTokenLimit(&ast.Source{Input: opens.Query}, mostTokens)
	if parseErr != nil {
		return opens, syncrun.Invalid("query", "must be a GraphQL document")
	}
	if operation := doc.Operations.ForName(opens.OperationName); operation == nil ||
		operation.Operation != ast.Subscription {
		return opens, syncrun.Invalid("query", "must be a subscription")
	}
	return opens, nil
}

func rateLimit(ctx context.Context) (*viewer.Quota, error) {
	return forViewer(ctx, func(viewer.Viewer) (*viewer.Quota, error) {
		if quota, known := viewer.QuotaOf(ctx); known {
			return &quota, nil
		}
		return nil, nil
	})
}
