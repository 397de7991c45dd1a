import { createClient } from 'graphql-sse';

import { resuming } from './resuming.js';

// The client tries again whatever the status is. A key that is bad stays so: its errors become the only result.
async function fetchFn(...request) {
  const answer = await fetch(...request);
  if (answer.status !== 401) return answer;
  return new Response(`event: next\ndata: ${JSON.stringify(await answer.json())}\n\nevent: complete\ndata:\n\n`);
}

export const connect = (url, key) => resuming(createClient({
  url: `${url}/graphql`,
  headers: { Authorization: `Bearer ${key}` },
  fetchFn,
}));
