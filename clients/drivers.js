// Each client as its recipe makes it, behind the same few calls. query and mutate resolve to data; watch and follow call
// show with each event and resolve when the subscription is complete. All reject with what the client reports.
import { gql } from '@apollo/client';
import * as relay from 'relay-runtime';
import { onEnd, pipe, subscribe } from 'wonka';
import WebSocket from 'ws';

import * as apollo3 from './recipes/apollo-3.js';
import * as apollo4 from './recipes/apollo.js';
import * as request from './recipes/graphql-request.js';
import * as sse from './recipes/graphql-sse.js';
import * as ws from './recipes/graphql-ws.js';
import * as relayRecipe from './recipes/relay.js';
import * as urql from './recipes/urql.js';
import ticketMutation from './relay/__generated__/documentsTicketMutation.graphql.js';
import updatesSubscription from './relay/__generated__/documentsUpdatesSubscription.graphql.js';
import viewerQuery from './relay/__generated__/documentsViewerQuery.graphql.js';
import watchSubscription from './relay/__generated__/documentsWatchSubscription.graphql.js';

globalThis.WebSocket ??= WebSocket; // Node has one of its own from 22 on; browsers have

export const viewerDocument = 'query Viewer { viewer { id name } }';
export const ticketDocument = `mutation Ticket($input: CreateStreamTicketInput!) {
  createStreamTicket(input: $input) { ticket userErrors { message } }
}`;
export const watchDocument = `subscription Watch($run: ID!, $after: Int) {
  syncRunProgress(syncRunId: $run, after: $after) { sequence status message }
}`;

export const updatesDocument = `subscription Updates($after: Int) {
  syncRunUpdated(after: $after) { updateSequence message syncRun { id status } }
}`;

// What clients subscribe to: a run's log, or what is new about all runs, which never completes.
const watching = (run) => ({
  text: watchDocument, artifact: watchSubscription, variables: { run }, dataOf: (data) => data.syncRunProgress,
});
const updates = {
  text: updatesDocument, artifact: updatesSubscription, variables: {}, dataOf: (data) => data.syncRunUpdated,
};

// both are a driver's two ways to subscribe.
const both = (subscribe) => ({
  watch: (client, run, show) => subscribe(client, watching(run), show),
  follow: (client, show) => subscribe(client, updates, show),
});

const ticketInput = { query: watchDocument, variables: { run: '1' } };

export const drivers = {
  'graphql-ws': ofSink(ws.connect),
  'graphql-sse': ofSink(sse.connect),
  'Apollo Client 4': ofApollo(apollo4.connect),
  'Apollo Client 3': ofApollo(apollo3.connect),
  'urql': ofUrql(urql.connect),
  'Relay': ofRelay(relayRecipe.connect),
  'graphql-request': {
    connect: request.connect,
    query: (client) => client.request(viewerDocument),
    mutate: (client) => client.request(ticketDocument, { input: ticketInput }),
  },
};

function ofSink(connect) {
  const collect = (client, payload, show) => new Promise((resolve, reject) => {
    client.subscribe(payload, {
      next: ({ data, errors }) => (errors ? reject(errors) : show(data)),
      error: reject,
      complete: resolve,
    });
  });
  const single = async (client, payload) => {
    let data;
    await collect(client, payload, (result) => (data = result));
    return data;
  };
  return {
    connect,
    query: (client) => single(client, { query: viewerDocument }),
    mutate: (client) => single(client, { query: ticketDocument, variables: { input: ticketInput } }),
    ...both((client, { text: query, variables, dataOf }, show) =>
      collect(client, { query, variables }, (data) => show(dataOf(data)))),
  };
}

function ofApollo(connect) {
  return {
    connect,
    query: async (client) => (await client.query({ query: gql(viewerDocument) })).data,
    mutate: async (client) => (await client.mutate({
      mutation: gql(ticketDocument),
      variables: { input: ticketInput },
    })).data,
    ...both((client, { text, variables, dataOf }, show) => new Promise((resolve, reject) => {
      client.subscribe({ query: gql(text), variables }).subscribe({
        next: ({ data, error, errors }) => (error ?? errors ? reject(error ?? errors) : show(dataOf(data))),
        error: reject,
        complete: resolve,
      });
    })),
  };
}

function ofUrql(connect) {
  const dataOf = ({ data, error }) => {
    if (error) throw error;
    return data;
  };
  return {
    connect,
    query: async (client) => dataOf(await client.query(viewerDocument, {}).toPromise()),
    mutate: async (client) => dataOf(await client.mutation(ticketDocument, { input: ticketInput }).toPromise()),
    ...both((client, { text, variables, dataOf: eventOf }, show) => new Promise((resolve, reject) => {
      pipe(
        client.subscription(text, variables),
        onEnd(resolve),
        subscribe(({ data, error, hasNext }) => {
          if (error) reject(error);
          else if (hasNext) show(eventOf(data)); // at the end urql gives the last result once more
        }),
      );
    })),
  };
}

function ofRelay(connect) {
  return {
    connect,
    query: (environment) => relay.fetchQuery(environment, viewerQuery, {}).toPromise(),
    mutate: (environment) => new Promise((resolve, reject) => {
      relay.commitMutation(environment, {
        mutation: ticketMutation,
        variables: { input: ticketInput },
        onCompleted: (data, errors) => (errors ? reject(errors) : resolve(data)),
        onError: reject,
      });
    }),
    ...both((environment, { artifact: subscription, variables, dataOf }, show) => new Promise((resolve, reject) => {
      relay.requestSubscription(environment, {
        subscription,
        variables,
        onNext: (data) => show(dataOf(data)),
        onError: reject,
        onCompleted: resolve,
      });
    })),
  };
}
