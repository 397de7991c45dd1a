// What an account costs before it is tracked, and how its followers grew.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { audit, fits, openPage } from './browser.js';
import { share } from './shared.js';

const shared = share();
const dollars = (value) => new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'USD' }).format(value);

// seeded is a user with an account of 40 days, whose counts only time would bring.
async function seeded(server) {
  const user = await server.newUser();
  const { account } = await user.track('village');
  const before = [1200, 1250, 1243, 1500];
  await server.sql(
    `INSERT INTO follower_counts (tracked_account_id, day, followers)
     SELECT $1, (now() AT TIME ZONE 'UTC')::date - back, count FROM unnest($2::int[], $3::int[]) AS t(back, count)
     ON CONFLICT (tracked_account_id, day) DO UPDATE SET followers = excluded.followers`,
    [account.replace('TrackedAccount:', ''), [40, 20, 10, 1], before]);
  return { user, account };
}

const historyOf = async (user, account, days) => (await user.graphql(
  'query($id: ID!, $days: Int!) { trackedAccount(id: $id) { followerHistory(days: $days) { day followers } } }', { id: account, days }))
  .trackedAccount.followerHistory;

const number = (value) => value.toLocaleString('en-GB');

for (const theme of ['light', 'dark']) {
  test(`followers over time are drawn and told in ${theme}`, async (t) => {
    const { server, browser } = shared;
    const { user, account } = await seeded(server);
    const page = await openPage(t, browser, server.url, { user, theme });
    const month = await historyOf(user, account, 30);
    assert.ok(month.length >= 3, JSON.stringify(month));
    await page.goto('/');
    await page.getByRole('img', {
      name: `Followers over ${month.length} days: from ${number(month[0].followers)} to ${number(month.at(-1).followers)}`,
    }).waitFor();

    await page.goto('/accounts');
    await page.getByRole('button', { name: 'Followers', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Followers of @village' });
    for (const [days, chosen] of [[30, null], [90, 'Last 90 days']]) {
      const counts = await historyOf(user, account, days);
      if (chosen) await dialog.getByLabel('Time shown').selectOption({ label: chosen });
      await dialog.getByRole('img', { name: new RegExp(`^Followers on ${counts.length} days: from ${number(counts[0].followers)} on `) }).waitFor();
      // Something is drawn: pixels that are not empty, on a canvas that has a size.
      await page.waitForFunction(() => {
        const canvas = document.querySelector('dialog canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return canvas.width > 200 && data.some((value) => value !== 0);
      });
      if (!(await dialog.locator('details').evaluate((details) => details.open))) await dialog.getByText('Numbers').click();
      await page.waitForFunction((n) => document.querySelectorAll('dialog tbody tr').length === n, counts.length);
      const cells = await dialog.locator('tbody td[data-label=Followers]').allTextContents();
      assert.deepEqual(cells, counts.map(({ followers }) => number(followers)));
    }
    await audit(page, `followers over time in ${theme}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await fits(page, 'followers over time');
    await audit(page, `followers over time in ${theme} at 360 px`);
  });
}

test('an account is looked up with what its syncs cost, before it is tracked', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Track an account' }).click();
  const form = page.getByRole('dialog', { name: 'Track an account' });
  await form.getByLabel('Handle or address').fill('@village');
  await form.getByLabel('Tier').selectOption('GROWTH');
  await form.getByRole('button', { name: 'Estimate' }).click();
  const found = form.getByRole('status', { name: 'What was found' });
  const { lookupAccount } = await user.graphql(
    `{ lookupAccount(handle: "village", tier: GROWTH) { account { name followersCount }
       firstSync { likelyCostUsd maxCostUsd } laterSync { likelyCostUsd maxCostUsd } } }`);
  await found.getByText(`${number(lookupAccount.account.followersCount)} followers`).waitFor();
  for (const { likelyCostUsd, maxCostUsd } of [lookupAccount.firstSync, lookupAccount.laterSync]) {
    await found.getByText(`about ${dollars(likelyCostUsd)}, at most ${dollars(maxCostUsd)}`).first().waitFor();
  }
  await audit(page, 'an account that was looked up');
  await form.getByLabel('Tier').selectOption('PRO'); // the estimate was of another tier
  await found.waitFor({ state: 'detached' });
  await form.getByLabel('Handle or address').fill('nobody_is_so');
  await form.getByRole('button', { name: 'Estimate' }).click();
  await found.locator('.refused').waitFor();
  assert.deepEqual((await user.graphql('{ trackedAccounts { id } }')).trackedAccounts, []);
});

test('whoever is known is judged again from the account, for nothing', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  const { account } = await user.track('village');
  const page = await openPage(t, browser, server.url, { user });
  const open = async () => {
    await page.goto('/accounts');
    await page.getByRole('button', { name: 'Start a sync' }).click();
    await page.getByRole('button', { name: 'Start sync' }).waitFor();
  };
  const again = page.getByRole('button', { name: 'Judge again' });
  await open();
  assert.equal(await again.count(), 0); // nobody is known yet
  await user.ended(await user.sync(account));
  const { createSavedSearch } = await user.graphql(
    'mutation { createSavedSearch(input: {name: "designers", description: "designers"}) { savedSearch { id } } }');
  await open();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Search' }).selectOption(createSavedSearch.savedSearch.id);
  await audit(page, 'starting a sync of a known account');
  await again.click();
  await page.waitForURL(/\/runs\/\d+$/);
  const run = page.url().split('/').at(-1);
  assert.equal((await user.ended(run)).status, 'COMPLETED');
  const { syncRun } = await user.graphql('query($run: ID!) { syncRun(id: $run) { source resourcesUsed judgedCount } }', { run });
  assert.equal(syncRun.source, 'EXPLORE');
  assert.equal(syncRun.resourcesUsed, 0);
  assert.ok(syncRun.judgedCount > 0);
});

test('a sync judges by the search that was chosen, though its choice is still on the way', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.graphql('mutation { trackAccount(input: {handle: "village", tier: PRO}) { trackedAccount { id } userErrors { message } } }');
  const named = (name) => user.graphql(
    'mutation($name: String!) { createSavedSearch(input: {name: $name, description: "tech founders"}) { savedSearch { id } } }', { name });
  await named('One');
  await named('Two');
  const page = await openPage(t, browser, server.url, { user });
  // What is chosen reaches the server when the test says so, or is refused.
  const held = [];
  let ask = () => {};
  await page.route('**/graphql', (route) => {
    if (!/mutation AccountsAssign/.test(route.request().postData())) return route.continue();
    held.push(route);
    return ask();
  });
  const asked = () => new Promise((resolve) => { if (held.length > 0) resolve(held.shift()); else ask = () => resolve(held.shift()); });
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Start a sync' }).click();
  const dialog = page.getByRole('dialog');
  const search = dialog.getByRole('combobox', { name: 'Search' });
  const start = dialog.getByRole('button', { name: 'Start sync' });
  const started = async () => (await user.graphql('{ syncRuns(first: 9) { edges { node { savedSearch { name } } } } }'))
    .syncRuns.edges.map(({ node }) => node.savedSearch?.name);

  // A choice that is refused starts nothing, and does not go on showing.
  await search.selectOption({ label: 'One' });
  await start.click();
  const refused = { data: { assignSavedSearch: { userErrors: [{ message: 'Not this one.' }] } } };
  await (await asked()).fulfill({ json: refused });
  await dialog.getByText('Not this one.').waitFor();
  await page.waitForFunction(() => document.querySelector('dialog[open] select').selectedOptions[0].label.startsWith('None'));
  assert.deepEqual(await started(), []);

  // Of two choices, one after the other, the last counts.
  await search.selectOption({ label: 'One' });
  await search.selectOption({ label: 'Two' });
  await start.click();
  await (await asked()).continue();
  await (await asked()).continue();
  await page.waitForURL(/\/runs\/\d+$/);
  assert.deepEqual(await started(), ['Two']);
});

test('a sync without a search is warned of, and sleep asks before it ends a run', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.graphql('mutation { trackAccount(input: {handle: "dozen", tier: PRO}) { trackedAccount { id } userErrors { message } } }');
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Start a sync' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sync @dozen' });
  await dialog.getByText('Without a search this sync finds nobody, and costs the same.').waitFor();
  await dialog.getByRole('link', { name: 'Write a search first.' }).waitFor();
  // Enter chooses; it does not close what was just opened.
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SELECT');
  await audit(page, 'a sync without a search');
  await dialog.getByRole('button', { name: 'Not now' }).click();

  const { account } = await user.track('village');
  await server.hold('followers', 0);
  try {
    await user.sync(account);
    await server.held();
    await page.reload();
    const card = page.getByRole('article', { name: '@village' });
    const asks = page.getByRole('dialog', { name: 'End the run, too?' });
    const state = async () => (await user.graphql(
      'query($id: ID!) { trackedAccount(id: $id) { isActive latestSyncRun { isCancellable } } }', { id: account })).trackedAccount;
    await card.getByRole('button', { name: 'Sleep' }).click();
    await asks.getByRole('button', { name: 'Let it run' }).click();
    await asks.waitFor({ state: 'hidden' });
    assert.deepEqual(await state(), { isActive: true, latestSyncRun: { isCancellable: true } });
    await card.getByRole('button', { name: 'Sleep' }).click();
    await asks.getByRole('button', { name: 'End it and sleep' }).click();
    await card.getByRole('button', { name: 'Wake' }).waitFor();
    assert.deepEqual(await state(), { isActive: false, latestSyncRun: { isCancellable: false } });
  } finally {
    await server.release();
  }
});
