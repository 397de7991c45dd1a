// Holds answers against the documented examples, which are kept as data.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const documented = JSON.parse(readFileSync(new URL('documented.json', import.meta.url), 'utf8'));

export const examples = Object.keys(documented);

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

// meets fails unless an answer has the members of a documented example, in their order, of the same kinds and as
// deeply nested, and the values that the circumstances determine.
export function meets(name, answer) {
  const example = documented[name];
  assert.ok(example, `no example ${name}`);
  sameKind(example.answer, answer, name);
  for (const [pointer, value] of Object.entries(example.determined)) {
    const found = pointer.slice(1).split('/').reduce((inner, member) => inner[member], answer);
    assert.deepEqual(found, value, `${name}${pointer}`);
  }
}

function sameKind(example, answer, at) {
  assert.ok(isOfKind(example, answer), `${at}: ${JSON.stringify(answer)}, want what is like ${JSON.stringify(example)}`);
  if (Array.isArray(example)) {
    // A list without an example of its elements is empty, one with it is not.
    assert.equal(answer.length > 0, example.length > 0, `${at}: ${answer.length} elements`);
    answer.forEach((element, i) => sameKind(example[0], element, `${at}/${i}`));
  } else if (example !== null && typeof example === 'object') {
    assert.deepEqual(Object.keys(answer), Object.keys(example), at);
    for (const member of Object.keys(example)) sameKind(example[member], answer[member], `${at}/${member}`);
  }
}

// isOfKind tells JSON's types apart, and integers, times and ids in strings.
function isOfKind(example, answer) {
  if (example === null || Array.isArray(example)) return Array.isArray(answer) === Array.isArray(example) && (example !== null || answer === null);
  if (Number.isSafeInteger(example)) return Number.isSafeInteger(answer);
  const form = [time, /^\d+$/].find((f) => f.test(example));
  if (form && typeof example === 'string') return typeof answer === 'string' && form.test(answer);
  return typeof answer === typeof example && answer !== null && !Array.isArray(answer);
}
