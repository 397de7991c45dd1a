// GraphiQL acts by the session, knows the schema without asking, keeps nothing, and runs nothing by itself.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { audit, fits, launch, openPage } from './browser.js';
import { startServer } from './server.js';

const dist = new URL('../dist/', import.meta.url);

const result = (page) => page.locator('.result-window');
const run = (page) => page.getByRole('button', { name: /^Execute query/ });
const shown = (page) => page.locator('.graphiql-query-editor .CodeMirror').evaluate((editor) => editor.CodeMirror.getValue());

test('a query runs by the session, completed from the schema built in, with introspection off', async (t) => {
  const server = await startServer(t, { settings: { INTROSPECTION: 'off' } });
  const user = await server.newUser('Ada');
  const page = await openPage(t, await launch(t), server.url, { user });
  const asked = [];
  page.on('request', (request) => { if (request.method() === 'POST') asked.push(request); });
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'API' }).click();
  await run(page).waitFor();
  assert.equal(new URL(page.url()).pathname, '/graphiql');
  asked.length = 0;

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByText('Root Types').waitFor();
  const query = page.locator('.graphiql-query-editor textarea');
  await query.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{ viewer { na');
  await page.keyboard.press('Control+Space');
  await page.getByText('name', { exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{ viewer { name');
  assert.deepEqual(asked, [], 'nothing was asked yet');
  await page.keyboard.press('Control+Enter');
  await result(page).getByText('"Ada"').waitFor();
  assert.equal(asked.length, 1);
  const headers = await asked[0].allHeaders();
  assert.equal(headers.authorization, undefined);
  assert.match(headers.cookie, /\S/);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!kept.includes('viewer'), kept);
  await page.getByRole('link', { name: 'goodones' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

test('what stands in the address is shown, and runs by a click alone', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const page = await openPage(t, await launch(t), server.url, { user });
  const query = 'mutation Save($name: String!) { createSavedSearch(input: {name: $name, description: "designers"}) { savedSearch { name } } }';
  const variables = JSON.stringify({ name: 'from the address' });
  await page.goto(`/graphiql?${new URLSearchParams({ query, variables })}`);
  await run(page).waitFor();
  await page.getByText('from the address').waitFor();
  assert.equal(await shown(page), query);
  const searches = async () => (await user.graphql('{ savedSearches { name } }')).savedSearches.map(({ name }) => name);
  assert.deepEqual(await searches(), []);
  await run(page).click();
  await result(page).getByText('"from the address"').waitFor();
  assert.deepEqual(await searches(), ['from the address']);
});

test('a subscription delivers each event of a run', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const { run: id } = await user.completedRun('village');
  const page = await openPage(t, await launch(t), server.url, { user });
  await page.goto(`/graphiql?${new URLSearchParams({ query: `subscription { syncRunProgress(syncRunId: "${id}") { sequence status } }` })}`);
  await run(page).click();
  await result(page).getByText('"COMPLETED"').waitFor();
  const last = (await user.events(id, '')).at(-1).sequence;
  await result(page).getByText(String(last), { exact: true }).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`GraphiQL in ${theme}, wide and narrow`, async (t) => {
    const server = await startServer(t);
    const page = await openPage(t, await launch(t), server.url, { theme, user: await server.newUser() });
    await page.goto('/graphiql');
    await run(page).click();
    await result(page).getByText('"viewer"').waitFor();
    await audit(page, `GraphiQL in ${theme}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await fits(page, 'GraphiQL');
    await audit(page, `GraphiQL in ${theme} at 360 px`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    await audit(page, `GraphiQL's documentation in ${theme}`);
  });
}

test('without a session it says so', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t, await launch(t), server.url, { expected: [/status of 401/] });
  await page.goto('/graphiql');
  await run(page).click();
  await result(page).getByText('UNAUTHENTICATED').waitFor();
});

test('what GraphiQL loads is at most 2 MiB compressed', async () => {
  const document = await readFile(new URL('graphiql.html', dist), 'utf8');
  const files = [...document.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, name]) => name);
  assert.ok(files.length >= 3, document);
  const names = new Set((await readdir(new URL('assets/', dist))).map((name) => `assets/${name}`));
  const sizes = await Promise.all(files.map(async (name) => (await readFile(new URL(names.has(`${name}.gz`) ? `${name}.gz` : name, dist))).length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total > 100_000 && total <= 2 * 1024 * 1024, `${total} bytes`);
});
