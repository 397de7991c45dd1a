// What each client does at its default settings, at the server's default limits.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { drivers } from './drivers.js';
import { openProxy } from './proxy.js';
import { completedRun, from, newKey, revokeKey, strangersKey, url } from './server.js';

// Two clients at a time: the answers of all at once would be slow by themselves.
describe('each client', { concurrency: 2 }, () => {
  for (const [name, driver] of Object.entries(drivers)) describe(name, { concurrency: true }, () => matrix(name, driver));
});

function matrix(name, driver) {
  test('queries', async () => {
    const { viewer } = await driver.query(driver.connect(url, await newKey()));
    assert.ok(viewer.name);
  });

  test('mutates', async () => {
    const { createStreamTicket } = await driver.mutate(driver.connect(url, await newKey()));
    assert.deepEqual(createStreamTicket.userErrors, []);
    assert.ok(createStreamTicket.ticket);
  });

  if (!driver.watch) {
    test('reports a bad key', () => assert.rejects(driver.query(driver.connect(url, strangersKey))));
    return;
  }

  test('watches a run to its end', async () => {
    const events = await watched(driver, driver.connect(url, await newKey()));
    assert.equal(events.at(-1).status, 'COMPLETED');
    assert.deepEqual(events.map(({ sequence }) => sequence), from(1, events.length));
  });

  test('goes on behind the last event after each of two cuts', async (t) => {
    const proxy = await openProxy(url, { cuts: 2 });
    t.after(proxy.close);
    const events = await watched(driver, driver.connect(proxy.url, await newKey()));
    assert.equal(proxy.cut, 2);
    assert.equal(events.at(-1).status, 'COMPLETED');
    assert.deepEqual(events.map(({ sequence }) => sequence), from(1, events.length));
  });

  test('is ended by a bad key at once', async (t) => {
    const proxy = await openProxy(url);
    t.after(proxy.close);
    await assert.rejects(watched(driver, driver.connect(proxy.url, strangersKey)), isUnauthorized);
    assert.equal(proxy.connections, 1);
  });

  test('is ended at once when its key is revoked meanwhile', async (t) => {
    const proxy = await openProxy(url);
    t.after(proxy.close);
    const key = await newKey();
    const ended = assert.rejects(driver.follow(driver.connect(proxy.url, key), () => {}), isUnauthorized);
    await proxy.answered(whenOpen(name));
    await revokeKey(key);
    const revoked = Date.now();
    await ended;
    assert.ok(Date.now() - revoked < 40_000, `it was ended after ${Date.now() - revoked} ms`);
    assert.ok(proxy.connections <= (name === 'graphql-sse' ? 2 : 1), `${proxy.connections} connections`);
  });
}

// A websocket answers the handshake and the greeting; a stream begins with its status.
const whenOpen = (name) => (name === 'graphql-sse' ? 1 : 2);

async function watched(driver, client) {
  const events = [];
  await driver.watch(client, completedRun, (event) => events.push(event));
  return events;
}

// Clients pass on the close event, or its words; graphql-sse has the errors of the answer.
function isUnauthorized(problem) {
  if (Array.isArray(problem)) {
    assert.equal(problem[0].extensions.code, 'UNAUTHENTICATED');
    return true;
  }
  const closed = problem.networkError ?? problem;
  assert.match(`${closed.code} ${closed.reason} ${closed.message}`, /4401/);
  assert.match(`${closed.reason} ${closed.message}`, /Unauthorized/);
  return true;
}
