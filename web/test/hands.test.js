// Hands that are hasty, or slip: double clicks, text that is marked, the browser's way back, an input method's keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './browser.js';
import { openProxy } from './proxy.js';
import { share } from './shared.js';

const shared = share({}, async (made) => {
  made.user = await made.server.newUser();
  Object.assign(made, await made.user.completedRun('village'));
});

const countOf = async (user, rating) =>
  (await user.graphql('query($filter: CandidateFilter) { candidates(filter: $filter) { totalCount } }', { filter: { rating } })).candidates.totalCount;

test('a double click rates one person, once', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people?rating=UNRATED');
  const before = await countOf(user, 'GOOD');
  await page.getByRole('article').getByRole('button', { name: /^Good/ }).dblclick();
  await page.locator('li .GOOD:not(.pending)').waitFor();
  await page.getByRole('article').getByRole('button', { name: /^Bad/ }).dblclick();
  await page.locator('li .BAD:not(.pending)').waitFor();
  await page.getByRole('button', { name: /^Wrong job/ }).dblclick();
  await page.locator('li').nth(2).locator('[aria-current]').waitFor();
  await page.reload();
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  assert.equal(await countOf(user, 'GOOD'), before + 1);
  assert.equal(await countOf(user, 'BAD'), 1);
  assert.equal(await page.locator('li .GOOD, li .BAD').count(), 0, 'more were rated than the server was told');

  await page.goto('/people?view=table&rating=UNRATED');
  const row = page.locator('tr[data-index="0"]');
  await row.getByRole('button', { name: 'Bad' }).dblclick();
  await row.locator('.bad[aria-pressed=true]').waitFor();
  await row.locator('[aria-busy=false]').waitFor();
  assert.equal(await countOf(user, 'BAD'), 2);
});

test('whoever is gone to while a list is on its way stays at hand, and the rating is given once', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  const names = await page.locator('li .name > bdi').allTextContents();
  let go;
  const gate = new Promise((resolve) => { go = resolve; });
  await page.route('**/graphql', async (route) => {
    if (/query People\b/.test(route.request().postData() ?? '')) await gate;
    await route.continue();
  });
  const asked = page.waitForRequest((request) => /query People\b/.test(request.postData() ?? ''));
  await page.getByRole('combobox', { name: 'Confidence' }).selectOption('FULL');
  await asked;
  await page.getByRole('article').getByRole('button', { name: /^Good/ }).click();
  await page.locator('li .GOOD:not(.pending)').waitFor();
  go();
  await page.locator('.triage[aria-busy=false]').waitFor();
  assert.equal(await page.getByRole('article').getByRole('heading', { level: 2 }).textContent(), names[1]);
  await page.keyboard.press('b');
  await page.locator('li .BAD:not(.pending)').waitFor();
  const { candidates } = await user.graphql(
    '{ candidates(first: 2, orderBy: {field: SCORE}) { edges { node { person { name } rating { value } } } } }');
  assert.deepEqual(candidates.edges.map(({ node }) => [node.person.name, node.rating?.value]), [[names[0], 'GOOD'], [names[1], 'BAD']]);
});

test('what is rated so already is not rated again, and undo takes back what was', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await openPage(t, browser, server.url, { user });
  let sent = 0;
  page.on('request', (request) => (sent += /rateCandidate/.test(request.postData() ?? '') ? 1 : 0));
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  for (let i = 0; i < 3; i++) await page.keyboard.press('b');
  await page.locator('li .BAD:not(.pending)').waitFor();
  assert.equal(sent, 1);
  await page.keyboard.press('u');
  await page.locator('li .BAD').waitFor({ state: 'detached' });
});

test('a dialog stays when it is opened by a double click, and when text in it is marked', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/searches');
  await page.getByRole('button', { name: 'New search' }).dblclick();
  const dialog = page.getByRole('dialog', { name: 'New search' });
  const field = dialog.getByLabel('Name', { exact: true });
  await field.fill('designers in Berlin');
  const box = await field.boundingBox();
  await page.mouse.move(box.x + 60, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(4, box.y + 40, { steps: 4 });
  await page.mouse.up();
  // Whatever would have closed it has, two frames later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal(await field.inputValue(), 'designers in Berlin');
  await page.mouse.click(4, 4);
  await dialog.getByRole('button', { name: 'Discard it' }).click();
  await dialog.waitFor({ state: 'hidden' });
});

test('whoever goes back leaves a dialog of the frame behind', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/searches');
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  for (const [button, title] of [['Keyboard shortcuts', 'Keyboard shortcuts'], ['Go to', 'Go to']]) {
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog', { name: title }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Searches' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.goForward();
  }
});

test('the words typed are those of the address, also when a link or a button takes them away', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people?text=zzqqzz');
  const box = page.getByRole('searchbox');
  assert.equal(await box.inputValue(), 'zzqqzz');
  await page.getByText('Nobody meets this filter').waitFor();
  await page.getByRole('link', { name: 'Show everybody' }).click();
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  assert.equal(await box.inputValue(), '');
  await box.fill('zzqqzz ');
  await page.waitForFunction(() => location.search.includes('text=zzqqzz'));
  assert.equal(await box.inputValue(), 'zzqqzz ', 'what is typed is not changed under the hand');
  await page.getByRole('combobox', { name: 'Confidence' }).selectOption('FULL');
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  assert.deepEqual([await box.inputValue(), new URL(page.url()).search], ['', '']);
});

test('an address that no run can have leads to none, and a filter that there is not can be reset', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user, expected: [/status of 4\d\d/] });
  for (const id of ['abc', '99999999999999999999', '-1', '0']) {
    await page.goto(`/runs/${id}`);
    await page.getByRole('heading', { level: 1, name: 'There is no such run' }).waitFor();
  }
  await page.goto('/runs?status=toString&trigger=constructor');
  await page.getByRole('table').getByText('Completed').first().waitFor();
  for (const search of ['?account=nobody', '?view=table&search=1x', '?run=abc', `?text=${'x'.repeat(3000)}`]) {
    await page.goto(`/people${search}`);
    await page.getByText('This did not work').first().waitFor();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('This did not work').first().waitFor({ state: 'detached' });
    await page.getByText(/^\d+ people$/).waitFor();
  }
});

test('a place in the address that the list of people does not have gives way to its beginning', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  for (const search of ['after=bad', 'before=bad', 'after=', 'after=bad&before=bad', 'after=x&order=FOLLOWERS', 'rating=UNRATED&before=']) {
    await page.goto(`/people?${search}`);
    await page.getByText(/^\d+ people$/).waitFor();
    await page.locator('main li [aria-current]').waitFor();
    assert.equal(await page.getByText('This did not work').count(), 0, search);
    assert.doesNotMatch(new URL(page.url()).search, /after|before/, search);
  }
});

test('words of the address that the page does not know choose nothing, and nothing is said to be chosen', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const { candidates: { totalCount } } = await user.graphql('{ candidates { totalCount } }');
  const page = await openPage(t, browser, server.url, { user });
  for (const [name, value, shown] of [
    ['Confidence', 'confidence=NONE', 'Any confidence'], ['Confidence', 'confidence=constructor', 'Any confidence'],
    ['Rating', 'rating=LOVELY', 'Any rating'], ['Found as', 'source=friend', 'Followers and likers'],
    ['Followers', 'view=table&size=1', 'Any size'], ['Order', 'order=toString', 'Best first'],
  ]) {
    await page.goto(`/people?${value}`);
    await page.getByText(`${totalCount} people`).waitFor();
    const choice = page.getByRole('combobox', { name, exact: true });
    assert.equal(await choice.evaluate((select) => select.selectedOptions[0]?.text), shown, value);
    assert.equal(await page.getByRole('button', { name: 'Reset' }).count(), 0, `${value} can be taken away`);
  }
});

test('an account that is none of yours is still said to be the filter of runs', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/runs?account=99999');
  await page.getByText('No run is like this').waitFor();
  const choice = page.getByRole('combobox', { name: 'Account' });
  await choice.getByRole('option', { name: 'One that is not among your accounts' }).waitFor({ state: 'attached' });
  assert.equal(await choice.inputValue(), '99999');
});

test('on a phone people stand before the choices, which a button shows and counts', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user, width: 360, height: 740 });
  await page.goto('/people?rating=UNRATED');
  const fold = page.getByRole('button', { name: /^Filter and sort/ });
  const choice = page.getByRole('combobox', { name: 'Confidence' });
  const rating = page.getByRole('group', { name: 'Rating' });
  await rating.waitFor();
  assert.equal(await choice.isVisible(), false);
  assert.equal(await fold.textContent().then((text) => text.trim()), 'Filter and sort (1)');
  assert.equal(await fold.getAttribute('aria-expanded'), 'false');
  const detail = await page.locator('.detail').boundingBox();
  assert.ok(detail.y < 370, `the first person begins ${detail.y} px down`);
  await fold.focus();
  await page.keyboard.press('Enter');
  await choice.waitFor();
  assert.equal(await fold.getAttribute('aria-expanded'), 'true');
  await choice.selectOption({ label: 'Maybe' });
  await page.waitForURL(/confidence=MAYBE/);
  await page.getByRole('button', { name: 'Filter and sort (2)' }).click();
  await choice.waitFor({ state: 'hidden' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await choice.waitFor();
  await fold.waitFor({ state: 'hidden' });
});

test('who goes back is where they were', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user, width: 360, height: 300 });
  for (const path of ['/', '/people?rating=UNRATED']) {
    await page.goto(path);
    await page.locator('main li').nth(5).waitFor();
    const left = await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      return scrollY;
    });
    assert.ok(left > 300, `${path} is too short to try it: ${left}`);
    await page.getByRole('link', { name: 'Searches', exact: true }).evaluate((link) => link.click());
    await page.getByRole('heading', { level: 1, name: 'Searches' }).waitFor();
    await page.waitForFunction(() => scrollY === 0);
    await page.goBack();
    await page.waitForFunction((top) => scrollY === top, left);
  }
});

test('a search that was deleted is still said to be the filter', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  const { search } = await user.completedRun('village');
  await user.graphql('mutation($id: ID!) { deleteSavedSearch(id: $id) { userErrors { message } } }', { id: search });
  const page = await openPage(t, browser, server.url, { user });
  await page.goto(`/people?search=${encodeURIComponent(search)}`);
  const choice = page.getByRole('combobox', { name: 'Search', exact: true });
  await choice.getByRole('option', { name: 'One that is not among your searches' }).waitFor({ state: 'attached' });
  assert.equal(await choice.inputValue(), search);
});

test('what is pasted and too long is refused in words, and stays to be shortened', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/searches');
  await page.getByRole('button', { name: 'New search' }).click();
  const dialog = page.getByRole('dialog', { name: 'New search' });
  const text = 'founders in Berlin, '.repeat(60);
  await dialog.getByLabel('Name', { exact: true }).fill('A brief');
  await dialog.getByLabel(/What to look for/).fill(text);
  await dialog.getByRole('region', { name: 'Preview' }).getByText('Description must have at most 1000 characters').waitFor();
  await dialog.getByRole('button', { name: 'Save search' }).click();
  await dialog.getByText('Description must have at most 1000 characters').nth(1).waitFor();
  assert.equal(await dialog.getByLabel(/What to look for/).inputValue(), text);
});

test('Enter ends the composition of an input method, and adds no half a label', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/searches');
  await page.getByRole('button', { name: 'New search' }).click();
  const dialog = page.getByRole('dialog', { name: 'New search' });
  const label = dialog.getByRole('combobox', { name: 'Label', exact: true });
  await label.focus();
  const devtools = await page.context().newCDPSession(page);
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await devtools.send('Input.imeSetComposition', { text: 'そうぎょう', selectionStart: 5, selectionEnd: 5 });
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  await devtools.send('Input.insertText', { text: '創業者' });
  assert.equal(await label.inputValue(), '創業者');
  assert.equal(await dialog.getByRole('button', { name: /^Remove/ }).count(), 0);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Remove 創業者' }).waitFor();
});

test('ratings that the server did not get are named, show as the server has them, and are saved again', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun('village');
  const proxy = await openProxy(t, server.url);
  const page = await openPage(t, browser, proxy.url, { user, expected: [/WebSocket connection to .* failed/, /net::ERR_/] });
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  proxy.closed = true;
  proxy.cut();
  const names = (await page.locator('li .name > bdi').allTextContents()).slice(0, 2);
  // The reason comes before the first answer: so fast are hands when the network is slow.
  await page.evaluate(() => ['b', '1', 'b', '2'].forEach((key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))));
  const alert = page.getByRole('alert').filter({ hasText: 'not saved' });
  await alert.getByText(`The ratings of ${names[0]} and ${names[1]} were not saved: The server cannot be reached.`).waitFor();
  assert.equal(await page.locator('li .BAD').count(), 0, 'a rating shows that the server does not have');
  assert.equal(await countOf(user, 'BAD'), 0);
  proxy.closed = false;
  await alert.getByRole('button', { name: 'Save again' }).click();
  await alert.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelectorAll('li .BAD:not(.pending)').length === 2);
  const { candidates } = await user.graphql('{ candidates(filter: {rating: BAD}) { edges { node { rating { reason } person { name } } } } }');
  assert.deepEqual(candidates.edges.map(({ node }) => node.rating.reason).sort(), ['BOT', 'WRONG_JOB']);
  assert.deepEqual(candidates.edges.map(({ node }) => node.person.name).sort(), [...names].sort());
});
