// resuming makes a graphql-ws or graphql-sse client go on where it was cut: on a reconnect the client sends the same
// variables object once more, and by then `after` is the number of the last event or update that arrived.
export const resuming = (client) => ({
  ...client,
  subscribe(request, sink) {
    const variables = { ...request.variables };
    return client.subscribe({ ...request, variables }, {
      next(result) {
        const { syncRunProgress: event, syncRunUpdated: update } = result.data ?? {};
        if (event) variables.after = event.sequence;
        if (update) variables.after = update.updateSequence;
        sink.next(result);
      },
      error: (problem) => sink.error(problem),
      complete: () => sink.complete(),
    });
  },
});
