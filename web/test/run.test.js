// A run goes on on the screen through a cut socket, a restart of the server and a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { launch, openPage } from './browser.js';
import { openProxy } from './proxy.js';
import { startServer } from './server.js';

const lost = [/WebSocket connection to .* failed/, /Failed to load resource: net::ERR_/, /status of 50[234]/];

// What the page shows: the sequences of the log, and the counts.
function watchCounts() {
  const number = (element) => Number(element.textContent.replace(/\D/g, ''));
  window.falls = [];
  let before = {};
  const look = () => {
    for (const term of document.querySelectorAll('main dl dt')) {
      const [name, value] = [term.textContent, number(term.nextElementSibling)];
      if (name === 'Cost') continue;
      if (value < (before[name] ?? 0)) window.falls.push(`${name} fell from ${before[name]} to ${value}`);
      before[name] = value;
    }
    const done = Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0);
    if (done > 0 && done < (before.done ?? 0)) window.falls.push(`done fell from ${before.done} to ${done}`);
    before.done = Math.max(done, before.done ?? 0);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

const sequences = (page) => page.locator('[role=log] li .sequence').allTextContents();

async function followed(t, disturb) {
  const server = await startServer(t, { settings: { LEASE: '5s', HEARTBEAT: '1s', SWEEP: '500ms' } });
  const proxy = await openProxy(t, server.url);
  const user = await server.newUser();
  const { account } = await user.track('town');
  await server.hold('followers', 2);
  const run = await user.sync(account);
  await server.held();
  const page = await openPage(t, await launch(t), proxy.url, { user, expected: lost });
  await page.addInitScript(watchCounts);
  const address = `/runs/${run.replace('SyncRun:', '')}`;
  await page.goto(address);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[role=log] li').length > 2);

  const bar = page.getByRole('progressbar', { name: 'Done of the run' });
  const percent = Number(await bar.getAttribute('aria-valuenow'));
  assert.ok(percent >= 0 && percent < 100, `${percent} %`);
  await disturb({ server, proxy, page, user });
  await server.release();
  await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 120_000 });
  assert.equal(await bar.count(), 0);
  const events = await user.events(run, 'newFollowersCount deepCrawlCount likersCount candidatesPassedCount judgedCount botCount matchedCount');
  await page.waitForFunction((n) => document.querySelectorAll('[role=log] li').length === n, events.length);
  assert.deepEqual((await sequences(page)).map(Number), events.map(({ sequence }) => sequence));
  assert.deepEqual(events.map(({ sequence }) => sequence), events.map((_, i) => i + 1));
  assert.deepEqual(await page.evaluate(() => window.falls), []);
  const last = events.at(-1);
  for (const count of [last.newFollowersCount, last.likersCount, last.candidatesPassedCount]) {
    assert.ok(count > 0);
    await page.getByRole('definition').filter({ hasText: new RegExp(`^${count.toLocaleString('en-GB')}$`) }).first().waitFor();
  }
  // Who follows and likes is met twice, and judged once.
  const met = last.newFollowersCount + last.deepCrawlCount + last.likersCount;
  assert.ok(met > last.judgedCount, `${met} met, ${last.judgedCount} judged`);
  const steps = {
    'Follows and likes': met, 'People judged': last.judgedCount, 'No bots': last.judgedCount - last.botCount,
    'Match the search': last.matchedCount,
  };
  for (const [name, value] of Object.entries(steps)) {
    assert.ok(value > 0);
    await page.getByRole('listitem').filter({ hasText: name }).getByText(value.toLocaleString('en-GB'), { exact: true }).waitFor();
  }
}

test('a run goes on behind a cut socket', (t) => followed(t, async ({ proxy, page }) => {
  proxy.closed = true;
  proxy.cut();
  await page.getByText('Reconnecting', { exact: true }).waitFor();
  await page.getByText(/^Stale since \d\d:\d\d$/).waitFor();
  proxy.closed = false;
  await page.getByText('Live', { exact: true }).waitFor();
}));

test('a run goes on behind a server that was killed and started again', (t) => followed(t, async ({ server, page }) => {
  await server.end('SIGKILL');
  await page.getByText('Reconnecting', { exact: true }).waitFor();
  await server.start();
  await page.getByText('Live', { exact: true }).waitFor();
}));

test('a run goes on behind a reload, and in a second tab', (t) => followed(t, async ({ server, page, user }) => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  const before = (await sequences(page)).length;
  await page.reload();
  await page.waitForFunction((n) => document.querySelectorAll('[role=log] li').length >= n, before);
  await server.release();
  await other.getByText('Completed', { exact: true }).first().waitFor({ timeout: 120_000 });
  await other.close();
  assert.ok(user);
}));
