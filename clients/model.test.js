// Whole runs with a model (JUDGE_URL), whose server is aimock: nobody here wrote it. It answers well, not at all, or
// badly, or ends in the middle of a run. No run may fail by that, and one line says that the rules' verdicts stand.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

import { LLMock } from '@copilotkit/aimock';

const goodones = process.env.GOODONES_BINARY;
const unsettled = "The model did not settle everybody; the rules' verdicts stand";
const stops = [];
after(async () => {
  for (const stop of stops.reverse()) await stop();
});

// The profile that a question is about, and an answer whose quote stands in it.
const profileOf = ({ messages }) => JSON.parse(messages.at(-1).content).profile;
const settle = (request) => {
  const { bio, name } = profileOf(request);
  const confidence = ['full', 'maybe', 'none'][name.length % 3];
  return { content: JSON.stringify({ confidence, quote: bio.split(' ')[0] }) };
};

let answer = settle;
let asked = 0; // how many questions reached it
const model = new LLMock({ port: 0 });
model.on({ predicate: () => true }, (request) => {
  asked++;
  return answer(request);
});
await model.start();

// start runs a command until the checks are over, and returns the address that it prints.
async function start(command, env) {
  const child = spawn(goodones, command, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  stops.push(() => child.kill() && ended);
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = line.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
    if (address) return address;
  }
  throw new Error(`${command.join(' ')} ended`);
}

const state = await mkdtemp(join(tmpdir(), 'goodones-model-'));
await chmod(state, 0o711); // as root, PostgreSQL runs as another account
stops.push(() => rm(state, { recursive: true, force: true }));
const { DATABASE_URL, LISTEN_DATABASE_URL, ...mine } = process.env; // a database of its own
const env = {
  ...mine, STATE_DIR: state, X_API_BASE_URL: await start(['sandbox', '--listen', '127.0.0.1:0'], mine), BUDGETS: 'off',
  X_BEARER_TOKEN: 'app', X_USER_TOKEN: 'user', RATE_LIMIT_PER_MINUTE: '0', LISTEN_ADDR: '127.0.0.1:0',
  SHUTDOWN_DRAIN: '0s',
  JUDGE_URL: `${model.url}/v1`, JUDGE_MODEL: 'small-1', JUDGE_API_KEY: 'secret',
  JUDGE_PRICES: 'in=0.15,out=0.60', JUDGE_BUDGET_USD: '5',
};
const { stdout } = await promisify(execFile)(goodones, ['key', 'create', '--user', 'me'], { env });
const url = await start(['serve'], env);

async function graphql(query, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

async function track(handle) {
  const { account: { trackedAccount: { id: account } }, search: { savedSearch: { id: search } } } = await graphql(
    `mutation ($handle: String!) {
      account: trackAccount(input: { handle: $handle, tier: PRO }) { trackedAccount { id } }
      search: createSavedSearch(input: { name: "Tech", description: "tech founders in Berlin" }) { savedSearch { id } }
    }`, { handle });
  await graphql(`mutation ($account: ID!, $search: ID!) {
    assignSavedSearch(trackedAccountId: $account, savedSearchId: $search) { userErrors { message } }
  }`, { account, search });
  return account;
}

// sync completes a run, and returns how many questions it took, how often the line stands in it, and its candidates.
async function sync(account) {
  const before = asked;
  const { startSync: { syncRun: { id } } } = await graphql(
    'mutation ($account: ID!) { startSync(input: { trackedAccountId: $account }) { syncRun { id } } }', { account });
  for (;;) {
    const { syncRun: run } = await graphql(`query ($id: ID!) { syncRun(id: $id) {
      status progressLog candidates(first: 100, orderBy: { field: SCORE }) {
        edges { node { reasons person { name bio location } } } } } }`, { id });
    if (run.status === 'QUEUED' || run.status === 'RUNNING') {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    assert.equal(run.status, 'COMPLETED');
    const candidates = run.candidates.edges.map(({ node }) => node);
    const lines = run.progressLog.filter((line) => line === unsettled).length;
    return { questions: asked - before, lines, candidates };
  }
}

const saysModel = ({ reasons }) => reasons.some((reason) => reason.startsWith('The model'));

test('a model settles what the rules leave open, once', async () => {
  const account = await track('village');
  const { questions, lines, candidates } = await sync(account);
  assert.ok(questions > 10);
  assert.equal(lines, 0);
  for (const { reasons: [first], person } of candidates) {
    const [, quote] = first.match(/^The model small-1 finds a (?:full|partial) match: (".*")$/) ?? assert.fail(first);
    assert.ok(Object.values(person).some((text) => text.includes(JSON.parse(quote))), first);
  }
  for (const { headers, body } of model.getRequests()) {
    assert.equal(body.model, 'small-1');
    assert.equal(body.response_format.type, 'json_schema');
    assert.equal(body.messages.length, 2);
    assert.ok(headers.authorization);
  }
  assert.ok(candidates.length > 10);
  assert.equal((await sync(account)).questions, 0);
});

test('a model that babbles leaves the verdicts of the rules', async () => {
  answer = () => ({ content: 'I am happy to help! '.repeat(50) });
  const { lines, candidates } = await sync(await track('corner'));
  answer = settle;
  assert.equal(lines, 1);
  assert.ok(candidates.length > 0);
  assert.deepEqual(candidates.filter(saysModel), []);
});

test('a server that drops, spoils and refuses calls leaves what it did answer', async () => {
  model.setChaos({ dropRate: 0.2, malformedRate: 0.2, disconnectRate: 0.2 });
  const { lines } = await sync(await track('acme'));
  model.clearChaos();
  assert.equal(lines, 1);
});

// It is the last: nobody is asked any more.
test('a server that ends in the middle of a run leaves what it has answered', async () => {
  const most = asked + 20;
  let stopped;
  answer = (request) => {
    if (asked > most) stopped ??= model.stop();
    return settle(request);
  };
  const { lines, candidates } = await sync(await track('town'));
  await stopped;
  assert.equal(lines, 1);
  assert.ok(candidates.some(saysModel));
  assert.ok(!candidates.every(saysModel));
});
