// What strangers write is text, whatever it says, and turns nothing around it.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { launch, openPage } from './browser.js';
import { atEnd } from './ends.js';
import { startServer } from './server.js';

const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const turn = '\u202egnp.exe\u2066';

// startReceiver refuses webhooks with what its owner likes to say.
async function startReceiver(t) {
  const listener = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(500, '<b>no</b>').end(`${markup}${turn}`));
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => new Promise((resolve) => listener.close(resolve)));
  return listener.address().port;
}

// unisolated lists the texts of the page that turn a direction and share a paragraph with others without being isolated.
function unisolated(marks) {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!marks.some((mark) => node.data.includes(mark))) continue;
    if (['OPTION', 'TEXTAREA', 'TITLE'].includes(node.parentElement.tagName)) continue;
    let at = node.parentElement;
    const style = () => getComputedStyle(at);
    while (style().display === 'inline' && !/isolate|plaintext/.test(style().unicodeBidi)) at = at.parentElement;
    const alone = style().display === 'inline' || at.textContent.trim() === node.data.trim();
    if (!alone) found.push(at.outerHTML.slice(0, 300));
  }
  return found;
}

test('scripts and turned directions in profiles, searches, logs and webhooks stay text', async (t) => {
  const port = await startReceiver(t);
  const server = await startServer(t, {
    faults: 'idonly=0.04,hostile',
    settings: { WEBHOOK_ALLOW_HTTP: 'on', WEBHOOK_PORTS: String(port), WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32' },
  });
  const user = await server.newUser();
  const name = `${markup}${turn}`.slice(0, 100);
  await user.graphql(
    'mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { userErrors { message } } }',
    { input: { targetUrl: `http://127.0.0.1:${port}/?<b>=1` } });
  const made = await user.track('village', { search: 'tech founders' });
  await user.graphql(
    'mutation($id: ID!, $name: String!) { updateSavedSearch(id: $id, input: {name: $name}) { userErrors { message } } }',
    { id: made.search, name });
  const run = await user.sync(made.account);
  assert.equal((await user.ended(run)).status, 'COMPLETED');

  const page = await openPage(t, await launch(t), server.url, { user });
  page.on('dialog', (dialog) => assert.fail(`a script ran: ${dialog.message()}`));
  for (const [path, shown] of [
    ['/', 'main bdi'], ['/runs', 'main bdi'], [`/runs/${run.replace('SyncRun:', '')}`, '[role=log] li'],
    ['/searches', 'main article'], ['/accounts', 'main article'], ['/settings', 'main section'], ['/people', 'article .bio'],
  ]) {
    await page.goto(path);
    await page.locator(shown).first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
    assert.equal(await page.locator('main script, main img[src=x], main [onerror], main b').count(), 0, path);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.protocol));
    assert.deepEqual(links.filter((protocol) => !/^https?:$/.test(protocol)), [], path);
    assert.deepEqual(await page.evaluate(unisolated, ['\u202e', '\u2066']), [], `${path} is turned`);
    if (path !== '/settings') continue;
    // Of what the receiver says, its status is told and nothing else.
    const delivery = page.locator('main article').getByRole('row').nth(1);
    assert.match(await delivery.getByRole('cell').first().innerText(), /^(State\s+)?(Under way|Failed), 500\s+answered 500$/);
  }

  // That would have been noticed.
  const turned = await page.evaluate(({ turn }) => {
    const line = document.createElement('p');
    line.append(turn, document.createElement('span'), ' behind it');
    document.querySelector('main').append(line);
  }, { turn }).then(() => page.evaluate(unisolated, ['\u202e', '\u2066']));
  assert.equal(turned.length, 1);
  await page.reload();
  await page.locator('article .bio').waitFor();

  // The bio is shown to the letter, and what is marked is what the reasons quote, behind letters of two code units.
  const { candidates: { edges: [{ node }] } } = await user.graphql(`{ candidates(first: 1, orderBy: {field: SCORE}) { edges { node {
    person { name bio location } matchReasons { field quote start end } } } } }`);
  for (const text of [node.person.name, node.person.bio]) assert.ok(text.includes(markup) && text.includes(turn), text);
  const article = page.getByRole('article');
  assert.equal(await article.getByRole('heading', { level: 2 }).textContent(), node.person.name);
  await article.locator('dd').getByText(node.person.location, { exact: true }).first().waitFor();
  const bio = page.locator('article .bio');
  assert.equal(await bio.textContent(), node.person.bio);
  const quotes = node.matchReasons.filter(({ field, start }) => field === 'BIO' && start !== null);
  assert.ok(quotes.length > 0);
  const marked = (await bio.locator('mark').allTextContents()).join('\n');
  for (const { quote } of quotes) assert.ok(marked.includes(quote), `${quote} in ${marked}`);

  // A search for such a text finds whom it is said of, and shows what was typed.
  await page.getByRole('searchbox').fill(`${markup}${turn}`);
  await page.waitForFunction(() => new URLSearchParams(location.search).get('text')?.includes('onerror'));
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' });
  assert.deepEqual(await page.evaluate(unisolated, ['\u202e', '\u2066']), []);
});
