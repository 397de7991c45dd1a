import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from 'apollo-client-3/core/index.js';
import { RetryLink } from 'apollo-client-3/link/retry/index.js';
import { GraphQLWsLink } from 'apollo-client-3/link/subscriptions/index.js';
import { getMainDefinition } from 'apollo-client-3/utilities/index.js';
import { createClient } from 'graphql-ws';

import { resuming } from './resuming.js';

// The error of an answer whose status is not 200 has its body as `result`.
const retryAfter = ({ result }) => result?.errors?.find(({ extensions }) => extensions?.retryAfter)?.extensions.retryAfter;

const retries = new RetryLink({
  attempts: (count, operation, problem) => retryAfter(problem) !== undefined && count <= 5,
  delay: (count, operation, problem) => retryAfter(problem) * 1000,
});

export function connect(url, key) {
  const authorization = { Authorization: `Bearer ${key}` };
  const accept = 'application/graphql-response+json, application/json;q=0.9';
  const http = retries.concat(new HttpLink({ uri: `${url}/graphql`, headers: { ...authorization, accept } }));
  const live = new GraphQLWsLink(resuming(createClient({
    url: url.replace(/^http/, 'ws') + '/graphql',
    connectionParams: authorization,
  })));
  const isLive = ({ query }) => getMainDefinition(query).operation === 'subscription';
  return new ApolloClient({ link: ApolloLink.split(isLive, live, http), cache: new InMemoryCache() });
}
