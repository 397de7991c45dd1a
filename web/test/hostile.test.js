// What strangers write is text, whatever it says.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { launch, openPage } from './browser.js';
import { startServer } from './server.js';

const script = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const turned = '\u202egnp.exe\u2066';

// openHostile is a way to the simulated X on which everybody's texts become an attack.
async function openHostile(t) {
  const hostile = { target: '' };
  const server = createServer(async (request, response) => {
    const answer = await fetch(hostile.target + request.url, { headers: { authorization: request.headers.authorization } });
    const body = await answer.text();
    const change = (key, value) => {
      if (!value?.username || !value.description) return value;
      return {
        ...value, name: `${script}${turned}${value.name}`, description: `👩‍🚀${script}${turned} ${value.description}`,
        location: `${script}${value.location ?? ''}`, url: 'javascript:alert(3)',
      };
    };
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(body.startsWith('{') ? JSON.stringify(JSON.parse(body), change) : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  hostile.url = `http://127.0.0.1:${server.address().port}`;
  return hostile;
}

test('scripts and turned directions in profiles, searches and logs stay text', async (t) => {
  const hostile = await openHostile(t);
  const server = await startServer(t, { settings: { X_API_BASE_URL: hostile.url } });
  hostile.target = server.sandbox;
  const user = await server.newUser();
  const made = await user.track('village');
  await user.graphql(
    'mutation($id: ID!, $name: String!) { updateSavedSearch(id: $id, input: {name: $name}) { userErrors { message } } }',
    { id: made.search, name: `${script}${turned}`.slice(0, 100) });
  const run = await user.sync(made.account);
  assert.equal((await user.ended(run)).status, 'COMPLETED');

  const page = await openPage(t, await launch(t), server.url, { user });
  page.on('dialog', (dialog) => assert.fail(`a script ran: ${dialog.message()}`));
  for (const path of ['/', '/runs', `/runs/${run.replace('SyncRun:', '')}`, '/searches', '/accounts', '/settings', '/people']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
    assert.equal(await page.locator('main script, main img[src=x], main [onerror]').count(), 0, path);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.protocol));
    assert.deepEqual(links.filter((protocol) => !/^https?:$/.test(protocol)), [], path);
  }

  // The bio is shown to the letter, and what is marked is what the reasons quote, behind letters of two code units.
  const { candidates: { edges: [{ node }] } } = await user.graphql(`{ candidates(first: 1, orderBy: {field: SCORE}) { edges { node {
    person { name bio } matchReasons { field quote start end } } } } }`);
  assert.ok(node.person.bio.includes(script) && node.person.bio.includes(turned), node.person.bio);
  assert.equal(await page.getByRole('article').getByRole('heading', { level: 2 }).textContent(), node.person.name);
  const bio = page.locator('article .bio');
  assert.equal(await bio.textContent(), node.person.bio);
  const quotes = node.matchReasons.filter(({ field, start }) => field === 'BIO' && start !== null);
  assert.ok(quotes.length > 0);
  const marked = (await bio.locator('mark').allTextContents()).join('\n');
  for (const { quote } of quotes) assert.ok(marked.includes(quote), `${quote} in ${marked}`);
});
