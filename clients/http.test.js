// GraphQL over HTTP, as the audits of the npm package graphql-http understand its specification.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { serverAudits } from 'graphql-http';

import { newKey, url } from './server.js';

// The audits are more than one key may ask in a minute.
const keys = [await newKey(), await newKey()];
let asked = 0;

const audits = serverAudits({
  url: `${url}/graphql`,
  fetchFn: (target, { headers, ...options } = {}) => fetch(target, { ...options, headers: { ...headers, authorization: `Bearer ${keys[asked++ % 2]}` } }),
});

test('there are 61 audits', () => assert.equal(audits.length, 61));

for (const audit of audits) {
  test(`${audit.id} ${audit.name}`, async () => {
    const { status, reason } = await audit.fn();
    assert.equal(status, 'ok', reason);
  });
}
