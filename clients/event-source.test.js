// The browser's own EventSource, in Chromium, as the README shows it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openProxy } from './proxy.js';
import { watchByEventSource } from './readme.js';
import { completedRun, from, newKey, spentKey, ticketFor, url } from './server.js';

test("the README's EventSource snippet gets each event once over two cuts", async (t) => {
  const proxy = await openProxy(url, { cuts: 2 });
  t.after(proxy.close);
  const events = await watched(proxy.url, await ticketFor(await newKey(), completedRun));
  assert.equal(proxy.cut, 2);
  assert.deepEqual(events, from(1, events.length));
  assert.ok(events.length > 20, `${events.length} events`);
});

test('EventSource comes back by itself once a key that has used up its minute may ask again', async (t) => {
  const proxy = await openProxy(url);
  t.after(proxy.close);
  const key = await newKey();
  const ticket = await ticketFor(key, completedRun);
  const { retryAfter, since } = await spentKey(key);
  const events = await watched(proxy.url, ticket);
  assert.ok(Date.now() - since > (retryAfter - 2) * 1000, 'it was served before the minute was over');
  assert.deepEqual(events, from(1, events.length));
  assert.ok(proxy.connections <= 3, `${proxy.connections} connections`);
});

async function watched(address, ticket) {
  const events = [];
  await watchByEventSource(address, { ticket, show: (event) => events.push(event.sequence) });
  return events;
}
