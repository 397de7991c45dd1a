// From the demo's link to a rated person, without reading anything.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { launch, openPage } from './browser.js';
import { startDemo } from './demo.js';
import { atEnd } from './ends.js';

test('the demo’s link signs in once and leads to a rated person', async (t) => {
  const demo = await startDemo();
  atEnd(t, () => demo.end('SIGINT'));
  const browser = await launch(t);
  const { origin } = new URL(demo.link);
  const page = await openPage(t, browser, origin);
  const again = await openPage(t, browser, origin, { expected: [/status of 401/] });
  await page.goto(demo.link);
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await page.getByRole('link', { name: 'People' }).first().click();
  await page.getByRole('button', { name: /^Good/ }).first().click(); // and the next person is shown
  await page.keyboard.press('k');
  await page.getByText('Rated good').first().waitFor();

  await again.goto(demo.link);
  await again.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
});
