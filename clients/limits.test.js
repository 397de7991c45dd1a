// What clients are told, and do by their recipes, once a key has used up its minute.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { drivers } from './drivers.js';
import { newKey, url } from './server.js';

// told finds retryAfter wherever a client keeps the errors of an answer.
function told(problem) {
  const errors = problem.response?.errors ?? problem.graphQLErrors ?? problem.source?.errors ?? problem;
  return errors.find?.(({ extensions }) => extensions?.code === 'RATE_LIMITED')?.extensions.retryAfter;
}

describe('a key that has used up its minute', { concurrency: true }, () => {
  for (const name of ['urql', 'Relay', 'graphql-request']) {
    test(`${name} is told when to come back`, async () => {
      const driver = drivers[name];
      await assert.rejects(driver.query(driver.connect(url, (await spentKey()).key)), (problem) => {
        const seconds = told(problem);
        assert.ok(seconds > 0 && seconds <= 60, `${seconds}`);
        return true;
      });
    });
  }

  for (const name of ['Apollo Client 4', 'Apollo Client 3']) {
    test(`${name} asks again when RetryLink was told to`, async () => {
      const { key, retryAfter, since } = await spentKey();
      const { viewer } = await drivers[name].query(drivers[name].connect(url, key));
      assert.ok(viewer.name);
      assert.ok(Date.now() - since > (retryAfter - 2) * 1000, 'it was served before the minute was over');
    });
  }
});

// spentKey makes a key and asks with it until it is refused.
async function spentKey() {
  const key = await newKey();
  for (let asked = 0; asked <= 60; asked++) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: '{"query":"{ viewer { id } }"}',
    });
    const { errors } = await response.json();
    if (response.status === 429) return { key, retryAfter: errors[0].extensions.retryAfter, since: Date.now() };
  }
  throw new Error('61 requests were served');
}
