// The legacy route as a v1 client sees it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { api, completedRun, strangersKey, syncStatus } from './server.js';

const path = `/api/v1/sync-status?syncRunId=${completedRun}`;

// The members in their order, each with what a completed run has there.
const members = [
  ['id', 'number'], ['status', 'string'], ['progressLog', 'object'], ['completedAt', 'string'],
  ['newFollowersCount', 'number'], ['deepCrawlCount', 'number'], ['backfilledCount', 'number'],
  ['likersCount', 'number'], ['candidatesPassedCount', 'number'], ['tierFilteredCount', 'number'],
  ['genderFilteredCount', 'number'], ['errorMessage', 'object'],
];

test('the twelve members come in their order', async () => {
  const status = await syncStatus(completedRun);
  assert.deepEqual(Object.entries(status).map(([name, value]) => [name, typeof value]), members);
  assert.equal(status.id, Number(completedRun));
  assert.equal(status.status, 'completed');
  assert.equal(status.errorMessage, null);
  assert.match(status.completedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('the documented lines are in the log, in their order', async () => {
  const { progressLog, newFollowersCount } = await syncStatus(completedRun);
  const documented = [
    'Fetching new followers...', `Found ${newFollowersCount} new followers`, 'Classifying profiles...',
    'Classification complete',
  ];
  assert.deepEqual(progressLog.filter((line) => documented.includes(line)), documented);
  assert.equal(progressLog[0], documented[0]);
  assert.equal(progressLog.at(-1), documented.at(-1));
});

test('a state that was seen already costs a 304', async () => {
  const etag = (await api(path)).headers.get('etag');
  assert.ok(etag);
  await api(path, { status: 304, headers: { 'if-none-match': etag } });
});

for (const [name, header, error] of [
  ['no key', 'Basic Z3Vlc3Q6Z3Vlc3Q=', 'Missing or invalid Authorization header. Use: Bearer <api_key>'],
  ['a mistyped key', 'Bearer ctgo_mistyped', 'Invalid API key format.'],
  ['an unknown key', `Bearer ${strangersKey}`, 'Invalid or revoked API key.'],
]) {
  test(`${name} is refused in the words of v1`, async () => {
    const response = await api(path, { status: 401, headers: { authorization: header } });
    assert.equal(response.headers.get('www-authenticate'), 'Bearer');
    assert.deepEqual(await response.json(), { error });
  });
}

for (const [query, status] of [['', 400], ['?syncRunId=', 400], ['?syncRunId=x', 400], ['?syncRunId=9007199254740991', 404]]) {
  test(`sync-status${query} is ${status}`, async () => {
    const { error } = await (await api(`/api/v1/sync-status${query}`, { status })).json();
    assert.equal(typeof error, 'string');
  });
}
