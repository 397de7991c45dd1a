// Everywhere by a few letters, and by two keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { audit, fits, openPage, pressAtOnce } from './browser.js';
import { share } from './shared.js';

const shared = share({}, async (made) => {
  made.user = await made.server.newUser();
  Object.assign(made, await made.user.completedRun('village', { search: 'designers in Berlin' }));
});

const screens = [['h', 'Home'], ['r', 'Runs'], ['p', 'People'], ['s', 'Searches'], ['a', 'Accounts'], ['t', 'Settings']];

test('two keys lead to each screen, and to the API', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  for (const [key, title] of screens) {
    await page.goto('/runs/0'); // which there is not, so that each screen is another one
    await page.getByText('There is no such run').waitFor();
    await pressAtOnce(page, 'g', key);
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }
  await pressAtOnce(page, 'g', 'q');
  await page.getByRole('button', { name: /^Execute query/ }).waitFor();
});

test('the palette finds screens, searches, accounts and runs', async (t) => {
  const { server, browser, user, search, account, run } = shared;
  const page = await openPage(t, browser, server.url, { user });
  const number = run.replace('SyncRun:', '');
  const box = page.getByRole('combobox', { name: 'Screen, account, search, run or command' });
  for (const [typed, option, path] of [
    ['sett', /^Settings/, '/settings'],
    ['berlin', /^designers in Berlin/, `/people?search=${encodeURIComponent(search)}`],
    ['@vill', /^@village/, `/people?account=${encodeURIComponent(account)}`],
    ['run @village', new RegExp(`^Run ${number} of @village`), `/runs/${number}`],
    ['run 987', /^Run 987/, '/runs/987'],
  ]) {
    await page.goto('/accounts');
    await page.getByRole('article', { name: '@village' }).waitFor();
    await page.keyboard.press('Control+k');
    await box.pressSequentially(typed);
    const chosen = page.locator('[role=option][aria-selected=true]').filter({ hasText: option });
    await chosen.waitFor();
    assert.equal(await box.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForFunction((wanted) => location.pathname + location.search === wanted, path);
  }

  await page.goto('/accounts');
  const opener = page.getByRole('button', { name: 'Track an account' });
  await opener.focus();
  await page.keyboard.press('/');
  await box.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option][aria-selected=true]').filter({ hasText: 'Runs' }).waitFor();
  await box.fill('there is nothing of this name');
  await page.getByText('Nothing is called so.').waitFor();
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.textContent.trim() === 'Track an account');
  await page.keyboard.press('Control+k');
  await box.fill('shortcuts');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`the palette in ${theme}`, async (t) => {
    const { server, browser, user } = shared;
    const page = await openPage(t, browser, server.url, { user, theme });
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Go to', exact: true }).click();
    await page.getByRole('option', { name: /^designers in Berlin/ }).waitFor();
    await audit(page, `the palette in ${theme}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await fits(page, 'the palette');
  });
}

test('the palette names the likeliest first and some of each kind, also of those that are called the same', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  for (const handle of ['village', 'corner', 'dozen', 'bigco', 'acme']) await user.track(handle); // each by a search of the same name
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/accounts');
  await page.getByRole('article', { name: '@acme' }).waitFor();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Screen, account, search, run or command' });
  const options = page.getByRole('option');
  const names = () => options.locator('bdi').allTextContents();
  await options.filter({ hasText: '@' }).first().waitFor();
  const first = await names();
  assert.deepEqual(first.slice(0, 3), ['Home', 'Runs', 'People']);
  assert.equal(first.filter((name) => name.startsWith('@')).length, 3);
  for (const [typed, expected] of [
    ['ac', ['Accounts', '@acme']],
    ['co', ['@corner', 'Accounts', '@bigco']],
    ['account', ['Accounts', '@', '@', '@']],
    ['tech', ['tech founders', 'tech founders', 'tech founders']],
    ['people tech', ['tech founders', 'tech founders', 'tech founders']],
  ]) {
    await box.fill(typed);
    const found = (await names()).map((name) => (typed === 'account' ? name.replace(/^@.*/, '@') : name));
    assert.deepEqual(found, expected, typed);
  }
  // The keys lead through all, and what is chosen stays in sight.
  await page.setViewportSize({ width: 320, height: 256 });
  await box.fill('');
  for (let i = 0; i < 11; i++) await page.keyboard.press('ArrowDown');
  const chosen = page.locator('[role=option][aria-selected=true]');
  assert.equal(await chosen.getAttribute('id'), await options.last().getAttribute('id'));
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('[role=option][aria-selected=true]').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
});
