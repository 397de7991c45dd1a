import { createClient } from 'graphql-ws';

import { resuming } from './resuming.js';

export const connect = (url, key) => resuming(createClient({
  url: url.replace(/^http/, 'ws') + '/graphql',
  connectionParams: { Authorization: `Bearer ${key}` },
}));
