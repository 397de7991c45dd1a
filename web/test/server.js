// A server of a test's own: a simulated X, the program with a private PostgreSQL beside it, and keys by the command line.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from './database.js';
import { atEnd } from './ends.js';
import { runProgram, startProgram } from './program.js';

const listening = /listening on (http:\S+)/;

// startServer starts a simulated X and the program on it, which end with the test. latency is how long a call to X
// takes, faults what X does besides answering well, settings are those of the program.
export async function startServer(t, { latency = '0s', faults = 'idonly=0.04', settings = {} } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'goodones-web-'));
  await chmod(directory, 0o711); // as root, PostgreSQL runs as another account
  const x = startProgram(
    ['sandbox', '--listen', '127.0.0.1:0', '--rate-limits', 'off', '--latency', latency, '--faults', faults]);
  atEnd(t, async () => {
    await x.end();
    await rm(directory, { recursive: true, force: true });
  });
  const [, sandbox] = await x.until(listening);
  const environment = {
    STATE_DIR: join(directory, 'state'), X_API_BASE_URL: sandbox, X_BEARER_TOKEN: 'app', X_USER_TOKEN: 'user',
    RATE_LIMIT_PER_MINUTE: '0', SHUTDOWN_DRAIN: '0s', LISTEN_ADDR: '127.0.0.1:0', ...settings,
  };
  const server = new Server(sandbox, environment);
  atEnd(t, () => server.end());
  await server.start();
  return server;
}

class Server {
  #program;
  #environment;
  #users = 0;

  constructor(sandbox, environment) {
    this.sandbox = sandbox;
    this.#environment = environment;
  }

  // start starts the program, from the second time on at the address that it had.
  async start() {
    this.#program = startProgram(['serve'], this.#environment);
    [, this.url] = await this.#program.until(listening);
    this.#environment.LISTEN_ADDR = new URL(this.url).host;
  }

  // end ends the program; SIGKILL gives it no time for anything.
  end(signal = 'SIGTERM') {
    return this.#program?.end(signal);
  }

  // newUser makes a user with a key of its own, so that tests share a server and nothing else.
  async newUser(name = `user-${++this.#users}`) {
    const key = await runProgram(['key', 'create', '--user', name], this.#environment);
    return new User(this, name, key);
  }

  revoke(key) {
    return runProgram(['key', 'revoke', key.slice(0, 12)], this.#environment);
  }

  get stateDirectory() {
    return this.#environment.STATE_DIR;
  }

  // sql runs a statement in the server's database, for what only time would bring about.
  sql(statement, values) {
    return run(this.#environment.STATE_DIR, statement, values);
  }

  // sandboxDo asks the simulated X for something that X would not do for us, such as to hold calls.
  async sandboxDo(method, path, body) {
    const response = await fetch(`${this.sandbox}/sandbox/${path}`, { method, body: body && JSON.stringify(body) });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return response.json().catch(() => null);
  }

  // hold keeps back X's answers of an endpoint after the next so many, until release.
  hold(endpoint, after) {
    return this.sandboxDo('POST', 'gate', { endpoint, after });
  }

  // held waits until a call is held.
  held() {
    return this.sandboxDo('GET', 'gate?wait=1');
  }

  release() {
    return this.sandboxDo('DELETE', 'gate');
  }
}

// User is what a test knows of the server beside the page: what the page shows is compared with its answers.
class User {
  constructor(server, name, key) {
    Object.assign(this, { server, name, key });
  }

  // graphql runs a query or mutation with the user's key and returns its data. Who waits for a page gets an answer in
  // less than a second, on a busy machine the one that there is none for now; queries are asked again then.
  async graphql(query, variables = {}) {
    for (;;) {
      const { status, data, errors } = await this.#ask(query, variables);
      if (status === 503 && !/^\s*mutation\b/.test(query)) continue;
      assert.equal(errors, undefined, JSON.stringify(errors));
      return data;
    }
  }

  async #ask(query, variables) {
    const response = await fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...await response.json() };
  }

  // track watches an account of the simulated X by a search of its own, and returns both their ids.
  async track(handle, { tier = 'PRO', search = 'tech founders' } = {}) {
    const made = await this.graphql(
      `mutation($handle: String!, $tier: AccountTier!, $search: String!) {
        trackAccount(input: {handle: $handle, tier: $tier}) { trackedAccount { id } userErrors { message } }
        createSavedSearch(input: {name: $search, description: $search}) { savedSearch { id } userErrors { message } }
      }`, { handle, tier, search });
    const [account, found] = [made.trackAccount.trackedAccount.id, made.createSavedSearch.savedSearch.id];
    await this.graphql(
      'mutation($account: ID!, $search: ID) { assignSavedSearch(trackedAccountId: $account, savedSearchId: $search) { userErrors { message } } }',
      { account, search: found });
    return { account, search: found };
  }

  // sync queues a run and returns its id.
  async sync(account) {
    const { startSync } = await this.graphql(
      'mutation($account: ID!) { startSync(input: {trackedAccountId: $account}) { syncRun { id } userErrors { message } } }',
      { account });
    assert.deepEqual(startSync.userErrors, []);
    return startSync.syncRun.id;
  }

  // ended follows a run by its events until it has ended, and returns the last of them.
  async ended(run) {
    const response = await fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.key}`, 'content-type': 'application/json', accept: 'text/event-stream',
      },
      body: JSON.stringify({ query: 'subscription($run: ID!) { syncRunProgress(syncRunId: $run) { sequence status } }', variables: { run } }),
    });
    const text = await response.text(); // it ends with the run
    const last = [...text.matchAll(/^data: (\{.*\})$/gm)].at(-1);
    assert.ok(last, text);
    return JSON.parse(last[1]).data.syncRunProgress;
  }

  // events is the whole log of a run, as the server holds it.
  async events(run, fields = 'sequence message') {
    const all = [];
    for (;;) {
      const { syncRun } = await this.graphql(
        `query($run: ID!, $after: Int) { syncRun(id: $run) { events(after: $after, first: 500) { sequence ${fields} } } }`,
        { run, after: all.at(-1)?.sequence ?? 0 });
      all.push(...syncRun.events);
      if (syncRun.events.length < 500) return all;
    }
  }

  // completedRun is a whole sync of a small account: { account, search, run }.
  async completedRun(handle = 'village', options = {}) {
    const made = await this.track(handle, options);
    const run = await this.sync(made.account);
    const last = await this.ended(run);
    assert.equal(last.status, 'COMPLETED');
    return { ...made, run };
  }
}
