// Every screen by its role and name, in both themes, at its narrowest, with nobody and with people, and its dialogs.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { audit, fits, launch, openPage } from './browser.js';
import { suite } from './ends.js';
import { startServer } from './server.js';

const all = suite();
let server, limited, browser, full, empty, run;

before(async () => {
  server = await startServer(all);
  limited = await startServer(all, { settings: { SESSION_RATE_LIMIT: '1' } });
  browser = await launch(all);
  [full, empty] = [await server.newUser(), await server.newUser()];
  run = (await full.completedRun('acme')).run.replace('SyncRun:', '');
});

const loaded = [
  ['/', (page) => page.getByRole('region', { name: /good/i }).first()],
  ['/runs', (page) => page.getByRole('table').getByText('@acme').first()],
  ['/runs/:run', (page) => page.getByRole('log', { name: 'Log' })],
  ['/people', (page) => page.getByRole('group', { name: 'Rating' })],
  ['/searches', (page) => page.getByRole('article', { name: 'tech founders' })],
  ['/accounts', (page) => page.getByRole('article', { name: '@acme' })],
  ['/settings', (page) => page.getByRole('region', { name: 'Pro schedule' })],
];

const dialogs = [
  ['/searches', 'New search', 'New search'],
  ['/searches', 'Edit', 'Edit search'],
  ['/searches', 'Delete', 'Delete search'],
  ['/accounts', 'Track an account', 'Track an account'],
  ['/accounts', 'Start a sync', 'Sync @acme'],
  ['/accounts', 'Delete', 'Delete account'],
  ['/settings', 'Create webhook', 'Create webhook'],
  ['/runs', 'Keyboard shortcuts', 'Keyboard shortcuts'],
];

const unsettled = (page) => page.locator('.skeleton').first().waitFor({ state: 'hidden' });

// stayRefused asks until the server refuses to answer any more in this minute, and has the page get this very refusal
// whenever it asks again: however long a look at it takes, it does not end meanwhile.
async function stayRefused(page) {
  let refusal = null;
  await page.route('**/graphql', async (route) => {
    const response = refusal ?? await route.fetch();
    if (response.status() === 429) refusal = response;
    await route.fulfill({ response });
  });
  const answered = (response) => response.url().endsWith('/graphql');
  while (refusal === null) await Promise.all([page.waitForResponse(answered), page.goto('/searches')]);
}

test('titles stand at one height, the navigation shows where one is, and numbers are not cut off', async (t) => {
  const page = await openPage(t, browser, server.url, { user: full });
  const heights = new Set();
  for (const [path, content] of loaded.filter(([path]) => !path.includes(':'))) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    await content(page).waitFor();
    const { y, height } = await page.getByRole('heading', { level: 1 }).boundingBox();
    heights.add(y + height / 2);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.reload();
    await content(page).waitFor();
    const here = await page.getByRole('navigation').locator('[aria-current]').boundingBox();
    assert.ok(here.x >= 0 && here.x + here.width <= 360, `${path}: the navigation shows ${JSON.stringify(here)}`);
  }
  assert.equal(heights.size, 1, `titles jump: ${[...heights]}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/people?view=table');
  const score = page.locator('tr[data-index="0"]').getByRole('cell').first();
  await score.waitFor();
  assert.ok(await score.evaluate((cell) => cell.scrollWidth <= cell.clientWidth), 'a score is cut off');
});

test('each row of a table is named by its first cell', async (t) => {
  const page = await openPage(t, browser, server.url, { user: full });
  const { candidates: { edges: [{ node: { person } }] } } = await full.graphql(
    '{ candidates(first: 1, orderBy: {field: SCORE}) { edges { node { person { handle } } } } }');
  for (const [path, name] of [['/', '@acme'], ['/runs', '@acme'], ['/people?view=table', `@${person.handle}`]]) {
    await page.goto(path);
    await page.getByRole('rowheader', { name }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 }); // cards are rows as well
    await page.getByRole('rowheader', { name }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

test('where the system chooses the colours, bars are drawn and what is chosen has an outline', async (t) => {
  const page = await openPage(t, browser, server.url, { user: full });
  await page.emulateMedia({ forcedColors: 'active' });
  for (const [path, bars] of [[`/runs/${run}`, 'ol .track > span, [role=meter] > span'], ['/runs', '.stages > span']]) {
    await page.goto(path);
    await page.locator(bars).first().waitFor();
    const unseen = await page.locator(bars).evaluateAll((all) => all.filter((bar) => {
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      return getComputedStyle(bar).backgroundColor === ground;
    }).length);
    assert.equal(unseen, 0, `bars of ${path} cannot be told from the ground`);
    const here = page.getByRole('navigation').locator('[aria-current]');
    assert.equal(await here.evaluate((link) => getComputedStyle(link).outlineStyle), 'solid');
  }
});

test('on paper the page is light and without its frame, and the log is whole', async (t) => {
  const page = await openPage(t, browser, server.url, { user: full, theme: 'dark' });
  await page.goto(`/runs/${run}`);
  const log = page.getByRole('log', { name: 'Log' });
  await log.locator('li').nth(20).waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('navigation', { name: 'Screens' }).waitFor({ state: 'hidden' });
  const { dark, cut } = await log.evaluate((at) => ({
    dark: getComputedStyle(document.documentElement).colorScheme, cut: at.scrollHeight - at.clientHeight,
  }));
  assert.deepEqual([dark, cut], ['light', 0]);
});

test('at 400 % of zoom nothing is wider than the window, dialogs too, and the frame leaves the height to what is read', async (t) => {
  const page = await openPage(t, browser, server.url, { user: full, width: 320, height: 256 });
  for (const [path, content] of loaded) {
    await page.goto(path.replace(':run', run));
    await content(page).waitFor();
    await fits(page, path);
    await page.mouse.move(160, 200);
    await page.mouse.wheel(0, 400);
    t.diagnostic(`${path}: does the frame go?`);
    await page.waitForFunction(() => document.querySelector('nav').getBoundingClientRect().bottom <= 0);
  }
  for (const [path, button, title] of dialogs) {
    await page.goto(path);
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    const [whole, seen] = await dialog.evaluate((at) => [at.scrollWidth, at.clientWidth]);
    assert.ok(whole <= seen, `${title} is ${whole} px wide in ${seen}`);
  }
});

test('the log stays at its end when the page becomes narrow', async (t) => {
  const page = await openPage(t, browser, server.url, { user: full });
  await page.goto(`/runs/${run}`);
  assert.equal(await page.title(), `Run ${run} · goodones`);
  const log = page.getByRole('log', { name: 'Log' });
  await log.locator('li').nth(20).waitFor({ state: 'attached' });
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await log.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => {
      const at = document.querySelector('[role=log]');
      return at.scrollTop > 0 && at.scrollHeight - at.scrollTop - at.clientHeight < 2;
    });
  }
});

for (const theme of ['light', 'dark']) {
  test(`every screen in ${theme}, wide and narrow`, async (t) => {
    const page = await openPage(t, browser, server.url, { theme, user: full });
    for (const [path, content] of loaded) {
      const address = path.replace(':run', run);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await content(page).waitFor();
      await unsettled(page);
      await audit(page, `${path} in ${theme}`);
      await page.setViewportSize({ width: 360, height: 740 });
      await fits(page, path);
      await audit(page, `${path} in ${theme} at 360 px`);
      await page.setViewportSize({ width: 2560, height: 1300 });
      await fits(page, path);
    }
  });

  test(`every screen without anybody in ${theme}, and the way in`, async (t) => {
    const page = await openPage(t, browser, server.url, { theme, user: empty, width: 360 });
    for (const [path, text] of [
      ['/', 'Track an account'], ['/runs', /No runs? yet|no run/i], ['/people', 'Nobody has been found yet'],
      ['/people?text=zzz', 'Nobody meets this filter'], ['/searches', 'No search yet'], ['/accounts', 'No account yet'],
      ['/runs/1', 'There is no such run'], ['/nowhere', 'There is no such screen'],
    ]) {
      await page.goto(path);
      await page.getByText(text).first().waitFor();
      await fits(page, path);
      await audit(page, `${path} without anybody in ${theme} at 360 px`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await audit(page, `${path} without anybody in ${theme}`);
      await page.setViewportSize({ width: 360, height: 740 });
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to goodones' }).waitFor();
    await audit(page, `the way in, in ${theme}`);
  });

  test(`dialogs in ${theme}: named, closed by Escape, focus returns`, async (t) => {
    const page = await openPage(t, browser, server.url, { theme, user: full });
    for (const [path, button, title] of dialogs) {
      await page.goto(path);
      const opener = page.getByRole('button', { name: button, exact: true }).first();
      await opener.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      await audit(page, `${title} in ${theme}`);
      await page.setViewportSize({ width: 360, height: 740 });
      await fits(page, title);
      await audit(page, `${title} in ${theme} at 360 px`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.waitForFunction((name) => {
        const at = document.activeElement;
        return (at.getAttribute('aria-label') ?? at.textContent.trim()) === name;
      }, button);
    }
  });

  test(`what was refused, on every screen and in a dialog, in ${theme}`, async (t) => {
    const user = await limited.newUser();
    const page = await openPage(t, browser, limited.url, { theme, user, expected: [/status of 429/] });
    await stayRefused(page);
    for (const [path] of loaded) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path.replace(':run', run));
      await page.getByRole('alert').getByText('Too many requests').first().waitFor();
      await page.getByRole('button', { name: 'Try again' }).first().waitFor();
      await audit(page, `${path} with an error in ${theme}`);
      await page.setViewportSize({ width: 360, height: 740 });
      await fits(page, `${path} with an error`);
      await audit(page, `${path} with an error in ${theme} at 360 px`);
    }
    await page.goto('/accounts');
    await page.getByRole('button', { name: 'Track an account' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Track an account' });
    await dialog.getByLabel('Handle or address').fill('@village');
    await dialog.getByRole('button', { name: /^Track account$/ }).click();
    await dialog.getByText(/Rate limit exceeded.*Try again in \d+ s/).waitFor();
    await fits(page, 'a dialog with an error');
    await audit(page, `a dialog with an error in ${theme} at 360 px`);
  });
}
