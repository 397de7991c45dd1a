// What a test has opened ends with it, the last first: a page before the server that it looks at.
import { after } from 'node:test';

const opened = new WeakMap();

// atEnd runs end after the test or suite t, in any case; the first error of all that end is that of t.
export function atEnd(t, end) {
  if (!opened.has(t)) {
    const ends = [];
    opened.set(t, ends);
    t.after(() => endAll(ends));
  }
  opened.get(t).push(end);
}

// suite stands for all tests of a file, which share what is opened for it.
export function suite() {
  const all = {};
  opened.set(all, []);
  after(() => endAll(opened.get(all)));
  return all;
}

async function endAll(ends) {
  const errors = [];
  while (ends.length > 0) await Promise.resolve().then(ends.pop()).catch((error) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
