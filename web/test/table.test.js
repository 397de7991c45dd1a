// The table of people: all of them, in the server's order, with a few rows in the document at a time.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { audit, fits, openPage } from './browser.js';
import { share } from './shared.js';

const shared = share({}, async (made) => {
  made.user = await made.server.newUser();
  await made.user.completedRun('acme');
});

// everybody is who the server has in a list, in its order.
async function everybody(user, filter, orderBy) {
  const all = [];
  for (let after = null; ;) {
    const { candidates } = await user.graphql(
      `query($filter: CandidateFilter, $orderBy: CandidateOrder, $after: String) {
        candidates(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
          totalCount pageInfo { endCursor hasNextPage } edges { node { person { handle followersCount } } } } }`, { filter, orderBy, after });
    all.push(...candidates.edges.map(({ node }) => node.person));
    if (!candidates.pageInfo.hasNextPage) return all;
    after = candidates.pageInfo.endCursor;
  }
}

// scrolled is each row's handle by its place, read while the table is scrolled to its end.
async function scrolled(page, total) {
  const handles = new Map();
  await page.locator('tr[data-index="0"]').waitFor();
  while (!handles.has(total - 1)) {
    const rows = await page.locator('tbody tr[data-index]').evaluateAll((all) =>
      all.map((row) => [Number(row.dataset.index), row.querySelector('.name small').textContent.slice(1)]));
    for (const [index, handle] of rows) handles.set(index, handle);
    assert.ok(rows.length < 60, `${rows.length} rows are drawn`);
    const furthest = Math.max(...rows.map(([index]) => index));
    if (furthest === total - 1) break;
    await page.locator(`tbody tr[data-index="${furthest}"]`).evaluate((row) => row.scrollIntoView({ block: 'start' }));
    await page.waitForFunction((before) => Math.max(...[...document.querySelectorAll('tbody tr[data-index]')].map((row) => Number(row.dataset.index))) > before, furthest);
  }
  return Array.from({ length: total }, (_, i) => handles.get(i));
}

test('all people stand in the table once, in the order chosen', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people');
  await page.getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('region', { name: 'Table of people' });
  await table.waitFor();
  const best = await everybody(user, {}, { field: 'SCORE', direction: 'DESC' });
  assert.ok(best.length > 100, `${best.length} people are no more than a page`);
  assert.equal(await table.getByRole('table').getAttribute('aria-rowcount'), String(best.length + 1));
  assert.deepEqual(await scrolled(page, best.length), best.map(({ handle }) => handle));

  await table.getByRole('button', { name: 'Followers' }).click();
  await table.getByRole('columnheader', { name: 'Followers' }).and(page.locator('[aria-sort=descending]')).waitFor();
  await table.getByRole('button', { name: 'Followers' }).click();
  await table.getByRole('columnheader', { name: 'Followers' }).and(page.locator('[aria-sort=ascending]')).waitFor();
  const fewest = await everybody(user, {}, { field: 'FOLLOWERS', direction: 'ASC' });
  await table.locator('tr[data-index="0"]').getByText(`@${fewest[0].handle}`, { exact: true }).waitFor();
  await page.reload(); // the choice stands in the address
  assert.deepEqual(await scrolled(page, fewest.length), fewest.map(({ handle }) => handle));
});

// A list that is a frame behind what it is scrolled to jumps back.
test('the table stays where it is scrolled to', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people?view=table');
  const total = (await everybody(user, {}, { field: 'SCORE', direction: 'DESC' })).length;
  await scrolled(page, total);
  const jumps = await page.locator('.scroller').evaluate(async (box) => {
    const found = [];
    for (const far of [100, 700, 400, 0, 900, 50]) { // from the end
      const to = box.scrollHeight - box.clientHeight - far;
      box.scrollTop = to;
      for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
      if (Math.abs(box.scrollTop - to) > 60) found.push(`${to} became ${box.scrollTop}`);
    }
    return found;
  });
  assert.deepEqual(jumps, []);
});

test('the table keeps to the filter in the address', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people?view=table&confidence=FULL&order=FOUND_AT');
  const full = await everybody(user, { confidence: 'FULL' }, { field: 'FOUND_AT', direction: 'DESC' });
  await page.locator(`table[aria-rowcount="${full.length + 1}"]`).waitFor();
  await page.locator('tr[data-index="0"]').getByText(`@${full[0].handle}`, { exact: true }).waitFor();
  await page.getByRole('searchbox').fill('zzzzzz');
  await page.getByText('Nobody meets this filter').waitFor();
  await page.getByRole('button', { name: 'Triage' }).click();
  assert.equal(new URL(page.url()).searchParams.get('confidence'), 'FULL');
});

test('people of one run are said to be, and shown beside all others by a click', async (t) => {
  const { server, browser, user } = shared;
  const { syncRuns: { edges: [{ node: { databaseId } }] } } = await user.graphql('{ syncRuns(first: 1) { edges { node { databaseId } } } }');
  const page = await openPage(t, browser, server.url, { user });
  await page.goto(`/people?run=${databaseId}`);
  await page.getByRole('button', { name: `Only run ${databaseId}` }).click();
  await page.waitForURL((url) => url.search === '');
  await page.getByRole('button', { name: /^Only run/ }).waitFor({ state: 'detached' });
});

test('people are rated in the table, by key and by click', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  await user.completedRun();
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/people?view=table');
  const row = (i) => page.locator(`tbody tr[data-index="${i}"]`);
  const at = (i) => page.locator(`tbody tr[data-index="${i}"][aria-current]`).waitFor();
  const pressed = (i, name) => row(i).getByRole('button', { name, pressed: true }).and(page.locator('[aria-busy=false] > *')).waitFor();
  const rated = async (first) => (await user.graphql(
    'query($first: Int) { candidates(first: $first, orderBy: {field: SCORE}) { edges { node { rating { value reason } } } } }', { first }))
    .candidates.edges.map(({ node: { rating } }) => rating && [rating.value, rating.reason].filter(Boolean).join(' '));

  await at(0);
  await page.keyboard.press('g');
  await at(1);
  await pressed(0, 'Good');
  await page.keyboard.press('b');
  await pressed(1, 'Bad');
  await page.keyboard.press('1');
  await at(2);
  await row(2).getByRole('button', { name: 'Good' }).click();
  await pressed(2, 'Good');
  await row(3).getByRole('button', { name: 'Bad' }).click();
  await row(3).getByLabel('What is wrong').selectOption({ label: 'Wrong job' });
  await at(3);
  await pressed(3, 'Bad');
  assert.deepEqual(await rated(4), ['GOOD', 'BAD BOT', 'GOOD', 'BAD WRONG_JOB']);

  // What is pressed is taken back, and so is what was rated last.
  await row(2).getByRole('button', { name: 'Good' }).click();
  await row(2).getByRole('button', { name: 'Good', pressed: false }).and(page.locator('[aria-busy=false] > *')).waitFor();
  await page.keyboard.press('u');
  await pressed(2, 'Good');
  assert.deepEqual(await rated(4), ['GOOD', 'BAD BOT', 'GOOD', 'BAD WRONG_JOB']);

  // The keys take the table along.
  for (let i = 3; i <= 40; i++) await page.keyboard.press('j');
  await at(40);
  await row(40).evaluate((it) => new Promise((resolve, reject) => {
    const inSight = () => {
      const [own, box, head] = [it, it.closest('[role=region]'), document.querySelector('thead')].map((each) => each.getBoundingClientRect());
      return own.top >= head.bottom - 1 && own.bottom <= box.bottom + 1;
    };
    const look = (left) => {
      if (inSight()) resolve();
      else if (left === 0) reject(new Error('the row at hand is out of sight'));
      else requestAnimationFrame(() => look(left - 1));
    };
    look(60);
  }));
});

for (const theme of ['light', 'dark']) {
  test(`the table in ${theme}, wide and narrow`, async (t) => {
    const { server, browser, user } = shared;
    const page = await openPage(t, browser, server.url, { user, theme });
    await page.goto('/people?view=table');
    await page.locator('tr[data-index="5"]').waitFor();
    await audit(page, `the table in ${theme}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await fits(page, 'the table');
    await audit(page, `the table in ${theme} at 360 px`);
    await page.setViewportSize({ width: 2560, height: 1300 });
    await fits(page, 'the table');
  });
}
