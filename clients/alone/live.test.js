// A run that goes on: each client is cut twice meanwhile, and gets each event once.
// It holds the sandbox’s calls, which runs of other tests would wait for: nothing else runs beside it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

import { createClient } from 'graphql-ws';

import { drivers } from '../drivers.js';
import { openProxy } from '../proxy.js';
import { watchByEventSource, watchBySocket } from '../readme.js';
import { from, graphql, newKey, ticketFor, url } from '../server.js';

const changes = new EventEmitter().setMaxListeners(0);
const until = async (condition) => {
  while (!condition()) await once(changes, 'event');
};

// The simulated X holds the run's calls back, so that it cannot end before every client was cut.
const gate = async (method, body) => {
  const answer = await fetch(`${process.env.GOODONES_SANDBOX}/sandbox/gate`, { method, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${answer.status}`);
};
after(() => gate('DELETE'));

await gate('POST', { endpoint: 'followers', after: 2 });
await gate('POST', { endpoint: 'tweets', after: 0 });
const run = await startRun('town');

// watcher is a client that watches the run; cut ends its connections.
function watcher(name, watch, cut) {
  const events = [];
  const show = (event) => {
    events.push(event);
    changes.emit('event');
  };
  return { name, events, cut, ended: watch(show) };
}

async function behindProxy(name, watch) {
  const proxy = await openProxy(url);
  after(proxy.close);
  const key = await newKey();
  return watcher(name, (show) => watch(proxy.url, key, show), proxy.cutAll);
}

async function restarted(name) {
  const server = await ownServer();
  after(() => server.stop('SIGKILL'));
  const ticket = await ticketFor(await newKey(), run);
  const signals = ['SIGTERM', 'SIGKILL'];
  return watcher(name, (show) => watchByEventSource(server.url, { ticket, show }), async () => {
    await server.stop(signals.shift());
    await server.start();
  });
}

const watchers = await Promise.all([
  ...Object.entries(drivers).filter(([, { watch }]) => watch).map(([name, driver]) =>
    behindProxy(name, (address, key, show) => driver.watch(driver.connect(address, key), run, show))),
  behindProxy("the README's snippet", (address, key, show) =>
    watchBySocket(address, { createClient, key, run, show })),
  restarted("Chromium's EventSource, whose server is restarted instead,"),
]);

const tooEarly = Promise.race(watchers.map(({ name, ended }) => ended.then(() => assert.fail(`${name} ended too early`))));
tooEarly.catch(() => {}); // in the end each ends
const cutAll = () => Promise.all(watchers.map(({ cut }) => cut()));
const all = (condition) => Promise.race([tooEarly, until(() => watchers.every(({ events }) => events.some(condition)))]);

await all(({ message }) => message === 'Fetching new followers...');
await cutAll();
await gate('POST', { endpoint: 'followers', after: 1_000_000 });
await all(({ message }) => message === 'Finding likers of recent posts...');
const { syncRun: { status } } = await graphql('query ($run: ID!) { syncRun(id: $run) { status } }', { run });
await cutAll();
await gate('DELETE');

test('the run was going on when its clients were cut', () => assert.equal(status, 'RUNNING'));

for (const { name, events, ended } of watchers) {
  test(`${name} gets each event of a live run once over two cuts`, async () => {
    await ended;
    const { syncRun } = await graphql('query ($run: ID!) { syncRun(id: $run) { status lastSequence } }', { run });
    assert.equal(syncRun.status, 'COMPLETED');
    assert.deepEqual(events.map(({ sequence }) => sequence), from(1, syncRun.lastSequence));
  });
}

async function startRun(handle) {
  const { trackAccount } = await graphql(
    'mutation ($handle: String!) { trackAccount(input: { handle: $handle, tier: PRO }) { trackedAccount { id } userErrors { message } } }',
    { handle },
  );
  assert.deepEqual(trackAccount.userErrors, []);
  const { startSync } = await graphql(
    'mutation ($account: ID!) { startSync(input: { trackedAccountId: $account }) { syncRun { id } userErrors { message } } }',
    { account: trackAccount.trackedAccount.id },
  );
  assert.deepEqual(startSync.userErrors, []);
  return startSync.syncRun.id;
}

// ownServer runs one more API on the same database, at an address that it keeps over restarts.
async function ownServer() {
  const port = await freePort();
  const server = { url: `http://127.0.0.1:${port}` };
  let child;
  server.start = async () => {
    child = spawn(process.env.GOODONES_BINARY, ['serve', '--role', 'api', '--listen', `127.0.0.1:${port}`],
      { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = await once(createInterface(child.stdout), 'line');
    assert.equal(line, `listening on ${server.url}`);
  };
  server.stop = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  await server.start();
  return server;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
