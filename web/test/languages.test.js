// Readers of other languages: the page speaks English throughout, and writes numbers and times as their region does.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './browser.js';
import { share } from './shared.js';

const shared = share({}, async (made) => {
  made.user = await made.server.newUser();
  const { run } = await made.user.completedRun('acme');
  made.run = `/runs/${run.replace('SyncRun:', '')}`;
});

// Of each language: how a count of thousands, a length of time and a time of day are written in its region.
const regions = [
  ['de-DE', /^\d\.\d{3}$/, /^\d+,\d s$/, /^\d\d:\d\d:\d\d$/],
  ['ar-EG', /^\d,\d{3}$/, /^\d+\.\d s$/, /^\d\d:\d\d:\d\d [AP]M$/],
  ['ja-JP', /^\d,\d{3}$/, /^\d+\.\d s$/, /^\d\d:\d\d:\d\d$/],
  ['pt-BR', /^\d,\d{3}$/, /^\d+\.\d s$/, /^\d\d:\d\d:\d\d$/],
  ['en-US', /^\d,\d{3}$/, /^\d+\.\d s$/, /^\d\d:\d\d:\d\d [AP]M$/],
];

for (const [locale, count, length, clock] of regions) {
  test(`a reader of ${locale} meets one language`, async (t) => {
    const page = await openPage(t, shared.browser, shared.server.url, { user: shared.user, locale });
    for (const path of ['/', '/runs', '/settings', shared.run]) {
      await page.goto(path);
      await page.getByText('Live', { exact: true }).waitFor();
      const time = page.locator('main time').first();
      await time.waitFor();
      for (const text of await page.locator('main time').allTextContents()) {
        assert.match(text.trim(), /^(now|today|tomorrow|(in )?[\d.,]+ (sec|min|hr|days?)\.?( ago)?|\d\d:\d\d(:\d\d)?( [AP]M)?)$/, path);
      }
      assert.match(await time.getAttribute('title'), /^(\d+ [A-Z][a-z]+|[A-Z][a-z]+ \d+),? \d{4}, \d/, path);
    }
    assert.match(await page.getByRole('definition').first().innerText(), count);
    const log = page.getByRole('log').locator('time');
    if (await log.count()) assert.match((await log.first().innerText()).replace(/\s/g, ' '), clock);
    assert.match(await page.locator('.took').last().innerText(), length);
    await page.goto('/');
    await page.getByText(/the month ends (in \d+ days?|today|tomorrow|in \d+ hr\.?)/).waitFor();
  });
}
