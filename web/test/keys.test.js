// All of it by keyboard alone: no pointer is ever used here.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { launch, openPage, pressAtOnce } from './browser.js';
import { startServer } from './server.js';

// focused is what has the focus, by its name, and whether one sees that it has.
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const labels = [...(at.labels ?? [])].map((label) => label.textContent.trim()).join(' ');
  const style = getComputedStyle(at);
  return {
    tag: at.tagName,
    name: (at.getAttribute('aria-label') ?? (labels || at.textContent)).trim().replace(/\s+/g, ' '),
    visible: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none',
  };
});

// tabTo presses Tab until something of that name has the focus; whatever has it meanwhile shows that.
async function tabTo(page, name, key = 'Tab') {
  const passed = [];
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    passed.push(at.name.slice(0, 40));
    if (at.tag === 'BODY') continue; // between the last and the first
    assert.ok(at.visible, `${at.tag} ${at.name} does not show that it has the focus`);
    if (name.test(at.name)) return at;
  }
  return assert.fail(`${name} is not reached by Tab: ${passed.join(' | ')}`);
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

const shown = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

// returnsTo waits until what has the focus is called so.
const returnsTo = (page, name) => page.waitForFunction((wanted) => {
  const at = document.activeElement;
  return (at.getAttribute('aria-label') ?? at.textContent).trim() === wanted;
}, name);

test('keyboard alone: sign in, search, track, start, watch, judge, find, help, go', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const page = await openPage(t, await launch(t), server.url);
  await page.goto('/');
  await shown(page, 'Sign in to goodones');
  await page.keyboard.type(user.key);
  await press(page, 'Enter');
  await shown(page, 'Home');

  // A search. Where one has come is spoken, too.
  await pressAtOnce(page, 'g', 's');
  await shown(page, 'Searches');
  await page.getByRole('status').getByText('Searches', { exact: true }).waitFor({ state: 'attached' });
  await tabTo(page, /^New search$/);
  await press(page, 'Enter');
  const writing = page.getByRole('dialog', { name: 'New search' });
  await writing.waitFor();
  await press(page, 'Escape');
  await writing.waitFor({ state: 'hidden' });
  await returnsTo(page, 'New search');
  await press(page, 'Enter');
  await writing.waitFor();
  // Closed and opened in one moment, it is open.
  await writing.getByRole('button', { name: 'Close' }).evaluate((close) => {
    close.click();
    [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'New search').click();
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  assert.ok(await writing.isVisible());
  await page.waitForFunction(() => document.activeElement.matches('dialog input'));
  await page.keyboard.type('Tech founders');
  await tabTo(page, /^What to look for/);
  await page.keyboard.type('tech founders');
  await tabTo(page, /^Save search$/);
  await press(page, 'Enter');
  await page.getByRole('article', { name: 'Tech founders' }).waitFor();
  await returnsTo(page, 'New search');

  // An account, and its sync.
  await pressAtOnce(page, 'g', 'a');
  await shown(page, 'Accounts');
  await tabTo(page, /^Track an account$/);
  await press(page, 'Enter');
  await page.getByRole('dialog', { name: 'Track an account' }).waitFor();
  await page.waitForFunction(() => document.activeElement.matches('dialog input'));
  await page.keyboard.type('@village');
  await tabTo(page, /^Tier/);
  await page.keyboard.type('Pro');
  await tabTo(page, /^Track account$/);
  await press(page, 'Enter');
  const starting = page.getByRole('dialog', { name: 'Sync @village' });
  await starting.waitFor();
  // It begins at its first choice.
  await page.waitForFunction(() => document.activeElement.matches('dialog[open] select'));
  assert.match((await focused(page)).name, /^Search/);
  await page.keyboard.type('Tech');
  await page.waitForFunction(() => document.querySelector('dialog[open] select')?.selectedOptions[0]?.label === 'Tech founders');
  await tabTo(page, /^Start sync$/);
  await press(page, 'Enter');
  await page.waitForURL(/\/runs\/\d+$/);
  await page.getByText('Completed', { exact: true }).first().waitFor();
  const { trackedAccounts: [account] } = await user.graphql(
    '{ trackedAccounts { handle tier savedSearch { name } latestSyncRun { status databaseId candidatesPassedCount } } }');
  assert.deepEqual({ ...account, latestSyncRun: account.latestSyncRun.status },
    { handle: 'village', tier: 'PRO', savedSearch: { name: 'Tech founders' }, latestSyncRun: 'COMPLETED' });

  // Back to the list, and into the run again.
  await press(page, 'Escape');
  await shown(page, 'Runs');
  await page.getByRole('table').getByText('@village').waitFor();
  await tabTo(page, /^@village$/);
  await press(page, 'Enter');
  await page.waitForURL(new RegExp(`/runs/${account.latestSyncRun.databaseId}$`));
  await shown(page, /@village/);

  // Judging.
  await pressAtOnce(page, 'g', 'p');
  await shown(page, 'People');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  const name = () => page.getByRole('article').getByRole('heading', { level: 2 }).textContent();
  const { candidates: { edges } } = await user.graphql(
    '{ candidates(first: 3, orderBy: {field: SCORE}) { edges { node { person { name } } } } }');
  const [one, two, three] = edges.map(({ node }) => node.person.name);
  const stands = (who) => page.waitForFunction((wanted) => document.querySelector('article h2')?.textContent === wanted, who);
  await stands(one);
  await press(page, 'j');
  await stands(two);
  await press(page, 'k');
  await stands(one);
  await press(page, 'g');
  await stands(two);
  await press(page, 'b');
  await page.getByText('Rated bad').waitFor();
  await press(page, '1');
  await stands(three);
  await page.locator('li .BAD:not(.pending)').waitFor();
  await press(page, 'u', 'u');
  await page.locator('li .BAD').waitFor({ state: 'detached' });
  await page.locator('li .GOOD:not(.pending)').waitFor();
  const { candidates: rated } = await user.graphql('{ candidates(filter: {rating: GOOD}) { edges { node { person { name } } } } }');
  assert.deepEqual(rated.edges.map(({ node }) => node.person.name), [one]);
  assert.equal(await name(), two);

  // A field keeps its keys to itself; Tab leaves it.
  await press(page, '/');
  await page.waitForFunction(() => document.activeElement.matches('input[type=search]'));
  await page.keyboard.type('founder?');
  await page.waitForFunction(() => location.search.includes('text=founder'));
  assert.equal(await page.getByRole('searchbox').inputValue(), 'founder?');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  // Help, and back to where one was.
  await tabTo(page, /^Sign out$/, 'Shift+Tab');
  const before = await focused(page);
  await press(page, '?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  await help.getByText('Runs', { exact: true }).waitFor();
  await press(page, 'Escape');
  await help.waitFor({ state: 'hidden' });
  assert.deepEqual(await focused(page), before);
  await press(page, 'Enter');
  await shown(page, 'Sign in to goodones');
});

test('on People g rates and leads chords', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  await user.completedRun();
  const page = await openPage(t, await launch(t), server.url, { user });
  const { candidates: { edges } } = await user.graphql(
    '{ candidates(first: 3, orderBy: {field: SCORE}) { edges { node { person { name } } } } }');
  const [one, two, three] = edges.map(({ node }) => node.person.name);
  const good = async () => (await user.graphql('{ candidates(filter: {rating: GOOD}) { edges { node { person { name } } } } }'))
    .candidates.edges.map(({ node }) => node.person.name);
  const stands = (who) => page.waitForFunction((wanted) => document.querySelector('article h2')?.textContent === wanted, who);
  const asked = [];
  page.on('request', (request) => {
    if (/rateCandidate/.test(request.postData() ?? '')) asked.push(JSON.parse(request.postData()).variables.input.value);
  });

  const answered = page.waitForResponse((response) => /rateCandidate/.test(response.request().postData() ?? ''));
  // A chord goes where it leads, and the server never hears of a rating.
  for (const [keys, heading] of [[['g', 'r'], 'Runs'], [['g', 'g', 'h'], 'Home']]) {
    await page.goto('/people');
    await stands(one);
    await pressAtOnce(page, ...keys);
    await shown(page, heading);
  }
  await answered;
  await page.goto('/people');
  await stands(one);
  await page.locator('li .GOOD').first().waitFor();
  // Of two in a row the first was meant as a rating.
  assert.deepEqual([asked, await good()], [['GOOD'], [one]]);

  // Rated at once for the eye, and for the server as soon as another key or the clock shows that no chord comes.
  await page.keyboard.press('j');
  await press(page, 'g', 'j');
  await page.locator('li .GOOD:not(.pending)').nth(1).waitFor();
  await press(page, 'k', 'g');
  await page.locator('li .GOOD:not(.pending)').nth(2).waitFor();
  assert.deepEqual((await good()).sort(), [one, two, three].sort());

  // Undone before it was given, it was never given.
  asked.length = 0;
  await pressAtOnce(page, 'g', 'u', 'u');
  await page.locator('li .GOOD').nth(2).waitFor({ state: 'detached' });
  await page.waitForFunction(() => !document.querySelector('li .pending'));
  assert.deepEqual(asked, [null]);
});

test('a rating is given though the screen or the page is left at once', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  await user.completedRun();
  const page = await openPage(t, await launch(t), server.url, { user });
  const good = async () => (await user.graphql('{ candidates(filter: {rating: GOOD}) { totalCount } }')).candidates.totalCount;
  const given = async (count) => {
    while ((await good()) < count) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await good(), count);
  };
  await page.goto('/people');
  await page.locator('article h2').waitFor();
  await press(page, 'g');
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await shown(page, 'Runs');
  await given(1);
  await page.goto('/people?rating=UNRATED');
  await page.locator('article h2').waitFor();
  await press(page, 'g');
  await page.goto('about:blank');
  await given(2);
});

test('the first Tab leads past the navigation', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const page = await openPage(t, await launch(t), server.url, { user });
  await page.goto('/runs');
  await shown(page, 'Runs');
  assert.equal((await tabTo(page, /./)).name, 'Skip to content');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement.id === 'main');
  await press(page, 'Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
});
