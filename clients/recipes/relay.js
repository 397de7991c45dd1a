import { createClient } from 'graphql-ws';
import { Environment, Network, Observable, RecordSource, Store } from 'relay-runtime';

import { resuming } from './resuming.js';

export function connect(url, key) {
  const authorization = { Authorization: `Bearer ${key}` };
  const live = resuming(createClient({
    url: url.replace(/^http/, 'ws') + '/graphql',
    connectionParams: authorization,
  }));
  const ask = async ({ text: query }, variables) => (await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...authorization, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  })).json();
  const watch = ({ text: query }, variables) =>
    Observable.create((sink) => live.subscribe({ query, variables }, sink));
  return new Environment({ network: Network.create(ask, watch), store: new Store(new RecordSource()) });
}
