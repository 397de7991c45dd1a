// What the Relay compiler makes __generated__/ of: `npm run relay`.
import { graphql } from 'relay-runtime';

export const viewer = graphql`query documentsViewerQuery { viewer { id name } }`;

export const ticket = graphql`mutation documentsTicketMutation($input: CreateStreamTicketInput!) {
  createStreamTicket(input: $input) { ticket userErrors { message } }
}`;

export const watch = graphql`subscription documentsWatchSubscription($run: ID!, $after: Int) {
  syncRunProgress(syncRunId: $run, after: $after) { sequence status message }
}`;

export const updates = graphql`subscription documentsUpdatesSubscription($after: Int) {
  syncRunUpdated(after: $after) { updateSequence message syncRun { id status } }
}`;
