import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';

import { resuming } from './resuming.js';

// RetryLink sees errors of the network only. This makes one of an answer that says when to ask again.
const refusals = new ApolloLink((operation, forward) => new Observable((observer) => forward(operation).subscribe({
  next(result) {
    const retryAfter = result.errors?.find(({ extensions }) => extensions?.retryAfter)?.extensions.retryAfter;
    if (retryAfter) observer.error(Object.assign(new Error(result.errors[0].message), { retryAfter }));
    else observer.next(result);
  },
  error: (problem) => observer.error(problem),
  complete: () => observer.complete(),
})));

const retries = new RetryLink({
  attempts: (count, operation, { retryAfter }) => retryAfter !== undefined && count <= 5,
  delay: (count, operation, { retryAfter }) => retryAfter * 1000,
});

export function connect(url, key) {
  const authorization = { Authorization: `Bearer ${key}` };
  const http = ApolloLink.from([retries, refusals, new HttpLink({ uri: `${url}/graphql`, headers: authorization })]);
  const live = new GraphQLWsLink(resuming(createClient({
    url: url.replace(/^http/, 'ws') + '/graphql',
    connectionParams: authorization,
  })));
  const isLive = ({ query }) => getMainDefinition(query).operation === 'subscription';
  return new ApolloClient({ link: ApolloLink.split(isLive, live, http), cache: new InMemoryCache() });
}
