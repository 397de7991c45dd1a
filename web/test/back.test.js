// Going back and loading anew: lists are as long as they were, and whoever was at hand is so again.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './browser.js';
import { share } from './shared.js';

const older = 150;

const shared = share({}, async (made) => {
  made.user = await made.server.newUser();
  await made.user.completedRun('acme');
  await made.server.sql(
    `INSERT INTO sync_runs (user_id, tracked_account_id, source, status, stage, triggered_at, started_at, completed_at, budget)
     SELECT user_id, tracked_account_id, 'cron', 'completed', 'filter', at, at, at, budget
     FROM sync_runs, generate_series(1, $1) i, LATERAL (SELECT now() - i * interval '1 hour' AS at) t`, [older]);
});

// leaveAndReturn goes to another screen and back, and then loads the page anew; look is asked each time.
async function leaveAndReturn(page, look) {
  await page.getByRole('link', { name: 'Searches', exact: true }).evaluate((link) => link.click());
  await page.getByRole('heading', { level: 1, name: 'Searches' }).waitFor();
  await page.goBack();
  await look('going back');
  await page.reload();
  await look('loading anew');
}

test('the list of runs is as long as it was left', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  const rows = page.locator('main tbody tr');
  await page.goto('/runs');
  for (const length of [50, 100, 150]) {
    await rows.nth(length - 1).waitFor();
    await page.getByRole('button', { name: 'Older runs' }).click();
  }
  await rows.nth(older).waitFor();
  const names = await rows.locator('a.open').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const left = await page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight - 1_500);
    return scrollY;
  });
  await leaveAndReturn(page, async () => {
    await page.waitForFunction((top) => scrollY === top, left);
    assert.deepEqual(await rows.locator('a.open').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), names);
  });
  await page.getByRole('combobox', { name: 'Trigger' }).selectOption('CRON');
  await page.getByRole('heading', { name: 'Runs that match' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 50);
});

test('the table of people shows the rows that it showed, beyond its first page', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people?view=table');
  const table = page.getByRole('region', { name: 'Table of people' });
  await table.locator('tr[data-index="0"]').waitFor();
  const last = Number(await table.getByRole('table').getAttribute('aria-rowcount')) - 2;
  assert.ok(last >= 100, `${last + 1} people are no more than a page`);
  const row = table.locator(`tr[data-index="${last}"]`);
  await page.waitForFunction((index) => {
    const scroller = document.querySelector('.scroller');
    scroller.scrollTop = scroller.scrollHeight;
    return scroller.querySelector(`tr[data-index="${index}"]`) !== null;
  }, last);
  const top = await table.evaluate((scroller) => (scroller.scrollTop -= 40));
  const who = await row.locator('.name small').textContent();
  await leaveAndReturn(page, async (how) => {
    await page.waitForFunction((wanted) => document.querySelector('.scroller')?.scrollTop === wanted, top);
    assert.equal(await row.locator('.name small').textContent(), who, how);
  });
});

test('whoever was at hand is so again', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people');
  const current = page.locator('main li [aria-current] .name bdi').first();
  await current.waitFor();
  for (let i = 0; i < 5; i++) await page.keyboard.press('j');
  const who = await page.locator('main li').nth(5).locator('.name bdi').first().textContent();
  assert.equal(await current.textContent(), who);
  await leaveAndReturn(page, async () => {
    await page.waitForFunction(
      (name) => document.querySelector('main li [aria-current] .name bdi')?.textContent === name, who);
  });
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.waitForURL(/after=/);
  await page.waitForFunction(() => document.querySelector('main li')?.querySelector('[aria-current]'));
});
