// @ts-check
// Every call of v1 by a typed client, against a user of its own. The file that describes v1 is held against each
// answer, and so is each documented example.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { newKey, progressDocument, socketClient, strangersKey } from './server.js';
import { connect } from './v1/client.js';
import { answerSchema, description, validator } from './v1/contract.js';
import { examples, meets } from './v1/example.js';

const key = await newKey('v1-client');
const called = new Set();
const met = new Set();
const v1 = connect(key, (operation) => called.add(operation));

/** @param {string} name @param {unknown} answer */
function isAsDocumented(name, answer) {
  met.add(name);
  meets(name, answer);
}

// data is what a call answered that went well.
/** @template T @param {{data?: T, error?: unknown, response: Response}} answer @param {number} [status] */
function data({ data, error, response }, status = 200) {
  assert.equal(response.status, status, JSON.stringify(error));
  assert.ok(data !== undefined);
  return data;
}

// ended waits for the end of a run, as the server tells it.
/** @param {number} run */
async function ended(run) {
  const client = socketClient({ connectionParams: { Authorization: `Bearer ${key}` } });
  await new Promise((resolve, reject) => {
    client.subscribe({ query: progressDocument, variables: { run: String(run) } },
      { next: ({ errors }) => errors && reject(errors), error: reject, complete: () => resolve(undefined) });
  });
  await client.dispose();
}

/** @param {number} id */
const path = (id) => ({ params: { path: { id } } });

// What the first calls make and the later ones use.
let account = 0;
let search = 0;
let run = 0;

test('an account is tracked, put to sleep, woken and moved between tiers', async () => {
  const tracked = data(await v1.POST('/tracked-accounts', { body: { handle: '@corner', tier: 'pro' } }));
  isAsDocumented('trackAccount', tracked);
  account = tracked.account.id;
  isAsDocumented('sleepAccount', data(await v1.DELETE('/tracked-accounts/{id}', path(account))));
  assert.equal(data(await v1.POST('/tracked-accounts/{id}/wake', path(account))).account.isActive, true);
  for (const [newTier, action] of /** @type {const} */ ([
    ['starter', 'downgrade_scheduled'], ['pro', 'upgraded'], ['top', 'pending_cancelled'],
  ])) {
    const change = await v1.POST('/tracked-accounts/{id}/change-tier', { ...path(account), body: { newTier } });
    isAsDocumented(`changeTier ${action}`, data(change));
  }
});

test('a search is saved, changed and assigned', async () => {
  const made = data(await v1.POST('/saved-searches', {
    body: { description: 'engineers', labels: [{ kind: 'job_role', value: 'founder' }], genders: ['female', 'male', 'unknown'] },
  }));
  search = made.savedSearch.id;
  const body = { name: 'Founders', description: 'tech founders, engineers, designers and writers', labels: [], genders: [] };
  const changed = data(await v1.PUT('/saved-searches/{id}', { ...path(search), body }));
  assert.equal(changed.savedSearch.name, 'Founders');
  assert.deepEqual(data(await v1.GET('/saved-searches')).savedSearches, [changed.savedSearch]);
  const assigned = await v1.PUT('/tracked-accounts/{id}', { ...path(account), body: { savedSearchId: search } });
  assert.equal(data(assigned).account.savedSearchId, search);
  assert.deepEqual(data(await v1.GET('/tracked-accounts')).accounts, [data(assigned).account]);
});

test('a REST hook is made and ended', async () => {
  const body = { targetUrl: 'https://hooks.example.com/hooks/catch/1/abc/', filterConfig: { sourceType: /** @type {const} */ ('follower') } };
  const { id } = data(await v1.POST('/webhooks/subscribe', { body }));
  isAsDocumented('subscribe', { id });
  assert.deepEqual(data(await v1.DELETE('/webhooks/subscribe', { body: { id } })), { success: true });
});

test('a sync runs, and its answers are as documented', async () => {
  const started = data(await v1.POST('/sync', { body: { handle: 'corner' } }), 202);
  isAsDocumented('startSync', started);
  run = started.syncRunId;
  await ended(run);
  isAsDocumented('syncStatus', data(await v1.GET('/sync-status', { params: { query: { syncRunId: run } } })));
  isAsDocumented('syncHistory', data(await v1.GET('/sync-history')));
});

test('people are listed and rated', async () => {
  const query = { savedSearchId: search, trackedAccountId: account, limit: 1 };
  const { people, total, hasMore } = data(await v1.GET('/people-of-interest', { params: { query } }));
  isAsDocumented('peopleOfInterest', { people, total, hasMore });
  const [person] = people;
  assert.ok(person);
  const body = { candidateId: person.id, savedSearchId: search, feedback: /** @type {const} */ ('bad'), badReason: /** @type {const} */ ('wrong_job') };
  isAsDocumented('feedback', data(await v1.POST('/feedback', { body })));
  const bad = await v1.GET('/people-of-interest', { params: { query: { feedbackStatus: 'bad' } } });
  assert.deepEqual(data(bad).people, [{ ...person, feedback: 'bad' }]);
});

test('known people are explored', async () => {
  const explored = data(await v1.POST('/explore', { body: { trackedAccountId: account } }), 202);
  isAsDocumented('explore', explored);
  await ended(explored.syncRunId);
  isAsDocumented('exploreBudget', data(await v1.GET('/explore/budget')));
});

test('the settings are as documented', async () => {
  data(await v1.PUT('/saved-searches/{id}', { ...path(search), body: { description: 'tech founders' } }));
  const body = { timezone: 'America/New_York', syncTimes: ['09:00'], tier: /** @type {const} */ ('pro') };
  isAsDocumented('updateSyncSettings', data(await v1.PUT('/sync-settings', { body })));
  isAsDocumented('syncSettings', data(await v1.GET('/sync-settings')));
});

test('the owner of the key is named', async () => isAsDocumented('me', data(await v1.GET('/me'))));

test('the server shows the file that describes it', async () => {
  assert.deepEqual(data(await v1.GET('/openapi.json')), description);
});

test('refusals are as described', async () => {
  for (const [answer, status] of /** @type {const} */ ([
    [await v1.GET('/sync-status', { params: { query: { syncRunId: 'x' } } }), 400],
    [await v1.GET('/sync-status', { params: { query: { syncRunId: Number.MAX_SAFE_INTEGER } } }), 404],
    [await v1.POST('/tracked-accounts', { body: { handle: 'corner', tier: 'pro' } }), 409],
    [await v1.DELETE('/saved-searches/{id}', path(Number.MAX_SAFE_INTEGER)), 404],
  ])) {
    assert.equal(answer.response.status, status);
    assert.equal(typeof answer.error?.error, 'string');
  }
  assert.deepEqual(data(await v1.DELETE('/saved-searches/{id}', path(search))), { success: true });
});

for (const [name, given] of /** @type {const} */ ([
  ['no header', undefined], ['not shaped like a key', 'ctgo_mistyped'], ['unknown', strangersKey],
])) {
  test(`a key is refused in the words of the documentation: ${name}`, async () => {
    const { response, error } = await connect(given).GET('/me');
    assert.equal(response.status, 401);
    isAsDocumented(`unauthorized, ${name}`, error);
  });
}

test('unknown members are refused', async () => {
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, { responses, operationId }] of Object.entries(methods)) {
      if (!responses || operationId === 'openapi') continue;
      for (const status of Object.keys(responses).filter((s) => s !== '304')) {
        const accepts = validator(answerSchema(path, method, status));
        accepts({ unknown: 1 });
        const refused = accepts.errors?.some(({ keyword }) => /^(additional|unevaluated)Properties$/.test(keyword));
        assert.ok(refused, `${method} ${path} ${status} would let an unknown member pass`);
      }
    }
  }
});

after(() => {
  const operations = Object.values(description.paths).flatMap((path) => Object.values(path)).flatMap((o) => o.operationId ?? []);
  assert.deepEqual([...called].sort(), operations.sort(), 'each operation is called');
  assert.deepEqual([...met].sort(), examples.sort(), 'each documented example is met');
});
