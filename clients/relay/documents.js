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

export const run = graphql`fragment documentsRun on SyncRun @refetchable(queryName: "documentsRunRefetchQuery") {
  databaseId
  status
  savedSearch { name }
}`;

export const list = graphql`query documentsListQuery {
  viewer { name apiKeys { prefix } }
  syncRuns(first: 5) { edges { node { ...documentsRun trackedAccount { handle } } } }
  candidates(first: 20) { edges { node {
    gender
    person { handle gender labels followerCountTier }
    firstSyncRun { status }
    savedSearch { name }
  } } }
}`;
