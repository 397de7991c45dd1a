// Server-sent events, read by hand as the specification says.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { api, completedRun, from, progressDocument } from './server.js';

test('a stream numbers its events and says when it is complete', async () => {
  const { events, complete } = await follow();
  assert.ok(events.length > 4, `${events.length} events`);
  assert.ok(complete);
  assert.deepEqual(events.map(({ id }) => id), from(1, events.length).map(String));
  assert.deepEqual(events.map(({ payload }) => payload.data.syncRunProgress.sequence), from(1, events.length));
});

test('a stream that was cut goes on behind Last-Event-ID', async () => {
  const whole = await follow();
  const cut = await follow({ stopAfter: 3 });
  assert.deepEqual(cut.events, whole.events.slice(0, 3));
  const rest = await follow({ headers: { 'last-event-id': cut.events.at(-1).id } });
  assert.ok(rest.complete);
  assert.deepEqual(rest.events, whole.events.slice(3));
});

test('nothing but complete is left behind the last event', async () => {
  const { events } = await follow();
  assert.deepEqual(await follow({ headers: { 'last-event-id': events.at(-1).id } }), { events: [], complete: true });
});

// follow reads the progress of the completed run until the stream ends, or until it has stopAfter events.
async function follow({ headers = {}, stopAfter = Infinity } = {}) {
  const cut = new AbortController();
  const response = await api('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query: progressDocument, variables: { run: completedRun } }),
    signal: cut.signal,
  });
  assert.match(response.headers.get('content-type'), /^text\/event-stream\b/);
  const events = [];
  for await (const { type, id, data } of parse(response.body)) {
    if (type === 'complete') return { events, complete: true };
    assert.equal(type, 'next');
    events.push({ id, payload: JSON.parse(data) });
    if (events.length === stopAfter) break;
  }
  cut.abort();
  return { events, complete: false };
}

// parse yields the events of a stream. Comments are passed over.
async function* parse(body) {
  let event = { type: 'message', data: [] };
  for await (const line of lines(body)) {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (line === '') {
      if (event.data.length > 0) yield { ...event, data: event.data.join('\n') };
      event = { type: 'message', data: [] };
    } else if (field === 'event') event.type = value;
    else if (field === 'id') event.id = value;
    else if (field === 'data') event.data.push(value);
  }
}

async function* lines(body) {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const whole = (rest + chunk).split(/\r\n|\n|\r/);
    rest = whole.pop();
    yield* whole;
  }
}
