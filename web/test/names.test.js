// Names as long as they get, of every direction, on pages of all widths: whatever stands in a panel stays in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { launch, openPage } from './browser.js';
import { startServer } from './server.js';

const search = 'Designers, illustrators and typographers in Berlin, Hamburg or Wien, who write of colour \u{1F3A8}';
const handle = 'a-rather-long-subdomain.of-a-person-with-a-long-name.of-a-company.example.com';
const person = 'Maximiliane Wolfeschlegelsteinhausenbergerdorff-von-und-zu-Hohenzollern \u0639\u0628\u062f \u{1F3F3}\u{FE0F}\u200D\u{1F308}';

// sticking is what of the page's tables, controls and names goes beyond the panel that it stands in.
function sticking() {
  const found = [];
  for (const panel of document.querySelectorAll('main section')) {
    const { left, right } = panel.getBoundingClientRect();
    for (const each of panel.querySelectorAll('table, th, td, button, a, select, input, h3')) {
      if (each.closest('.scroller') || each.closest('.hidden-visually')) continue;
      const box = each.getBoundingClientRect();
      if (box.width > 0 && (box.left < left - 1 || box.right > right + 1)) found.push(each.outerHTML.slice(0, 120));
    }
  }
  return found;
}

test('nothing sticks out of its panel, whatever it is called', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const { search: saved, run } = await user.completedRun('village');
  await user.graphql(
    'mutation($id: ID!, $name: String!) { updateSavedSearch(id: $id, input: {name: $name}) { userErrors { message } } }',
    { id: saved, name: search });
  // The simulated networks have no names as long as these.
  await server.sql(`UPDATE tracked_accounts SET handle = $1, network = 'bluesky'`, [handle]);
  await server.sql('UPDATE x_profiles SET name = $1', [person]);
  const screens = [
    ['/', handle], ['/runs', handle], [`/runs/${run.replace('SyncRun:', '')}`, handle], ['/people', person],
    ['/people?view=table', person], ['/searches', search], ['/accounts', handle], ['/settings', 'Pro'],
  ];
  // At the size of text that browsers begin with, and at twice that.
  for (const size of [16, 32]) {
    const page = await openPage(t, await launch(t, [`--blink-settings=defaultFontSize=${size}`]), server.url, { user });
    for (const [path, shown] of screens) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path);
      await page.locator('main').getByText(shown).locator('visible=true').first().waitFor();
      await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
      for (const width of [2560, 1280, 1081, 1080, 860, 760, 705, 704, 641, 640, 360].filter((each) => size === 16 || each >= 1080)) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await page.evaluate(sticking), [], `${path} at ${width} px, text of ${size} px`);
      }
    }
  }
});

test('whoever has a name with nothing to see is called by the handle, and signs alone make a picture', async (t) => {
  const server = await startServer(t);
  const user = await server.newUser();
  const { run } = await user.completedRun('dozen');
  const page = await openPage(t, await launch(t), server.url, { user });
  const { candidates: { edges: [{ node: { person: { handle: shown } } }] } } = await user.graphql(
    '{ candidates(first: 1, orderBy: {field: SCORE, direction: DESC}) { edges { node { person { handle } } } } }');
  for (const blank of ['   ', '\u3164', '\u2800\u200D']) {
    await server.sql('UPDATE x_profiles SET name = $1', [blank]);
    for (const path of ['/people', '/people?view=table']) {
      await page.goto(path);
      await page.locator('main').getByText(shown, { exact: true }).first().waitFor();
    }
  }
  await server.sql('UPDATE x_profiles SET name = $1, profile_image_url = \'\'', ['\u{1F984}\u{1F525}']);
  await page.goto('/people');
  await page.locator('.avatar').getByText('\u{1F984}', { exact: true }).first().waitFor();
});
