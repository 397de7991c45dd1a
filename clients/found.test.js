// Whom runs find, by the reference client at its defaults.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';

import WebSocket from 'ws';

import { openProxy } from './proxy.js';
import { connect } from './recipes/graphql-ws.js';
import { graphql, newKey, url } from './server.js';

globalThis.WebSocket ??= WebSocket;

test('each candidate that a run finds comes once over two cuts, and they are whom the list has', async (t) => {
  const key = await newKey('finder');
  const ask = (query, variables) => graphql(query, variables, { authorization: `Bearer ${key}` });
  const account = await trackedAccount(ask);
  const { candidates: before } = await ask('{ candidates { foundSequence totalCount } }');
  assert.equal(before.totalCount, 0);

  const proxy = await openProxy(url, { cuts: 2, bytes: 4000 });
  t.after(proxy.close);
  const client = connect(proxy.url, key);
  const arrivals = new EventEmitter();
  const found = [];
  const ended = new Promise((resolve, reject) => {
    client.subscribe({
      query: `subscription ($after: String) {
        candidateFound(after: $after) { sequence candidate { id matchConfidence person { handle bio } } }
      }`,
      variables: { after: before.foundSequence },
    }, {
      next({ data, errors }) {
        if (errors) return reject(errors);
        found.push(data.candidateFound.candidate.id);
        arrivals.emit('candidate');
      },
      error: reject,
      complete: resolve,
    });
  });
  const failed = ended.then(() => assert.fail('it completes'));
  failed.catch(() => {}); // it is awaited below

  const { startSync } = await ask(
    'mutation ($account: ID!) { startSync(input: { trackedAccountId: $account }) { syncRun { id } userErrors { message } } }',
    { account },
  );
  assert.deepEqual(startSync.userErrors, []);
  const listed = await listOf(ask, startSync.syncRun.id,
    () => found.length || Promise.race([once(arrivals, 'candidate'), failed]));
  while (found.length < listed.length) await Promise.race([once(arrivals, 'candidate'), failed]);
  assert.equal(proxy.cut, 2);
  assert.ok(listed.length > 50, `${listed.length} candidates`);
  assert.deepEqual(found, listed);
  await client.dispose();
});

async function trackedAccount(ask) {
  const { trackAccount, createSavedSearch } = await ask(`mutation {
    trackAccount(input: { handle: "village", tier: PRO }) { trackedAccount { id } userErrors { message } }
    createSavedSearch(input: { name: "makers", description: "founders, engineers and designers" }) {
      savedSearch { id } userErrors { message }
    }
  }`);
  assert.deepEqual([...trackAccount.userErrors, ...createSavedSearch.userErrors], []);
  const account = trackAccount.trackedAccount.id;
  const { assignSavedSearch } = await ask(
    'mutation ($input: AssignSavedSearchInput!) { assignSavedSearch(input: $input) { userErrors { message } } }',
    { input: { trackedAccountId: account, savedSearchId: createSavedSearch.savedSearch.id } },
  );
  assert.deepEqual(assignSavedSearch.userErrors, []);
  return account;
}

// listOf is whom a run found, in the order of their numbers. Somebody came, so the run has ended.
async function listOf(ask, run, someoneCame) {
  await someoneCame();
  const ids = [];
  for (let after = null, more = true; more;) {
    const { syncRun: { status, candidates: { pageInfo, edges } } } = await ask(`query ($run: ID!, $after: String) {
      syncRun(id: $run) {
        status
        candidates(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id databaseId } } }
      }
    }`, { run, after });
    assert.equal(status, 'COMPLETED');
    ids.push(...edges.map(({ node }) => node));
    ({ hasNextPage: more, endCursor: after } = pageInfo);
  }
  return ids.sort((a, b) => a.databaseId - b.databaseId).map(({ id }) => id);
}
