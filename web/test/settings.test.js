// Settings: what is chosen there is what the server holds, and what is shown once is never shown again.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { before, test } from 'node:test';

import { audit, fits, launch, openPage } from './browser.js';
import { atEnd, suite } from './ends.js';
import { startServer } from './server.js';

const all = suite();
let receiver, server, browser;

before(async () => {
  receiver = await startReceiver(all);
  server = await startServer(all, {
    settings: {
      MONTHLY_BUDGET_USD: '250', WEBHOOK_ALLOW_HTTP: 'on', WEBHOOK_PORTS: String(receiver.port), WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
    },
  });
  browser = await launch(all);
});

// startReceiver is somebody's server that takes webhooks; next waits for the next message and answers it so.
async function startReceiver(t) {
  const [messages, waiting] = [[], []];
  const listener = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const message = { headers: request.headers, body };
    if (waiting.length > 0) waiting.shift()(message);
    else messages.push(message);
    response.writeHead(listener.status).end();
  });
  listener.status = 204;
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => new Promise((resolve) => listener.close(resolve)));
  const { port } = listener.address();
  return {
    port, url: `http://127.0.0.1:${port}/hook`,
    answer: (status) => { listener.status = status; },
    next: () => (messages.length > 0 ? messages.shift() : new Promise((resolve) => waiting.push(resolve))),
  };
}

// verifies tells whether a message is signed by a secret, after Standard Webhooks.
function verifies({ headers, body }, secret) {
  const signed = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64');
  return headers['webhook-signature'].split(' ').includes(`v1,${signed}`);
}

async function open(t, user, options = {}) {
  const page = await openPage(t, browser, server.url, { user, ...options });
  await page.goto('/settings');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await page.getByRole('button', { name: 'Create webhook' }).waitFor();
  return page;
}

test('times of day are chosen, and the next five syncs are those of the server, in the zone chosen', async (t) => {
  const user = await server.newUser();
  const page = await open(t, user);
  await page.getByRole('button', { name: 'Use Europe/Berlin' }).click();
  await page.getByText('Use Europe/Berlin').waitFor({ state: 'detached' });
  await page.getByLabel('Timezone').fill('Asia/Kolkata');
  await page.getByRole('button', { name: 'Save timezone' }).click();
  await page.getByRole('button', { name: 'Use Europe/Berlin' }).waitFor();
  const growth = page.getByRole('region', { name: 'Growth schedule' });
  for (const time of ['08:15', '21:30']) {
    await growth.getByLabel('Time for Growth').selectOption(time);
    await growth.getByRole('button', { name: 'Add time' }).click();
    await growth.getByRole('button', { name: `Remove ${time}` }).waitFor();
  }
  const asked = async () => (await user.graphql(
    '{ syncSettings { timezone tiers { tier syncTimes nextSyncTimes(first: 5) } } }')).syncSettings;
  const { timezone, tiers } = await asked();
  const { syncTimes, nextSyncTimes } = tiers.find(({ tier }) => tier === 'GROWTH');
  assert.deepEqual([timezone, syncTimes, nextSyncTimes.length], ['Asia/Kolkata', ['08:15', '21:30'], 5]);
  const list = growth.getByRole('list', { name: 'Next syncs (Asia/Kolkata)' });
  await list.getByRole('listitem').nth(4).waitFor();
  assert.deepEqual(await list.locator('time').evaluateAll((all) => all.map((each) => each.dateTime)), nextSyncTimes);
  for (const shown of await list.locator('time').allTextContents()) assert.match(shown, /(08:15|21:30)$/);

  await page.getByLabel('Timezone').fill('Mars/Olympus');
  await page.getByRole('button', { name: 'Save timezone' }).click();
  await page.getByRole('alert').filter({ hasText: /timezone/i }).waitFor();
  await growth.getByRole('button', { name: 'Remove 08:15' }).click();
  await growth.getByRole('button', { name: 'Remove 08:15' }).waitFor({ state: 'detached' });
  assert.deepEqual((await asked()).tiers.find(({ tier }) => tier === 'GROWTH').syncTimes, ['21:30']);
});

test('a key is shown once and works; a revoked one does not, and takes its page along', async (t) => {
  const user = await server.newUser();
  const page = await open(t, user, { expected: [/status of 401/] });
  await page.getByRole('button', { name: 'Create key' }).click();
  const shown = page.getByRole('dialog', { name: 'Your new key' });
  const key = await shown.getByLabel('Key').inputValue();
  assert.match(key, /^ctgo_/);
  await audit(page, 'a new key');
  await shown.getByRole('button', { name: 'Done' }).click();
  await page.getByText(`${key.slice(0, 12)}…`).waitFor();
  assert.ok(!(await page.content()).includes(key));
  const works = (bearer) => fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${bearer}` } }).then(({ status }) => status);
  assert.equal(await works(key), 200);

  const revoke = async (prefix) => {
    await page.getByRole('button', { name: `Revoke ${prefix}` }).click();
    await page.getByRole('dialog', { name: 'Revoke key' }).getByRole('button', { name: 'Revoke key' }).click();
  };
  await page.getByRole('button', { name: `Revoke ${key.slice(0, 12)}` }).click();
  await page.getByRole('dialog', { name: 'Revoke key' }).getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await works(key), 200);
  await revoke(key.slice(0, 12));
  await page.getByText(`${key.slice(0, 12)}…`).first().waitFor({ state: 'detached' });
  assert.equal(await works(key), 401);
  await revoke(user.key.slice(0, 12));
  await page.getByRole('heading', { name: 'Sign in to goodones' }).waitFor();
  assert.equal(await works(user.key), 401);
});

test('a webhook is made, tried, gets another secret, and goes', async (t) => {
  const user = await server.newUser();
  await user.track('village', { search: 'designers' });
  const page = await open(t, user);
  await page.getByText('No webhook yet').waitFor();
  await page.getByRole('button', { name: 'Create webhook' }).click();
  const form = page.getByRole('dialog', { name: 'Create webhook' });
  await form.getByLabel('Target URL').fill('ftp://127.0.0.1/hook');
  await form.getByRole('button', { name: 'Create', exact: true }).click();
  await form.getByRole('alert').filter({ hasText: /^\s*Target URL must / }).waitFor();
  await form.getByLabel('Target URL').fill(receiver.url);
  await form.getByLabel('Search').selectOption({ label: 'designers' });
  await form.getByLabel('Confidence').selectOption('FULL');
  await form.getByRole('button', { name: 'Create', exact: true }).click();
  const shown = page.getByRole('dialog', { name: 'Signing secret' });
  const secret = await shown.getByLabel('Secret').inputValue();
  await shown.getByRole('button', { name: 'Done' }).click();
  const { webhooks: [made] } = await user.graphql('{ webhooks { id targetUrl filter { savedSearchId confidence } } }');
  assert.equal(made.filter.confidence, 'FULL');
  const webhook = page.getByRole('article', { name: made.targetUrl });
  await webhook.getByText('Told of: full match, found by designers.').waitFor();

  await webhook.getByRole('button', { name: 'Send a test' }).click();
  const message = await receiver.next();
  assert.equal(JSON.parse(message.body).type, 'webhook.test');
  assert.ok(verifies(message, secret), 'signed by the secret shown');
  await webhook.getByText('Delivered, 204').waitFor();
  receiver.answer(500);
  await webhook.getByRole('button', { name: 'Send a test' }).click();
  await receiver.next();
  await webhook.getByText('Failed, 500').waitFor();
  receiver.answer(204);

  // What a run sends is shown to whoever looks on.
  await webhook.getByText('run.completed').waitFor({ state: 'detached' });
  await server.sql(`INSERT INTO webhook_deliveries (webhook_id, event, candidate_ids, state, attempts, attempted_at, response_status)
    VALUES ($1, 'run.completed', '{}', 'delivered', 1, now(), 200)`, [made.id.replace('Webhook:', '')]);
  await webhook.getByText('run.completed').waitFor();

  await webhook.getByRole('button', { name: 'Rotate secret' }).click();
  await page.getByRole('dialog', { name: 'Rotate secret' }).getByRole('button', { name: 'Rotate secret' }).click();
  const another = await shown.getByLabel('Secret').inputValue();
  assert.notEqual(another, secret);
  await shown.getByRole('button', { name: 'Done' }).click();
  await webhook.getByRole('button', { name: 'Send a test' }).click();
  assert.ok(verifies(await receiver.next(), another), 'signed by the new secret');

  // Three days of failures, in a moment.
  await server.sql("UPDATE webhooks SET state = 'paused', failing_since = now() - interval '3 days', paused_at = now() WHERE id = $1",
    [made.id.replace('Webhook:', '')]);
  await page.reload();
  await webhook.getByText('Paused', { exact: true }).waitFor();
  await audit(page, 'a paused webhook');
  await webhook.getByRole('button', { name: 'Resume' }).click();
  await webhook.getByText('Active', { exact: true }).waitFor();
  assert.equal((await user.graphql('{ webhooks { state } }')).webhooks[0].state, 'ACTIVE');

  await webhook.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete webhook' }).getByRole('button', { name: 'Delete webhook' }).click();
  await page.getByText('No webhook yet').waitFor();
  assert.deepEqual((await user.graphql('{ webhooks { id } }')).webhooks, []);
});

test('the month’s spend stands against its cap', async (t) => {
  const user = await server.newUser();
  await user.completedRun('village');
  const page = await open(t, user);
  const { viewer: { usage } } = await user.graphql('{ viewer { usage { estimatedCostUsd resourcesUsed monthlyBudgetUsd } } }');
  assert.equal(usage.monthlyBudgetUsd, 250);
  assert.ok(usage.estimatedCostUsd > 0);
  const budget = page.getByRole('region', { name: 'Budget' });
  const dollars = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'USD' }).format(usage.estimatedCostUsd);
  await budget.getByText(dollars, { exact: true }).waitFor();
  const meter = budget.getByRole('meter');
  assert.equal(Number(await meter.getAttribute('aria-valuenow')), usage.estimatedCostUsd);
  assert.equal(await meter.getAttribute('aria-valuemax'), '250');
});

for (const theme of ['light', 'dark']) {
  test(`settings in ${theme}, wide and narrow`, async (t) => {
    const user = await server.newUser();
    await user.graphql(`mutation($url: String!) {
      createWebhook(input: {targetUrl: $url}) { userErrors { message } }
      updateSyncSettings(input: {tier: PRO, syncTimes: ["08:00"]}) { userErrors { message } }
    }`, { url: receiver.url });
    const page = await open(t, user, { theme });
    await audit(page, `settings in ${theme}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await fits(page, 'settings');
    await audit(page, `settings in ${theme} at 360 px`);
    await page.setViewportSize({ width: 2560, height: 1300 });
    await fits(page, 'settings');
  });
}
