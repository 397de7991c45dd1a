// Ids are unique among all objects, so that caches keep each object once, at the clients' default settings.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { gql } from '@apollo/client';
import * as relay from 'relay-runtime';

import { drivers } from './drivers.js';
import * as apollo3 from './recipes/apollo-3.js';
import * as apollo4 from './recipes/apollo.js';
import * as relayRecipe from './recipes/relay.js';
import * as urql from './recipes/urql.js';
import listQuery from './relay/__generated__/documentsListQuery.graphql.js';
import runRefetchQuery from './relay/__generated__/documentsRunRefetchQuery.graphql.js';
import { api, completedRun, newKey, url } from './server.js';

const id = `SyncRun:${completedRun}`;
const nodeDocument = `query Node($id: ID!) { node(id: $id) { __typename id ... on SyncRun { databaseId status } } }`;
const expected = { __typename: 'SyncRun', id, databaseId: completedRun, status: 'COMPLETED' };

test("Relay's store keeps each object once, of its own type", async () => {
  const environment = relayRecipe.connect(url, await newKey());
  await relay.fetchQuery(environment, listQuery, {}).toPromise();
  const source = environment.getStore().getSource();
  const types = new Set();
  for (const key of source.getRecordIDs()) {
    const record = source.get(key);
    if (key.startsWith('client:') || !record.id) continue;
    assert.equal(key, record.id);
    assert.equal(key.split(':')[0], record.__typename, key);
    types.add(record.__typename);
  }
  assert.deepEqual([...types].sort(),
    ['ApiKey', 'Candidate', 'Person', 'SavedSearch', 'SyncRun', 'TrackedAccount', 'Viewer']);
});

test('Relay refetches a run by its id into the record that the list has made', async () => {
  const environment = relayRecipe.connect(url, await newKey());
  await relay.fetchQuery(environment, listQuery, {}).toPromise();
  const source = environment.getStore().getSource();
  const listed = source.get(id);
  assert.equal(listed.status, 'COMPLETED');
  environment.commitUpdate((store) => store.get(id).setValue('RUNNING', 'status'));
  await relay.fetchQuery(environment, runRefetchQuery, { id }).toPromise();
  assert.equal(source.get(id).status, 'COMPLETED');
  assert.equal(source.get(id).databaseId, completedRun);
});

for (const [name, { connect }] of Object.entries({ 'Apollo Client 4': apollo4, 'Apollo Client 3': apollo3 })) {
  test(`${name} finds a node, and keeps it as one entry of its cache`, async () => {
    const client = connect(url, await newKey());
    const { data } = await client.query({ query: gql(nodeDocument), variables: { id } });
    assert.deepEqual({ ...data.node }, expected);
    const entry = client.cache.extract()[client.cache.identify({ __typename: 'SyncRun', id })];
    assert.equal(entry.status, 'COMPLETED');
    client.stop();
  });
}

test('urql finds a node', async () => {
  const { data, error } = await urql.connect(url, await newKey()).query(nodeDocument, { id }).toPromise();
  assert.equal(error, undefined);
  assert.deepEqual({ ...data.node }, expected);
});

for (const [name, driver] of Object.entries(drivers)) {
  if (!driver.watch) continue;
  test(`${name} watches a run by its id`, async () => {
    const sequences = [];
    await driver.watch(driver.connect(url, await newKey()), id, ({ sequence }) => sequences.push(sequence));
    assert.deepEqual(sequences, sequences.map((_, i) => i + 1));
    assert.ok(sequences.length > 20);
  });
}

test('v1 takes a run by its id', async () => {
  const ask = async (run) => (await api(`/api/v1/sync-status?syncRunId=${run}`)).json();
  assert.deepEqual(await ask(id), await ask(completedRun));
});
