// One server and one browser for all tests of a file.
import { after, before } from 'node:test';

import { launch } from './browser.js';
import { startServer } from './server.js';

// share starts both before the first test, ends them after the last, and returns where they will be; prepare is run in between.
export function share(options = {}, prepare = async () => {}) {
  const ended = [];
  const suite = { after: (end) => ended.unshift(end) };
  const shared = {};
  before(async () => {
    shared.server = await startServer(suite, options);
    shared.browser = await launch(suite);
    await prepare(shared);
  });
  after(async () => {
    for (const end of ended) await end();
  });
  return shared;
}
