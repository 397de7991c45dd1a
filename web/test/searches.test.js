// A search is tried while it is written.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { audit, fits, openPage } from './browser.js';
import { share } from './shared.js';

const shared = share({}, async (made) => {
  made.user = await made.server.newUser();
  await made.user.completedRun('village'); // so few that they are judged in the time that a preview has
});

const ask = `query($input: PreviewSearchInput!) { previewSearch(input: $input, first: 8) {
  fullCount maybeCount judgedCount isComplete reading { roles exclusions unread } matches { person { name handle } } } }`;

// tried is what the server finds once a preview had the time for everybody: on a busy machine the first may not.
async function tried(user, input) {
  for (;;) {
    const { previewSearch } = await user.graphql(ask, { input });
    if (previewSearch.isComplete) return previewSearch;
  }
}

// shownWhole has the page try what is written again, by another text in between, until it has tried it on everybody.
// What the page shows of the text before stays until the answer has come: read is a word of its reading alone.
async function shownWhole(preview, field, text, read) {
  for (;;) {
    await field.fill(text);
    await preview.getByText(read, { exact: true }).first().waitFor();
    const told = preview.getByRole('status').filter({ hasText: /full match/ });
    if (!(await told.textContent()).includes('of the people known')) return;
    await field.fill('designers');
    await preview.getByText('designer', { exact: true }).first().waitFor();
  }
}

for (const theme of ['light', 'dark']) {
  test(`what is written is read, and tried on the people known, in ${theme}`, async (t) => {
    const { server, browser, user } = shared;
    const page = await openPage(t, browser, server.url, { user, theme });
    await page.goto('/searches');
    await page.getByRole('button', { name: 'New search' }).click();
    const form = page.getByRole('dialog', { name: 'New search' });
    const preview = form.getByRole('region', { name: 'Preview' });
    await preview.getByText('Write whom to look for').waitFor();
    const description = 'tech founders, not recruiters';
    const found = await tried(user, { description });
    await shownWhole(preview, form.getByLabel('What to look for'), description, found.reading.exclusions[0]);
    assert.ok(found.fullCount > 0 && found.judgedCount > 100, JSON.stringify(found));
    const text = (await preview.getByRole('status').textContent()).replace(/\s+/g, ' ');
    for (const count of [found.fullCount, found.maybeCount, found.judgedCount]) assert.ok(text.includes(count.toLocaleString('en-GB')), text);
    for (const part of [...found.reading.roles, ...found.reading.exclusions]) await preview.getByText(part, { exact: true }).first().waitFor();
    const names = await preview.locator('li .name bdi').allTextContents();
    assert.deepEqual(names, found.matches.map(({ person }) => person.name || person.handle));

    await form.getByLabel('What to look for').fill('');
    await form.getByLabel('Label', { exact: true }).fill('fou');
    await page.waitForFunction(() => [...document.querySelectorAll('dialog datalist option')].some(({ value }) => value === 'founder'));
    const { labelSuggestions } = await user.graphql('{ labelSuggestions(text: "fou", kind: JOB_ROLE, first: 8) }');
    assert.deepEqual(await form.locator('datalist option').evaluateAll((all) => all.map(({ value }) => value)), labelSuggestions);
    await form.getByLabel('Label', { exact: true }).fill('founder');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Remove founder' }).waitFor();
    const labelled = await tried(user, { labels: [{ kind: 'JOB_ROLE', value: 'founder' }] });
    for (const role of labelled.reading.roles) await preview.getByText(role, { exact: true }).first().waitFor();
    await audit(page, `a search that is written, in ${theme}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await fits(page, 'a search that is written');
    await audit(page, `a search that is written, in ${theme} at 360 px`);
  });
}

test('a saved search says whom it keeps, and what speaks for somebody looks other than what is missing', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  const { search } = await user.track('village', { search: 'react developers in Berlin' });
  const keep = (input) => user.graphql(
    'mutation($id: ID!, $input: UpdateSavedSearchInput!) { updateSavedSearch(id: $id, input: $input) { userErrors { message } } }',
    { id: search, input });
  await keep({ genders: ['FEMALE'] });
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/searches');
  await page.getByText('Gender: Female, or unknown.').waitFor();
  await keep({ strictGender: true });
  await page.reload();
  await page.getByText('Gender: Female.').waitFor();

  await keep({ genders: [], strictGender: false });
  await user.ended(await user.sync((await user.graphql('{ trackedAccounts { id } }')).trackedAccounts[0].id));
  const { candidates: { edges } } = await user.graphql(
    '{ candidates(first: 50, orderBy: {field: SCORE, direction: DESC}) { edges { node { matchReasons { text strength } } } } }');
  const { matchReasons } = edges[0].node;
  assert.ok(matchReasons.some(({ strength }) => strength === 0) && matchReasons.some(({ strength }) => strength > 0));
  // The number alone names the search, too.
  await page.goto(`/people?search=${search.replace('SavedSearch:', '')}`);
  for (const { text, strength } of matchReasons) {
    await page.locator(strength === 0 ? '.why li.none' : '.why li:not(.none)').getByText(text, { exact: true }).waitFor();
  }
  await page.waitForFunction(() => [...document.querySelectorAll('search select')]
    .some(({ selectedOptions: [option] }) => option?.label === 'react developers in Berlin'));
  await page.goto('/people?view=table');
  await page.locator('tbody .why').first().getByText(matchReasons.map(({ text }) => text).join(' · '), { exact: true }).waitFor();
});

test('a search goes back to one of its versions', async (t) => {
  const { server, browser } = shared;
  const user = await server.newUser();
  const { search } = await user.track('village', { search: 'designers' });
  await user.graphql(`mutation($id: ID!) { updateSavedSearch(id: $id, input: {description: "designers in Berlin",
    followerCountTiers: [UNDER_1K]}) { userErrors { message } } }`, { id: search });
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/searches');
  await page.getByRole('button', { name: 'Versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions of designers' });
  const shown = dialog.getByRole('listitem');
  await shown.nth(1).waitFor();
  assert.match(await shown.nth(0).textContent(), /Version 2.*present.*designers in Berlin.*under 1K/s);
  assert.match(await shown.nth(1).textContent(), /Version 1.*designers/s);
  await audit(page, 'versions of a search');
  await dialog.getByRole('button', { name: 'Restore version 1' }).click();
  await page.getByText('version 3, changed').waitFor();
  const { savedSearch } = await user.graphql(
    'query($id: ID!) { savedSearch(id: $id) { version description followerCountTiers versions { version } } }', { id: search });
  assert.deepEqual([savedSearch.version, savedSearch.description, savedSearch.followerCountTiers], [3, 'designers', []]);
  assert.deepEqual(savedSearch.versions.map(({ version }) => version), [3, 2, 1]);
});

test('a search that was written is not gone by a slip', async (t) => {
  const { server, browser, user } = shared;
  const page = await openPage(t, browser, server.url, { user });
  await page.goto('/searches');
  const form = page.getByRole('dialog', { name: 'New search' });
  const words = form.getByLabel('What to look for, in your own words');
  const question = form.getByRole('alert').filter({ hasText: 'What you wrote is not saved.' });
  const slips = [
    () => page.keyboard.press('Escape'),
    () => form.getByRole('button', { name: 'Close' }).click(),
    () => page.mouse.click(5, 5),
  ];
  for (const slip of slips) {
    await page.getByRole('button', { name: 'New search' }).click();
    await words.fill('designers in Berlin who like cats');
    await slip();
    await audit(page);
    await question.getByRole('button', { name: 'Keep writing' }).click();
    await question.waitFor({ state: 'detached' });
    assert.equal(await words.inputValue(), 'designers in Berlin who like cats');
    await slip();
    await question.getByRole('button', { name: 'Discard it' }).click();
    await form.waitFor({ state: 'hidden' });
    // Nothing written is nothing to ask about, and it was not kept.
    await page.getByRole('button', { name: 'New search' }).click();
    assert.equal(await words.inputValue(), '');
    await slip();
    await form.waitFor({ state: 'hidden' });
  }
});
