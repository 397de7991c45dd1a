package resolvers

import (
	"context"
	"encoding/json"

	"goodones/graph"
	"goodones/internal/export"
	"goodones/internal/viewer"
)

func (r *Resolver) exportCandidates(
	ctx context.Context, input graph.ExportCandidatesInput,
) (*graph.ExportCandidatesPayload, error) {
	return forViewer(ctx, func(v viewer.Viewer) (*graph.ExportCandidatesPayload, error) {
		payload := &graph.ExportCandidatesPayload{ClientMutationID: input.ClientMutationID.Value()}
		filter, err := r.candidateFilter(&candidateArguments{filter: input.Filter.Value()})
		if err == nil {
			payload.URL, err = r.exportURL(ctx, v, export.Request{Filter: filter, BOM: input.ByteOrderMark})
		}
		if payload.UserErrors, err = userErrors(err, nil); err != nil {
			return nil, err
		}
		return payload, nil
	})
}

func (r *Resolver) exportURL(ctx context.Context, v viewer.Viewer, asked export.Request) (*string, error) {
	request, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	ticket, hash := viewer.NewExportTicket()
	if err := r.deps.Exports.CreateExport(ctx, v, hash, string(request)); err != nil {
		return nil, err
	}
	url := export.Path + "?ticket=" + ticket
	return &url, nil
}
