// What the page says when something is not as it should be, provoked at the real server.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { launch, openPage } from './browser.js';
import { openProxy } from './proxy.js';
import { startServer } from './server.js';

test('too many requests are counted down', async (t) => {
  const server = await startServer(t, { settings: { SESSION_RATE_LIMIT: '3' } });
  const page = await openPage(t, await launch(t), server.url, { user: await server.newUser(), expected: [/status of 429/] });
  const refused = page.getByText('Too many requests').first();
  for (let i = 0; i < 4 && !(await refused.isVisible()); i++) {
    await page.goto('/searches');
    await refused.or(page.getByText('No search yet')).first().waitFor();
  }
  await refused.waitFor();
  await page.getByText(/Next try in \d+ s/).waitFor();
});

test('Home says once that it is refused, above its panels, which keep what they have', async (t) => {
  const server = await startServer(t, { settings: { SESSION_RATE_LIMIT: '6' } });
  const user = await server.newUser();
  const { account } = await user.completedRun('dozen');
  const page = await openPage(t, await launch(t), server.url, { user, expected: [/status of 429/] });
  await page.goto('/');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /@dozen/ }) });
  await row.waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  // Another tab uses up what the session may ask; then a run ends, of which Home wants to know more.
  for (let status = 0; status !== 429;) {
    const asked = await page.request.post('/graphql', { data: { query: '{ viewer { id } }' }, headers: { origin: server.url } });
    status = asked.status();
    assert.ok([200, 429].includes(status), await asked.text());
  }
  await user.ended(await user.sync(account));
  const refused = page.getByRole('alert').filter({ hasText: 'Too many requests' });
  await refused.getByText(/Next try in \d+ s/).waitFor();
  assert.equal(await refused.count(), 1);
  await row.waitFor();
  assert.equal(await page.locator('.skeleton').count(), 0);
  // Whoever comes with nothing yet sees where it will be.
  await page.reload();
  await refused.getByText(/Next try in \d+ s/).waitFor();
  assert.equal(await refused.count(), 1);
  assert.equal(await page.locator('main .panel .skeleton').count(), 4);
});

test('a revoked key leads to the sign-in, in each tab', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const page = await openPage(t, await launch(t), server.url, { user, expected: [/status of 401/] });
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto('/accounts');
    await tab.getByText('Live', { exact: true }).waitFor();
  }
  await server.revoke(user.key);
  for (const tab of [page, other]) {
    await tab.getByRole('heading', { name: 'Sign in to goodones' }).waitFor();
    await tab.getByText('Your session has ended').waitFor();
  }
});

test('a refusal is told with its request', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t, await launch(t), server.url, { user: await server.newUser(), expected: [/status of 4\d\d/] });
  const answer = page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await page.goto('/people?account=nobody');
  const id = await (await answer).headerValue('x-request-id');
  assert.ok(id);
  await page.getByText('This did not work').waitFor();
  await page.getByText(id).waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
});

test('a rating that the server did not get is taken back, and said', async (t) => {
  const server = await startServer(t);
  const proxy = await openProxy(t, server.url);
  const user = await server.newUser();
  await user.completedRun();
  const page = await openPage(t, await launch(t), proxy.url, {
    user, expected: [/WebSocket connection to .* failed/, /Failed to load resource: net::ERR_/],
  });
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  proxy.closed = true;
  proxy.cut();
  await page.keyboard.press('b');
  await page.getByText(/The rating of .* was not saved: The server cannot be reached/).waitFor();
  await page.getByRole('group', { name: 'Rating' }).locator('[aria-pressed=true]').waitFor({ state: 'detached' });
  proxy.closed = false;
  await page.keyboard.press('b');
  await page.getByText('Rated bad').waitFor();
  await page.keyboard.press('u');
  await page.getByText('Rated bad').waitFor({ state: 'detached' });
  await page.getByText('Saving…').waitFor({ state: 'detached' });
  const { candidates } = await user.graphql('{ candidates(filter: {rating: BAD}) { totalCount } }');
  assert.equal(candidates.totalCount, 0);
});

test('98 people are rated as fast as keys come, and a search typed meanwhile', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  await user.completedRun('acme');
  const page = await openPage(t, await launch(t), server.url, { user });
  await page.goto('/people?rating=UNRATED');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  const rated = (n) => page.waitForFunction((count) => document.querySelectorAll('li .GOOD:not(.pending)').length === count, n);
  // The key of the fiftieth would turn the page.
  for (let i = 0; i < 49; i++) await page.keyboard.press('g');
  await rated(49);
  await page.getByRole('searchbox').pressSequentially('founder');
  await page.waitForFunction(() => location.search.includes('text=founder'));
  await page.getByRole('searchbox').fill('');
  await page.waitForFunction(() => !location.search.includes('text'));
  await page.reload();
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  for (let i = 0; i < 49; i++) await page.keyboard.press('g');
  await rated(49);
  const { candidates } = await user.graphql('{ candidates(filter: {rating: GOOD}) { totalCount } }');
  assert.equal(candidates.totalCount, 98);
});

test('a server that is away is said in each panel, and asked again by itself', async (t) => {
  const server = await startServer(t);
  const proxy = await openProxy(t, server.url);
  const user = await server.newUser();
  await user.completedRun();
  const page = await openPage(t, await launch(t), proxy.url, {
    user,
    expected: [/WebSocket connection to .* failed/, /Failed to load resource: net::ERR_/, /Failed to fetch dynamically imported module/],
  });
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  proxy.closed = true;
  proxy.cut();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('FOLLOWERS');
  await page.getByRole('alert').getByText('The server cannot be reached', { exact: true }).waitFor();
  await page.getByRole('alert').getByText(/^Next try in \d+ s/).waitFor();
  await page.getByRole('group', { name: 'Rating' }).waitFor(); // older data stays
  proxy.closed = false;
  await page.getByText('The server cannot be reached').first().waitFor({ state: 'detached' });
  const { candidates: { edges: [{ node }] } } = await user.graphql(
    '{ candidates(first: 1, orderBy: {field: FOLLOWERS}) { edges { node { person { name } } } } }');
  await page.getByRole('article').getByRole('heading', { level: 2, name: node.person.name }).waitFor();

  // A screen whose code did not come is loaded again.
  proxy.closed = true;
  proxy.cut();
  await page.getByRole('link', { name: 'Searches', exact: true }).click();
  await page.getByRole('heading', { name: 'This screen could not be loaded' }).waitFor();
  proxy.closed = false;
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('article', { name: 'tech founders' }).waitFor();
});

test('a browser that leaves its network says so at once, and shows what is when it is back', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  await user.completedRun();
  const page = await openPage(t, await launch(t), server.url, {
    user, expected: [/WebSocket connection to .* failed/, /Failed to load resource: net::ERR_/],
  });
  for (const view of ['', '?view=table']) {
    await page.goto(`/people${view}`);
    await page.getByText('Live', { exact: true }).waitFor();
    // At once is in the very moment in which the browser says so, before any clock.
    await page.evaluate(() => {
      window.said = new Promise((resolve) => {
        addEventListener('offline', () => setTimeout(() => resolve(document.body.innerText)), { once: true });
      });
    });
    await page.context().setOffline(true);
    assert.match(await page.evaluate(() => window.said), /^Reconnecting$/m);
    await page.getByRole('combobox', { name: 'Order' }).selectOption('FOLLOWERS');
    const said = page.getByRole('alert').filter({ hasText: 'The server cannot be reached' });
    await said.waitFor();
    assert.equal((await said.innerText()).match(/cannot be reached/g).length, 1);
    await page.context().setOffline(false);
    await said.waitFor({ state: 'detached' });
    await page.getByText('Live', { exact: true }).waitFor();
  }
});

test('whoever comes by a name that the server does not know is told what to set', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const url = server.url.replace('127.0.0.1', 'goodones.test');
  const page = await openPage(t, await launch(t, ['--host-resolver-rules=MAP goodones.test 127.0.0.1']), url, {
    expected: [/status of 403/],
  });
  await page.goto('/');
  await page.getByLabel('Key').fill(user.key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText(`sets PUBLIC_URL to the address in your browser: ${url}`).waitFor();
});
