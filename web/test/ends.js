// What a test has opened ends with it, the last first: a page before the server that it looks at.
const opened = new WeakMap();

// atEnd runs end after the test or suite t, in any case; the first error of all that end is the test's.
export function atEnd(t, end) {
  const known = opened.get(t);
  if (known) {
    known.push(end);
    return;
  }
  const ends = [end];
  opened.set(t, ends);
  t.after(async () => {
    const errors = [];
    while (ends.length > 0) await Promise.resolve().then(ends.pop()).catch((error) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  });
}
