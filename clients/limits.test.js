// What clients are told, and do by their recipes, once a key has used up its minute.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { drivers } from './drivers.js';
import { openProxy } from './proxy.js';
import { completedRun, from, headerClient, spentKey, url, watch } from './server.js';

// told finds retryAfter wherever a client keeps the errors of an answer.
function told(problem) {
  const errors = problem.response?.errors ?? problem.graphQLErrors ?? problem.source?.errors ?? problem;
  return errors.find?.(({ extensions }) => extensions?.code === 'RATE_LIMITED')?.extensions.retryAfter;
}

describe('a key that has used up its minute', { concurrency: true }, () => {
  for (const name of ['urql', 'Relay', 'graphql-request']) {
    test(`${name} is told when to come back`, async () => {
      const driver = drivers[name];
      const { key } = await spentKey();
      const refused = () => driver.query(driver.connect(url, key)).then(() => null, (problem) => problem);
      let problem;
      while ((problem = await refused()) === null) await spentKey(key); // the minute was over before it asked
      const seconds = told(problem);
      assert.ok(seconds > 0 && seconds <= 60, `${seconds}`);
    });
  }

  for (const name of ['Apollo Client 4', 'Apollo Client 3']) {
    test(`${name} asks again when RetryLink was told to`, async () => {
      const { key, retryAfter, since } = await spentKey();
      const { viewer } = await drivers[name].query(drivers[name].connect(url, key));
      assert.ok(viewer.name);
      assert.ok(Date.now() - since > (retryAfter - 2) * 1000, 'it was served before the minute was over');
    });
  }

  test('graphql-ws with the key in the upgrade\'s header waits for the next minute, on the open connection', async () => {
    const { key, retryAfter, since } = await spentKey();
    const client = headerClient(key);
    const connections = [];
    client.on('connecting', () => connections.push(Date.now()));
    const events = await watch(client, completedRun);
    assert.ok(Date.now() - since > (retryAfter - 2) * 1000, 'it was served before the minute was over');
    assert.deepEqual(events.map(({ sequence }) => sequence), from(1, events.length));
    assert.equal(connections.length, 1);
    await client.dispose();
  });

  for (const [name, driver] of Object.entries(drivers).filter(([, { watch }]) => watch)) {
    test(`${name} has a subscribe wait for the next minute, on one connection`, async (t) => {
      const proxy = await openProxy(url);
      t.after(proxy.close);
      const { key, retryAfter, since } = await spentKey();
      const events = [];
      await driver.watch(driver.connect(proxy.url, key), completedRun, ({ sequence }) => events.push(sequence));
      assert.ok(Date.now() - since > (retryAfter - 2) * 1000, 'it was served before the minute was over');
      assert.ok(events.length > 20, `${events.length} events`);
      assert.deepEqual(events, from(1, events.length));
      if (name !== 'graphql-sse') assert.equal(proxy.connections, 1);
    });
  }
});
