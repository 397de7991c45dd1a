import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';

import { resuming } from './resuming.js';

export function connect(url, key) {
  const authorization = { Authorization: `Bearer ${key}` };
  const live = resuming(createClient({
    url: url.replace(/^http/, 'ws') + '/graphql',
    connectionParams: authorization,
  }));
  const forwardSubscription = ({ query, variables }) => ({
    subscribe: (sink) => ({ unsubscribe: live.subscribe({ query, variables }, sink) }),
  });
  return new Client({
    url: `${url}/graphql`,
    fetchOptions: { headers: authorization },
    exchanges: [cacheExchange, fetchExchange, subscriptionExchange({ forwardSubscription })],
    preferGetMethod: false,
  });
}
