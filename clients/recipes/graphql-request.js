import { GraphQLClient } from 'graphql-request';

export const connect = (url, key) => new GraphQLClient(`${url}/graphql`, { headers: { Authorization: `Bearer ${key}` } });
