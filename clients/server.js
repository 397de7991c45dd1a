// The server under test: GOODONES_URL says where it is, GOODONES_USER names a user, GOODONES_RUN_ID a run of that user
// that has completed. GOODONES_BINARY makes keys in DATABASE_URL.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export const url = required('GOODONES_URL').replace(/\/$/, '');
export const completedRun = required('GOODONES_RUN_ID');

const goodones = required('GOODONES_BINARY');
const user = required('GOODONES_USER');
const run = promisify(execFile);

// A command is a program that starts: as many at once as there are tests would keep a small machine from anything else.
let before = Promise.resolve();
const command = (...args) => {
  const mine = before.then(() => run(goodones, args));
  before = mine.catch(() => {});
  return mine;
};

// newKey makes one more key, with a minute of its own: for the user of the completed run, or for another, who is made.
export const newKey = async (name = user) => (await command('key', 'create', '--user', name)).stdout.trim();

// Each file has a key of its own, and so a minute.
export const key = await newKey();
export const authorization = `Bearer ${key}`;

// revokeKey does so as an operator would.
export const revokeKey = (given) => command('key', 'revoke', given.slice(0, 12));

// spentKey asks with a key until it is refused: a new one, unless one is given. since is when it asked what was refused:
// the answer may be long on its way.
export async function spentKey(key) {
  key ??= await newKey();
  const began = Date.now();
  for (let asked = 0; asked <= 60 || Date.now() - began > 60_000; asked++) {
    const since = Date.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: '{"query":"{ viewer { id } }"}',
    });
    const { errors } = await response.json();
    if (response.status === 429) return { key, retryAfter: errors[0].extensions.retryAfter, since };
  }
  throw new Error('61 requests were served in a minute');
}

// ticketFor makes a ticket with which an EventSource watches a run.
export async function ticketFor(key, run) {
  const query = `subscription { syncRunProgress(syncRunId: ${JSON.stringify(run)}) { sequence status stage message } }`;
  const { createStreamTicket: { ticket, userErrors } } = await graphql(`mutation ($query: String!) {
    createStreamTicket(input: { query: $query }) { ticket userErrors { message } }
  }`, { query }, { authorization: `Bearer ${key}` });
  assert.deepEqual(userErrors, []);
  return ticket;
}

// A key of the right form that was never given out.
export const strangersKey = signed('ctgo_' + 'a'.repeat(34));

// The counts of a run by the names that they have everywhere.
export const counts = [
  'newFollowersCount', 'deepCrawlCount', 'backfilledCount', 'likersCount',
  'candidatesPassedCount', 'tierFilteredCount', 'genderFilteredCount',
];

export const progressDocument = `subscription Watch($run: ID!, $after: Int) {
  syncRunProgress(syncRunId: $run, after: $after) {
    sequence at status stage message ${counts.join(' ')}
    syncRun { id status lastSequence progressLog }
  }
}`;

// patient asks again what the server has no answer to for now: who waits for one is told so within a second, and a busy
// machine takes longer. Whatever changes something is asked for once.
/** @param {Request | string} input @param {RequestInit} [options] @returns {Promise<Response>} */
export async function patient(input, options) {
  const request = new Request(input, options);
  const reads = request.method === 'GET' ||
    (request.url.endsWith('/graphql') && !/"query":\s*"\s*mutation\b/.test(await request.clone().text()));
  for (;;) {
    const response = await fetch(request.clone());
    if (response.status !== 503 || !reads) return response;
    await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('retry-after') ?? 1)));
  }
}

// api fetches a path with the key and, unless told otherwise, fails on anything but 200.
export async function api(path, { status = 200, headers = {}, ...options } = {}) {
  const response = await patient(url + path, { headers: { authorization, ...headers }, ...options });
  assert.equal(response.status, status, `${path}: ${response.status}`);
  return response;
}

// graphql runs a query or mutation and returns its data.
export async function graphql(query, variables = {}, headers = {}) {
  const response = await api('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

// syncStatus asks v1 about a run.
export const syncStatus = async (run) => (await api(`/api/v1/sync-status?syncRunId=${run}`)).json();

// socketClient speaks graphql-transport-ws the way the npm package does, with a key in connection_init.
export function socketClient(options = {}) {
  return createClient({
    url: url.replace(/^http/, 'ws') + '/graphql',
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: authorization },
    retryAttempts: 0,
    ...options,
  });
}

// headerClient is a client at its defaults whose key stands in the header of the upgrade.
export const headerClient = (key) => createClient({
  url: url.replace(/^http/, 'ws') + '/graphql',
  webSocketImpl: class extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers: { authorization: `Bearer ${key}` } });
    }
  },
});

// watch collects the progress of a run over a websocket until the server says that it is complete.
export function watch(client, run, after) {
  return new Promise((resolve, reject) => {
    const events = [];
    client.subscribe(
      { query: progressDocument, variables: { run, after } },
      {
        next: ({ data, errors }) => (errors ? reject(errors) : events.push(data.syncRunProgress)),
        error: reject,
        complete: () => resolve(events),
      },
    );
  });
}

// from is first, first + 1 … last.
export const from = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; see run.sh`);
  return value;
}

function signed(body) {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let checksum = '';
  for (let rest = crc32(body), i = 0; i < 6; i++, rest = Math.floor(rest / 62)) checksum = digits[rest % 62] + checksum;
  return body + checksum;
}
