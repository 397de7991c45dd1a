// The README's snippets, as people copy them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { chromium } from 'playwright-core';

// snippet is the README's block that begins so, at another address than the one that it names.
export async function snippet(beginning, example, address) {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const code = readme.slice(readme.indexOf('```js\n' + beginning) + '```js\n'.length).split('```')[0];
  assert.ok(code.startsWith(beginning) && code.includes(example));
  return code.replace(example, address);
}

// watchBySocket runs the websocket's snippet. It resolves when the run has ended.
export async function watchBySocket(url, { createClient, key, run, show }) {
  const code = await snippet('const client = createClient', 'ws://127.0.0.1:8080', url.replace('http', 'ws'));
  const watch = new Function('createClient', 'key', 'show', 'done', 'fail', code.replace('run: 42', `run: ${JSON.stringify(run)}`));
  await new Promise((resolve, reject) => watch(createClient, key, show, resolve, reject));
}

// A page that may not look anything up needs no network of its own.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

// watchByEventSource runs the EventSource's snippet in Chromium. It resolves when the run has ended.
export async function watchByEventSource(url, { ticket, show }) {
  const code = await snippet('const source = new EventSource', 'http://127.0.0.1:8080', url);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  try {
    const page = await browser.newPage();
    await page.exposeFunction('show', show);
    // The page is of the server's origin, and costs no connection.
    await page.route(`${url}/page`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(`${url}/page`);
    await page.evaluate(`new Promise((resolve) => {
      const ticket = ${JSON.stringify(ticket)};
      ${code}
      source.addEventListener('complete', resolve);
    })`);
  } finally {
    await browser.close();
  }
}
