// The whole way of somebody new: sign in, write a search, track an account, watch its run, rate, download.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { launch, openPage } from './browser.js';
import { startServer } from './server.js';

test('somebody new gets from a key to a rated person and a file', async (t) => {
  const server = await startServer(t, { latency: '50ms' });
  const user = await server.newUser();
  const page = await openPage(t, await launch(t), server.url);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Sign in to goodones' }).waitFor();
  await page.getByLabel('Key').fill(user.key);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByRole('link', { name: 'Write a search' }).click();
  await page.getByRole('button', { name: 'Write a search' }).click();
  const writing = page.getByRole('dialog', { name: 'New search' });
  await writing.getByLabel('Name', { exact: true }).fill('Tech founders');
  await writing.getByLabel('What to look for').fill('tech founders, not agencies');
  await writing.getByRole('button', { name: 'Save search' }).click();
  const search = page.getByRole('article', { name: 'Tech founders' });
  await search.getByText('Role', { exact: true }).waitFor();
  const { savedSearches: [saved] } = await user.graphql('{ savedSearches { description reading { roles exclusions } } }');
  assert.equal(saved.description, 'tech founders, not agencies');
  for (const read of [...saved.reading.roles, ...saved.reading.exclusions]) {
    await search.getByText(read, { exact: true }).first().waitFor();
  }

  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByRole('button', { name: 'Track your first account' }).click();
  const tracking = page.getByRole('dialog', { name: 'Track an account' });
  await tracking.getByLabel('Handle or address').fill('@village');
  await tracking.getByLabel('Tier').selectOption('PRO');
  await tracking.getByRole('button', { name: 'Track account' }).click();
  const starting = page.getByRole('dialog', { name: 'Sync @village' });
  await starting.waitFor();
  const { trackedAccounts: [account] } = await user.graphql('{ trackedAccounts { estimate { maxResources } } }');
  await starting.getByText(`${account.estimate.maxResources.toLocaleString('en-GB')} resources`).waitFor();
  await starting.getByLabel('Search').selectOption({ label: 'Tech founders' });
  await page.waitForFunction(() => document.querySelector('dialog[open] select')?.value !== '');
  await starting.getByRole('button', { name: 'Start sync' }).click();

  await page.getByText('Completed', { exact: true }).first().waitFor();
  const { syncRuns: { edges: [{ node: run }] } } = await user.graphql(
    '{ syncRuns { edges { node { databaseId newFollowersCount candidatesPassedCount savedSearch { name } } } } }');
  assert.equal(new URL(page.url()).pathname, `/runs/${run.databaseId}`);
  assert.equal(run.savedSearch.name, 'Tech founders');
  assert.ok(run.candidatesPassedCount > 3, `${run.candidatesPassedCount} passed`);
  for (const count of [run.newFollowersCount, run.candidatesPassedCount]) {
    await page.getByRole('definition').filter({ hasText: new RegExp(`^${count.toLocaleString('en-GB')}$`) }).first().waitFor();
  }

  const count = run.candidatesPassedCount.toLocaleString('en-GB');
  await page.getByRole('link', { name: `Rate ${count} people` }).click();
  await page.waitForURL(new RegExp(`/people\\?run=${run.databaseId}$`));
  await page.getByText(`${count} people`, { exact: true }).waitFor();

  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('article').waitFor();
  await page.keyboard.press('g');
  await page.locator('li .GOOD:not(.pending)').waitFor();
  await page.keyboard.press('b');
  await page.getByText('Rated bad').waitFor();
  await page.keyboard.press('1');
  const rated = async () => (await user.graphql(
    '{ candidates(orderBy: {field: SCORE}) { edges { node { rating { value reason } } } } }'))
    .candidates.edges.flatMap(({ node }) => (node.rating ? [node.rating] : []));
  await page.locator('li .BAD:not(.pending)').waitFor();
  assert.deepEqual(await rated(), [{ value: 'GOOD', reason: null }, { value: 'BAD', reason: 'BOT' }]);

  await page.getByRole('combobox', { name: 'Rating' }).selectOption('GOOD');
  await page.getByText('1 person').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  assert.equal(lines.length, 2, 'a heading and the one person who is good');
});
