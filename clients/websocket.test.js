// The reference client of graphql-transport-ws against /graphql.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { completedRun, counts, from, graphql, headerClient, key, socketClient, strangersKey, syncStatus, watch } from './server.js';

describe('a completed run', () => {
  let client, events, last;
  before(async () => {
    client = socketClient();
    events = await watch(client, completedRun);
    last = events.at(-1);
  });
  after(() => client.dispose());

  test('is replayed from 1 to its end without a gap, then complete', () => {
    assert.ok(events.length > 4, `${events.length} events`);
    assert.deepEqual(events.map((event) => event.sequence), from(1, events.length));
    assert.equal(events[0].status, 'QUEUED');
    assert.equal(last.status, 'COMPLETED');
  });

  test('is the same run in queries and in v1', async () => {
    const { syncRun } = await graphql(
      `query ($run: ID!) { syncRun(id: $run) { status lastSequence progressLog ${counts.join(' ')} } }`,
      { run: completedRun },
    );
    const status = await syncStatus(completedRun);
    assert.equal(syncRun.lastSequence, events.length);
    assert.equal(syncRun.status, last.status);
    assert.deepEqual(syncRun.progressLog, last.syncRun.progressLog);
    assert.deepEqual(status.progressLog, syncRun.progressLog);
    for (const count of counts) {
      assert.equal(syncRun[count], last[count], count);
      assert.equal(status[count], last[count], count);
    }
  });

  test('goes on behind any sequence for a second client', async () => {
    const second = socketClient({ connectionParams: { authorization: `bearer ${key}` } });
    for (const k of [1, Math.floor(events.length / 2), events.length - 1, events.length]) {
      assert.deepEqual(await watch(second, completedRun, k), events.slice(k), `after ${k}`);
    }
    await second.dispose();
  });

  test('answers several subscriptions on one socket, each whole', async () => {
    const all = await Promise.all([0, 1, 2, 3].map((k) => watch(client, completedRun, k)));
    all.forEach((some, k) => assert.deepEqual(some, events.slice(k)));
  });
});

test('a run is watched from its start to its end', async () => {
  const client = socketClient();
  const { syncRun } = await graphql(
    'query ($run: ID!) { syncRun(id: $run) { trackedAccount { id } } }',
    { run: completedRun },
  );
  const { startSync } = await graphql(
    'mutation ($account: ID!) { startSync(input: { trackedAccountId: $account }) { syncRun { id } userErrors { code message } } }',
    { account: syncRun.trackedAccount.id },
  );
  assert.deepEqual(startSync.userErrors, []);
  const run = startSync.syncRun.id;
  const [events, late] = await Promise.all([watch(client, run), watch(client, run, 1)]);
  assert.deepEqual(events.map((event) => event.sequence), from(1, events.length));
  assert.deepEqual(late, events.slice(1));
  assert.equal(events.at(-1).status, 'COMPLETED');
  for (let i = 1; i < events.length; i++) {
    for (const count of counts) assert.ok(events[i][count] >= events[i - 1][count], `${count} fell at ${i + 1}`);
  }
  assert.equal((await syncStatus(run)).status, 'completed');
  await client.dispose();
});

for (const [name, params] of Object.entries({
  'unknown': { Authorization: `Bearer ${strangersKey}` },
  'mistyped': { Authorization: 'Bearer ctgo_mistyped' },
  'missing': {},
})) {
  test(`a key that is ${name} closes the socket with 4401`, async () => {
    const client = socketClient({ connectionParams: params });
    await assert.rejects(watch(client, completedRun), (closed) => closed.code === 4401);
    await client.dispose();
  });
}

test('a key in the upgrade\'s header is as good, and one that is unknown ends a client at once', async () => {
  const good = headerClient(key);
  assert.ok((await watch(good, completedRun)).length > 4);
  await good.dispose();
  const bad = headerClient(strangersKey);
  let tried = 0;
  bad.on('connecting', () => { tried++; });
  await assert.rejects(watch(bad, completedRun), (closed) => closed.code === 4401);
  assert.equal(tried, 1);
  await bad.dispose();
});

test('a run of nobody is one error', async () => {
  const client = socketClient();
  await assert.rejects(watch(client, '9007199254740991'), (errors) => {
    assert.equal(errors.length, 1);
    assert.equal(errors[0].extensions.code, 'NOT_FOUND');
    return true;
  });
  await client.dispose();
});

test('queries go over the socket, too', async () => {
  const client = socketClient();
  const results = client.iterate({ query: '{ viewer { id name } }' });
  const { value } = await results.next();
  assert.ok(value.data.viewer.name);
  assert.equal((await results.next()).done, true);
  await client.dispose();
});
