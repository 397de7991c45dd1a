// resuming makes a graphql-ws or graphql-sse client go on where it was cut: on a reconnect the client sends the same
// variables object once more, and by then `after` is that of the last event, update or candidate that arrived.
export const resuming = (client) => ({
  ...client,
  subscribe(request, sink) {
    const variables = { ...request.variables };
    return client.subscribe({ ...request, variables }, {
      next(result) {
        const { syncRunProgress: event, syncRunUpdated: update, candidateFound: found } = result.data ?? {};
        if (event ?? found) variables.after = (event ?? found).sequence;
        if (update) variables.after = update.updateSequence;
        sink.next(result);
      },
      error: (problem) => sink.error(problem),
      complete: () => sink.complete(),
    });
  },
});
