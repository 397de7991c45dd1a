// The watch over a page notices what it is there for.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { launch, watch } from './browser.js';
import { startServer } from './server.js';

test('whatever a page must not do is noticed', async (t) => {
  const server = await startServer(t);
  const page = await (await launch(t)).newPage();
  const { problems } = watch(page, server.url);
  await page.goto(server.url);
  assert.deepEqual(problems, []);

  for (const [what, act, noticed] of [
    ['a foreign host', () => fetch('https://example.com/').catch(() => {}), /console: .*(Content Security Policy|Refused)/],
    ['a way of other clients', () => fetch('/api/v1/me'), /request: GET .*\/api\/v1\/me/],
    ['a log entry', () => console.error('it went wrong'), /console: it went wrong/],
    ['an error nobody handles', () => void setTimeout(() => { throw new Error('unhandled'); }), /error: .*unhandled/],
    ['a style in the markup', () => { document.body.innerHTML = '<p style="color: red">'; }, /style/],
  ]) {
    problems.length = 0;
    await page.evaluate(act);
    // The browser tells of it when it gets to; if it never does, this test never ends.
    t.diagnostic(`waiting for ${what}`);
    while (!problems.some((problem) => noticed.test(problem))) await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
});
