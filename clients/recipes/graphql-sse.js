import { createClient } from 'graphql-sse';

import { resuming } from './resuming.js';

// The client takes any other status than 200 for an error of the network, and gives up after five. Where the server
// says when to ask again, this does. A key that is bad stays so: its errors become the only result.
async function fetchFn(...request) {
  const answer = await fetch(...request);
  const retryAfter = answer.headers.get('retry-after');
  if (!answer.ok && retryAfter) {
    await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000));
    return fetchFn(...request);
  }
  if (answer.status !== 401) return answer;
  return new Response(`event: next\ndata: ${JSON.stringify(await answer.json())}\n\nevent: complete\ndata:\n\n`);
}

export const connect = (url, key) => resuming(createClient({
  url: `${url}/graphql`,
  headers: { Authorization: `Bearer ${key}` },
  fetchFn,
}));
