// A REST hook as tools without code make it, and its messages verified by the npm package standardwebhooks.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';

import { Webhook } from 'standardwebhooks';

import { api, graphql } from './server.js';

const received = [];
let wake = () => {};
let status = 200;
const receiver = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    received.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(status).end('thanks');
    wake();
  });
});
const target = `http://127.0.0.1:${process.env.GOODONES_HOOK_PORT}/hooks/catch/1234567/abcdef/`;

const json = { 'content-type': 'application/json' };
const subscribe = async (body) => (await api('/api/v1/webhooks/subscribe', { method: 'POST', headers: json, body: JSON.stringify(body) })).text();

// arrived waits for the next message that a check accepts.
async function arrived(accepts) {
  for (let seen = 0; ; seen++) {
    while (received.length <= seen) {
      await new Promise((resolve) => { wake = resolve; });
    }
    if (accepts(received[seen])) {
      return received[seen];
    }
  }
}

const subscribed = await subscribe({ targetUrl: target, filterConfig: { trackedAccountId: '', matchConfidence: '' } });
const { id } = JSON.parse(subscribed);
receiver.listen(Number(process.env.GOODONES_HOOK_PORT), '127.0.0.1');
await once(receiver, 'listening');
after(async () => {
  await api('/api/v1/webhooks/subscribe', { method: 'DELETE', headers: json, body: subscribed });
  receiver.close();
});

const rotate = async () => (await graphql(
  'mutation ($id: ID!) { rotateWebhookSecret(input: {id: $id, clientMutationId: "r"}) { secret clientMutationId userErrors { message } } }', { id },
)).rotateWebhookSecret.secret;
const sendTest = async () => (await graphql(
  'mutation ($id: ID!) { testWebhook(input: {id: $id}) { delivery { messageId type } userErrors { message } } }', { id },
)).testWebhook.delivery;

test('subscribing answers the id alone, and the same for the same URL', async () => {
  assert.equal(subscribed, `{"id":${id}}`);
  assert.equal(await subscribe({ targetUrl: target }), subscribed);
});

test('messages verify by the new secret and, for a day, by the one before', async () => {
  const first = await rotate();
  const second = await rotate();
  assert.match(second, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const { messageId, type } = await sendTest();
  assert.equal(type, 'webhook.test');
  const { method, url, headers, body } = await arrived((m) => m.headers['webhook-id'] === messageId);
  assert.equal(`${method} http://127.0.0.1:${process.env.GOODONES_HOOK_PORT}${url}`, `POST ${target}`);
  for (const secret of [first, second]) {
    assert.deepEqual(new Webhook(secret).verify(body, headers).data.people, []);
  }
  assert.throws(() => new Webhook(first).verify(body.replace('webhook.test', 'webhook.Test'), headers), /No matching signature/);
  const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  assert.throws(() => new Webhook(other).verify(body, headers), /No matching signature/);
  assert.throws(() => new Webhook(second).verify(body, { ...headers, 'webhook-id': 'msg_other' }), /No matching signature/);
});

test('a sync tells of the people whom people-of-interest lists, as it lists them', async () => {
  const secret = await rotate();
  const { trackAccount } = await graphql(
    'mutation { trackAccount(input: {handle: "corner", tier: PRO}) { trackedAccount { id } userErrors { message } } }',
  );
  const account = trackAccount.trackedAccount.id;
  const { createSavedSearch } = await graphql(
    'mutation { createSavedSearch(input: {name: "hooked", description: "engineers, founders, designers and writers"}) { savedSearch { id } } }',
  );
  const { startSync } = await graphql(
    'mutation ($a: ID!, $s: ID!) { startSync(input: {trackedAccountId: $a, savedSearchId: $s}) { syncRun { id } userErrors { message } } }',
    { a: account, s: createSavedSearch.savedSearch.id },
  );
  const message = await arrived(({ body }) => {
    const { type, data } = JSON.parse(body);
    return type === 'run.completed' && String(data.syncRunId) === startSync.syncRun.id.replace(/^SyncRun:/, '');
  });
  const event = new Webhook(secret).verify(message.body, message.headers);
  assert.equal(event.data.xHandle, 'corner');
  const listed = await (await api(`/api/v1/people-of-interest?limit=500&trackedAccountId=${account}`)).json();
  const byId = (a, b) => a.id - b.id;
  assert.ok(event.data.people.length > 0);
  assert.deepEqual(event.data.people.sort(byId), listed.people.sort(byId));
});

test('a test that fails says so, and nothing of the answer or the target', async () => {
  status = 302;
  const { messageId } = await sendTest();
  await arrived((m) => m.headers['webhook-id'] === messageId);
  const later = await sendTest(); // a webhook has one attempt at a time: when the next arrives, this one is written down
  await arrived((m) => m.headers['webhook-id'] === later.messageId);
  const { webhooks } = await graphql(
    '{ webhooks { id targetUrl state lastDeliveries(first: 20) { messageId state attempts responseStatus error } } }',
  );
  const webhook = webhooks.find((w) => w.id === String(id) || w.id === `Webhook:${id}`);
  // The runs of other tests may have been told of meanwhile, so the delivery is looked up by its id.
  assert.deepEqual(webhook.lastDeliveries.find((delivery) => delivery.messageId === messageId), {
    messageId, state: 'FAILED', attempts: 1, responseStatus: 302, error: 'answered 302: redirects are not followed',
  });
  assert.equal(webhook.targetUrl, `http://127.0.0.1:${process.env.GOODONES_HOOK_PORT}/…def/`);
  assert.equal(webhook.state, 'ACTIVE');
});
