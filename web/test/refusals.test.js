// What the page says when a network refuses, and what one does then: each provoked at the simulated X.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { launch, openPage } from './browser.js';
import { suite } from './ends.js';
import { startServer } from './server.js';

const all = suite();
let server, browser;

before(async () => {
  server = await startServer(all, { settings: { BUDGETS: 'on' } });
  browser = await launch(all);
});

const address = (run) => `/runs/${run.replace('SyncRun:', '')}`;
const refuse = (endpoint, kind) => server.sandboxDo('POST', 'refusals', { endpoint, kind, after: 0 });
const lift = () => server.sandboxDo('DELETE', 'refusals');

// failed has a run of an account refused, and opens it as soon as it has failed.
async function failed(t, handle, refusal) {
  const user = await server.newUser();
  const { account } = await user.track(handle);
  await refusal();
  const run = await user.sync(account);
  assert.equal((await user.ended(run)).status, 'FAILED');
  const { syncRun } = await user.graphql('query($run: ID!) { syncRun(id: $run) { errorCode errorMessage } }', { run });
  const page = await openPage(t, browser, server.url, { user });
  await page.goto(address(run));
  await page.getByText(`Failed: ${syncRun.errorMessage}`).waitFor();
  await page.getByText('Failed', { exact: true }).waitFor();
  return { page, user, account, ...syncRun };
}

test('credit that is used up is told with its date, on the run and at home', async (t) => {
  const { page, errorCode, errorMessage, user } = await failed(t, 'dozen', () => refuse('users', 'spendcap'));
  await lift();
  assert.equal(errorCode, 'OUT_OF_CREDIT');
  assert.match(errorMessage, /until 2036-12-01/);
  const { syncSettings } = await user.graphql('{ syncSettings { pausedUntil } }');
  assert.match(syncSettings.pausedUntil, /^2036-12-01/);
  await page.goto('/');
  await page.getByText(/without credit until 1 Dec 2036/).waitFor();
});

test('a network that does not answer usefully is named', async (t) => {
  const { errorCode, errorMessage } = await failed(t, 'corner', () => refuse('users', 'unavailable'));
  await lift();
  assert.equal(errorCode, 'SOURCE_UNAVAILABLE');
  assert.match(errorMessage, /^X /);
});

test('credentials that may not read are told', async (t) => {
  const { page, errorCode, errorMessage } = await failed(t, 'dozen', () => refuse('followers', 'forbidden'));
  await lift();
  // It failed where it was refused, though those known were judged afterwards.
  const stages = page.getByRole('list', { name: /^Stages/ }).getByRole('listitem');
  assert.deepEqual(await stages.filter({ hasText: ': failed' }).locator('.name').allTextContents(), ['New followers: failed']);
  assert.equal(errorCode, 'SOURCE_UNAUTHORIZED');
  assert.match(errorMessage, /does not allow/);
});

test('an account that is protected is refused before it is tracked, and later', async (t) => {
  const { page, errorCode } = await failed(t, 'town',
    () => server.sandboxDo('POST', 'account', { handle: 'town', standing: 'locked' }));
  await server.sandboxDo('POST', 'account', { handle: 'town', standing: 'open' });
  assert.equal(errorCode, 'ACCOUNT_PROTECTED');
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Track an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Track an account' });
  await dialog.getByLabel('Handle or address').fill('@locked');
  await dialog.getByRole('button', { name: 'Track account' }).click();
  await dialog.getByRole('alert').getByText('This account is protected: its followers are not public').waitFor();
});

test('what an account may not do again today is said where it was asked for', async (t) => {
  const user = await server.newUser();
  const { account, run } = await user.completedRun('dozen', { tier: 'STARTER' });
  const page = await openPage(t, browser, server.url, { user });
  // What the run might cost is what it was queued with, whatever a run of the account might cost now.
  const { syncRun: { maxCostUsd } } = await user.graphql('query($run: ID!) { syncRun(id: $run) { maxCostUsd } }', { run });
  const tier = (to) => user.graphql(
    'mutation($input: ChangeTierInput!) { changeTier(input: $input) { userErrors { message } } }',
    { input: { trackedAccountId: account, tier: to } });
  await tier('PRO');
  await page.goto(address(run));
  await page.getByText(`at most US$${maxCostUsd.toFixed(2)}`).waitFor();
  await tier('STARTER');
  // Wherever a sync is asked for, what it costs is told first.
  for (const [from, name] of [[address(run), 'Sync again'], ['/', 'Sync @dozen']]) {
    await page.goto(from);
    await page.getByRole('link', { name }).click();
    const dialog = page.getByRole('dialog', { name: 'Sync @dozen' });
    await dialog.getByText('At most').waitFor();
    assert.equal(new URL(page.url()).search, '', 'an address that asks once');
    await dialog.getByRole('button', { name: 'Start sync' }).click();
    await dialog.getByRole('alert').getByText('This account has had its 1 of 1 syncs for today').waitFor();
  }
});

// The last one: X's window of a day is used up for all runs of the server then.
test('a run that waits counts down, is cancelled and started again', async (t) => {
  const user = await server.newUser();
  const { account } = await user.track('village');
  await refuse('followers', 'day');
  const run = await user.sync(account);
  const page = await openPage(t, browser, server.url, { user });
  await page.goto(address(run));
  await page.getByText('The network takes no more calls for now').waitFor();
  await page.getByText('Waiting', { exact: true }).waitFor();
  const left = async () => {
    const [hours, minutes, seconds] = (await page.locator('.note time').textContent()).trim().split(':').map(Number);
    return hours * 3600 + minutes * 60 + seconds;
  };
  const asked = Date.now();
  const first = await left();
  const answered = Date.now();
  const { syncRun: { waitingUntil } } = await user.graphql('query($run: ID!) { syncRun(id: $run) { waitingUntil } }', { run });
  const [most, least] = [asked, answered].map((at) => (new Date(waitingUntil) - at) / 1000);
  assert.ok(least - 30 < first && first < most + 30, `${first} s until ${waitingUntil}`);
  await page.waitForFunction((before) => document.querySelector('.note time').textContent.trim() !== before,
    (await page.locator('.note time').textContent()).trim());
  assert.ok(await left() < first);
  for (const path of ['/', '/runs']) {
    await page.goto(path);
    await page.getByText('Waiting', { exact: true }).first().waitFor();
  }

  await page.goto(address(run));
  const cancel = page.getByRole('button', { name: 'Cancel run' });
  await cancel.click();
  const asking = page.getByRole('dialog', { name: 'Cancel this run?' });
  await asking.getByRole('button', { name: 'Let it run' }).click();
  await asking.waitFor({ state: 'hidden' });
  assert.equal((await user.graphql('query($run: ID!) { syncRun(id: $run) { isCancellable } }', { run })).syncRun.isCancellable, true);
  await cancel.click();
  await asking.getByRole('button', { name: 'Cancel run' }).click();
  await page.getByText('Cancelled: Cancelled by user').waitFor();
  await asking.waitFor({ state: 'hidden' });

  await lift();
  await page.getByRole('link', { name: 'Sync again' }).click();
  await page.getByRole('button', { name: 'Start sync' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/runs/') && url.pathname !== address(run));
  await page.getByRole('navigation', { name: 'Where you are' }).getByText(new URL(page.url()).pathname.split('/').at(-1)).waitFor();
  const { syncRuns } = await user.graphql('{ syncRuns { edges { node { databaseId status } } } }');
  assert.equal(`/runs/${syncRuns.edges[0].node.databaseId}`, new URL(page.url()).pathname);
});
