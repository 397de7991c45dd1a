import { createClient } from 'graphql-sse';

import { resuming } from './resuming.js';

export const connect = (url, key) => resuming(createClient({
  url: `${url}/graphql`,
  headers: { Authorization: `Bearer ${key}` },
}));
