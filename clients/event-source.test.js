// The browser's own EventSource, in Chromium, as the README shows it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { chromium } from 'playwright-core';

import { openProxy } from './proxy.js';
import { completedRun, from, graphql, url } from './server.js';

const mutation = `mutation($query: String!) {
  createStreamTicket(input: {query: $query}) { ticket userErrors { message } }
}`;

// A page that may not look anything up needs no network of its own.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

test("the README's EventSource snippet gets each event once over two cuts", { timeout: 60_000 }, async (t) => {
  const proxy = await openProxy(url, { cuts: 2 });
  t.after(proxy.close);
  const query = `subscription { syncRunProgress(syncRunId: ${completedRun}) { sequence status message } }`;
  const { createStreamTicket: { ticket, userErrors } } = await graphql(mutation, { query });
  assert.deepEqual(userErrors, []);
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [, snippet] = /```js\n(const source = new EventSource[^]*?)```/.exec(readme);
  const code = snippet.replace('http://127.0.0.1:8080', proxy.url);
  assert.notEqual(code, snippet);

  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  t.after(() => browser.close());
  const page = await browser.newPage();
  // The page is of the server's origin, and costs no connection.
  await page.route(`${proxy.url}/page`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${proxy.url}/page`);
  const events = await page.evaluate(`new Promise((resolve) => {
    const ticket = ${JSON.stringify(ticket)};
    const events = [];
    const show = (event) => events.push(event.sequence);
    ${code}
    source.addEventListener('complete', () => resolve(events));
  })`);
  assert.equal(proxy.cut, 2);
  assert.deepEqual(events, from(1, events.length));
  assert.ok(events.length > 20, `${events.length} events`);
});
