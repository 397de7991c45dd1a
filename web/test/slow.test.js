// A server, a network or a machine that is slow: nothing is lost, passed over, or done later than it is wanted.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './browser.js';
import { openProxy } from './proxy.js';
import { share } from './shared.js';

const older = 60;

const shared = share({}, async (made) => {
  made.user = await made.server.newUser();
  Object.assign(made, await made.user.completedRun('village'));
  await made.server.sql(
    `INSERT INTO sync_runs (user_id, tracked_account_id, source, status, stage, triggered_at, started_at, completed_at, budget)
     SELECT user_id, tracked_account_id, 'cron', 'completed', 'filter', at, at, at, budget
     FROM sync_runs, generate_series(1, $1) i, LATERAL (SELECT now() - i * interval '1 hour' AS at) t`, [older]);
});

// hold keeps back requests of a kind, by the address and what of the body is meant. asked waits until one has come; go
// lets all of them on.
async function hold(page, address, pattern = /^/) {
  let go, come;
  const [gate, asked] = [new Promise((resolve) => { go = resolve; }), new Promise((resolve) => { come = resolve; })];
  await page.route(address, async (route) => {
    if (pattern.test(route.request().postData() ?? '')) {
      come();
      await gate;
    }
    await route.continue();
  });
  return { asked, go };
}

const twoFrames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
const titled = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

test('what is typed while the palette is on its way stands in it, and is no shortcut', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await openPage(t, browser, server.url, { user });
  const code = await hold(page, '**/Palette-*.js');
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  await page.keyboard.press('Control+k');
  await code.asked;
  await page.keyboard.type('bg setto');
  await page.keyboard.press('Backspace');
  code.go();
  const box = page.getByRole('combobox', { name: 'Screen, account, search, run or command' });
  await box.waitFor();
  assert.equal(await box.inputValue(), 'bg sett');
  await box.fill('');
  await box.pressSequentially('sett');
  await page.keyboard.press('Enter');
  await titled(page, 'Settings');
  const { unrated, all } = await user.graphql('{ unrated: candidates(filter: {rating: UNRATED}) { totalCount } all: candidates { totalCount } }');
  assert.equal(unrated.totalCount, all.totalCount, 'a letter has rated somebody');
});

test('Escape ends the wait for the palette', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  const code = await hold(page, '**/Palette-*.js');
  await page.goto('/accounts');
  await titled(page, 'Accounts');
  await page.keyboard.press('/');
  await code.asked;
  await page.keyboard.press('Escape');
  const loaded = page.waitForResponse(/Palette-.*\.js$/).then((response) => response.finished());
  code.go();
  await loaded;
  await twoFrames(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.keyboard.press('/');
  await page.getByRole('dialog', { name: 'Go to' }).waitFor();
});

test('a chord whose second key is told late takes back the rating that the clock has given', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  const given = page.waitForResponse((response) => /rateCandidate/.test(response.request().postData() ?? ''));
  await page.evaluate(() => {
    window.led = new KeyboardEvent('keydown', { key: 'g', bubbles: true });
    document.body.dispatchEvent(window.led);
  });
  await given;
  const taken = page.waitForResponse((response) => /"value":null/.test(response.request().postData() ?? ''));
  await page.evaluate(() => {
    const late = new KeyboardEvent('keydown', { key: 'r', bubbles: true });
    Object.defineProperty(late, 'timeStamp', { value: window.led.timeStamp + 500 });
    document.body.dispatchEvent(late);
  });
  await titled(page, 'Runs');
  await taken;
  const { candidates } = await user.graphql('{ candidates(filter: {rating: GOOD}) { totalCount } }');
  assert.equal(candidates.totalCount, 0);
});

test('a rating for which the server is too busy is given again when it says so', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await openPage(t, browser, server.url, { user, expected: [/status of 503/] });
  let refused = 0;
  await page.route('**/graphql', (route) => {
    if (refused > 0 || !/rateCandidate/.test(route.request().postData() ?? '')) return route.continue();
    refused++;
    const error = { message: 'temporarily unavailable, try again later', extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: 1 } };
    return route.fulfill({ status: 503, json: { errors: [error] } });
  });
  await page.goto('/people');
  await page.getByRole('article').getByRole('button', { name: /^Good/ }).click();
  await page.locator('li .GOOD:not(.pending)').waitFor();
  const { candidates } = await user.graphql('{ candidates(filter: {rating: GOOD}) { totalCount } }');
  assert.deepEqual([refused, candidates.totalCount], [1, 1]);
});

test('ratings that fail in another order are named in that in which they were given', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await openPage(t, browser, server.url, { user, expected: [/net::ERR_/] });
  const held = [];
  const both = new Promise((resolve) => {
    page.route('**/graphql', (route) => {
      if (!/rateCandidate/.test(route.request().postData() ?? '')) return route.continue();
      if (held.push(route) === 2) resolve();
    });
  });
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  const names = (await page.locator('li .name > bdi').allTextContents()).slice(0, 2);
  const good = page.getByRole('article').getByRole('button', { name: /^Good/ });
  await good.click();
  await page.locator('li').nth(1).locator('[aria-current]').waitFor();
  await good.click();
  await both;
  await held[1].abort();
  await page.getByText(`The rating of ${names[1]} was not saved`).waitFor();
  await held[0].abort();
  await page.getByText(`The ratings of ${names[0]} and ${names[1]} were not saved`).waitFor();
});

test('who signs out at once has rated, however late the server hears of it', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  const rating = await hold(page, '**/graphql', /rateCandidate/);
  const ends = [];
  page.on('request', (request) => (request.method() === 'DELETE' ? ends.push(request.url()) : 0));
  await page.keyboard.press('g');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await rating.asked;
  await twoFrames(page);
  assert.deepEqual(ends, [], 'the session ends before the rating is given');
  rating.go();
  await titled(page, 'Sign in to goodones');
  const { candidates } = await user.graphql('{ candidates(filter: {rating: GOOD}) { totalCount } }');
  assert.equal(candidates.totalCount, 1);
});

test('a place in a list is found again however long the list is on its way', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user, height: 500 });
  await page.clock.install();
  await page.goto('/runs');
  await page.locator('main tbody tr').nth(49).waitFor();
  const left = await page.evaluate(() => {
    scrollTo(0, 700);
    return scrollY;
  });
  assert.equal(left, 700);
  await page.getByRole('link', { name: 'Searches', exact: true }).evaluate((link) => link.click());
  await titled(page, 'Searches');
  const list = await hold(page, '**/graphql', /query Runs\b/);
  await page.goBack();
  await list.asked;
  await page.clock.fastForward(20_000);
  list.go();
  await page.waitForFunction((top) => scrollY === top, left);
});

test('an answer that is cut off is asked for again by itself', async (t) => {
  const { server, browser, user } = shared;
  const proxy = await openProxy(t, server.url);
  const page = await openPage(t, browser, proxy.url, { user, expected: [/net::ERR_/, /WebSocket connection to .* failed/] });
  await page.goto('/searches');
  await page.getByRole('article', { name: 'tech founders' }).waitFor();
  const list = await hold(page, '**/graphql', /query Runs\b/);
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await list.asked;
  proxy.cutInBody();
  list.go();
  await page.getByRole('alert').getByText('The server cannot be reached', { exact: true }).waitFor();
  await page.locator('main tbody tr').nth(49).waitFor();
});

test('older runs of a list that is not shown any more are not added to another', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/runs');
  const rows = page.locator('main tbody tr');
  await rows.nth(49).waitFor();
  const more = await hold(page, '**/graphql', /query Runs\b.*"after":"/s);
  const come = page.waitForResponse((response) => /query Runs\b.*"after":"/s.test(response.request().postData() ?? ''));
  await page.getByRole('button', { name: 'Older runs' }).click();
  await more.asked;
  await page.getByRole('combobox', { name: 'Trigger' }).selectOption('MANUAL');
  await page.getByRole('heading', { name: 'Runs that match' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 1);
  more.go();
  await (await come).finished();
  await twoFrames(page);
  assert.equal(await rows.count(), 1);
});

test('who has gone elsewhere is not led away by a run that begins late', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('dozen');
  const page = await openPage(t, browser, server.url, { user });
  const start = await hold(page, '**/graphql', /startSync/);
  const begun = page.waitForResponse((response) => /startSync/.test(response.request().postData() ?? ''));
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Start a sync' }).click();
  await page.getByRole('button', { name: 'Start sync' }).click();
  await start.asked;
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await titled(page, 'Settings');
  start.go();
  await (await begun).finished();
  await twoFrames(page);
  assert.equal(new URL(page.url()).pathname, '/settings');
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.locator('main tbody tr').nth(1).waitFor();
});

test('an account that is tracked late opens no dialog for whoever has closed its own', async (t) => {
  const { server, browser } = shared;
  const page = await openPage(t, browser, server.url, { user: await server.newUser() });
  const track = await hold(page, '**/graphql', /trackAccount\(/);
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Track an account' }).click();
  const form = page.getByRole('dialog', { name: 'Track an account' });
  await form.getByLabel('Handle or address').fill('@dozen');
  await form.getByRole('button', { name: 'Track account' }).click();
  await track.asked;
  await form.getByRole('button', { name: 'Close' }).click();
  await form.waitFor({ state: 'hidden' });
  track.go();
  await page.getByRole('article', { name: '@dozen' }).waitFor();
  await twoFrames(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('a search that is saved late closes no form that was opened since', async (t) => {
  const { server, browser } = shared;
  const page = await openPage(t, browser, server.url, { user: await server.newUser() });
  const save = await hold(page, '**/graphql', /createSavedSearch/);
  await page.goto('/searches');
  const form = page.getByRole('dialog', { name: 'New search' });
  const name = form.getByLabel('Name', { exact: true });
  const opener = page.getByRole('button', { name: 'New search' });
  await opener.click();
  await name.fill('The first');
  await form.getByLabel('What to look for').fill('designers');
  await form.getByRole('button', { name: 'Save search' }).click();
  await save.asked;
  await form.getByRole('button', { name: 'Close' }).click();
  await form.getByRole('button', { name: 'Discard it' }).click();
  await opener.click();
  await name.fill('The second');
  save.go();
  await page.locator('article[aria-label="The first"]').waitFor({ state: 'attached' });
  assert.equal(await name.inputValue(), 'The second');
});
