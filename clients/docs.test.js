// Snippets that people copy are what is tested here.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { openProxy } from './proxy.js';
import { watchBySocket } from './readme.js';
import { completedRun, from, newKey, url } from './server.js';

globalThis.WebSocket ??= WebSocket;

const document = (path) => readFile(new URL(path, import.meta.url), 'utf8');

for (const recipe of await readdir(new URL('recipes', import.meta.url))) {
  test(`docs/clients.md shows ${recipe} as it is`, async () => {
    const code = (await document(`recipes/${recipe}`)).replaceAll(/'apollo-client-3(.*?)(\/index\.js)?'/g, "'@apollo/client$1'");
    assert.ok((await document('../docs/clients.md')).includes('```js\n' + code + '```\n'));
  });
}

test("the README's websocket snippet gets each event once over two cuts", async (t) => {
  const proxy = await openProxy(url, { cuts: 2 });
  t.after(proxy.close);
  const events = [];
  await watchBySocket(proxy.url, {
    createClient, key: await newKey(), run: completedRun, show: (event) => events.push(event.sequence),
  });
  assert.equal(proxy.cut, 2);
  assert.deepEqual(events, from(1, events.length));
  assert.ok(events.length > 20, `${events.length} events`);
});
