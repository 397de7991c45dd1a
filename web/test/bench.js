// How quick the page is, on a real server in headless Chromium: what is loaded first, scrolling, a long run, four times.
// EVENTS is how many events each of the four runs logs, 20 a second: 900 take three minutes, 3000 ten.
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { flags, signIn } from './browser.js';
import { connect } from './database.js';
import { startServer } from './server.js';

const { values: { events: asked } } = parseArgs({ options: { events: { type: 'string', default: '900' } } });
const events = Number(asked);
const [trials, runs, rate, people] = [5, 4, 20, 10_000];
const dist = new URL('../dist', import.meta.url).pathname;

// A run moves as a worker moves it, and says so as a server does.
const move = `WITH moved AS (
    UPDATE sync_runs SET seq = seq + 1, new_followers_count = new_followers_count + 3, stage = 'fetch_followers'
    WHERE id = $1 AND status = 'running' RETURNING *),
  logged AS (
    INSERT INTO sync_run_events (run_id, seq, at, status, stage, step_key, message, new_followers_count, deep_crawl_count,
      backfilled_count, likers_count, candidates_passed_count, tier_filtered_count, gender_filtered_count, resources_used,
      cost_micro_usd, error_code, error_message)
    SELECT id, seq, clock_timestamp(), status, stage, 'bench:' || seq,
      CASE WHEN seq % 5 = 0 THEN 'Found ' || new_followers_count || ' new followers' ELSE '' END, new_followers_count,
      deep_crawl_count, backfilled_count, likers_count, candidates_passed_count, tier_filtered_count,
      gender_filtered_count, resources_used, cost_micro_usd, '', '' FROM moved RETURNING run_id, seq)
  SELECT pg_notify('goodones_progress', run_id || ':' || seq) FROM logged`;

// takeOver makes a run this program's own, for as long as it likes: the worker is fenced off, and no patience with X ends the run.
const takeOver = `UPDATE sync_runs SET attempt = attempt + 1, lease_until = clock_timestamp() + interval '1 hour' WHERE id = $1`;

// People's pictures are missing at once. Where their host cannot be reached, each on its way would keep its row for seconds.
const nowhere = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

const ends = [];
const bench = { after: (end) => ends.push(end) };
const rows = [];
const ms = (value) => `${Math.round(value)} ms`;
const ratio = (value) => value.toFixed(2);
const sorted = (all) => [...all].sort((a, b) => a - b);
const median = (all) => sorted(all)[Math.floor(all.length / 2)];
const ninetyFifth = (all) => sorted(all)[Math.ceil(all.length * 0.95) - 1];

function report(what, measured, bar, met) {
  rows.push({ what, measured, bar, met: met ? 'met' : 'MISSED' });
  console.log(`${what}: ${measured} (${bar})${met ? '' : '  MISSED'}`);
}

try {
  const server = await startServer(bench, { settings: { BUDGETS: 'off' } });
  const user = await server.newUser();
  const { run } = await user.completedRun('tenk');
  const database = await connect(server.stateDirectory);
  ends.push(() => database.end());
  const found = await findEverybody(database, run);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...flags, nowhere] });
  ends.push(() => browser.close());

  await measureFirstLoad(browser, server, user);
  const page = await open(browser, server, user);
  await measurePeople(page, found);
  await measureTable(page, found);
  await page.close();
  await measureRuns(await open(browser, server, user), server, user, database);
  console.table(rows);
  if (rows.some(({ met }) => met !== 'met')) process.exitCode = 1;
} finally {
  for (const end of ends.reverse()) await end();
}

// findEverybody makes candidates of all whom a run has judged and knows, and returns how many there are. Some are deleted
// at X: they have no profile, and no run would ever pass them.
async function findEverybody(database, run) {
  const id = Number(run.replace('SyncRun:', ''));
  await database.query(`UPDATE verdicts v SET confidence = 'maybe', outcome = 'passed', score = random()
    FROM x_profiles p WHERE p.id = v.person_id AND v.run_id = $1 AND v.outcome <> 'passed'`, [id]);
  await database.query(`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id,
      last_run_id, source_type)
    SELECT r.user_id, v.saved_search_id, v.tracked_account_id, v.person_id, v.run_id, v.run_id, 'follower'
    FROM verdicts v JOIN sync_runs r ON r.id = v.run_id WHERE v.run_id = $1 AND v.outcome = 'passed' ON CONFLICT DO NOTHING`, [id]);
  await database.query('ANALYZE');
  const { rows: [{ n }] } = await database.query('SELECT count(*)::int AS n FROM candidates');
  if (n < people * 0.97) throw new Error(`${n} people are in the list`);
  return n;
}

async function open(browser, server, user) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  context.setDefaultTimeout(60_000);
  await signIn(context, server.url, user.key);
  await context.addInitScript(watchInputs);
  await context.addInitScript(watchFirstAction);
  return context.newPage();
}

// Inputs as the browser times them, to the next paint; those that are quicker than 16 ms are not told.
function watchInputs() {
  window.inputs = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) window.inputs.set(interactionId, Math.max(duration, window.inputs.get(interactionId) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}

function watchFirstAction() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('main td.action button:not(:disabled)')) return;
    window.firstAction = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true });
}

async function measureFirstLoad(browser, server, user) {
  const times = [];
  let size = 0;
  for (let i = 0; i < trials; i++) {
    const page = await open(browser, server, user); // a context of its own: nothing is cached
    const files = [];
    page.on('request', (request) => {
      const { pathname, origin } = new URL(request.url());
      if (origin === server.url && (pathname === '/' || pathname.startsWith('/assets/'))) files.push(pathname);
    });
    await page.goto('/');
    await page.waitForFunction(() => window.firstAction !== undefined);
    times.push(await page.evaluate(() => window.firstAction));
    await page.getByText('Live', { exact: true }).waitFor();
    size = 0;
    for (const name of files) size += (await stat(`${dist}${name === '/' ? '/index.html' : name}.gz`)).size;
    if (i === 0) { // and it works
      await page.locator('main td.action button').first().click();
      await page.waitForURL(/\/runs\/\d+$/);
      await page.getByText('Completed', { exact: true }).first().waitFor();
    }
    await page.context().close();
  }
  report('first load, gzip', `${(size / 1024).toFixed(1)} KiB`, '<= 100 KiB', size <= 100 * 1024);
  report('Home’s first action after navigation, cold, median of 5', ms(median(times)), '<= 1000 ms', median(times) <= 1000);
}

// follow goes to another screen as a link does, without loading the page anew.
function follow(page, path) {
  return page.evaluate((to) => {
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}

// frames counts frames of two seconds in which the list that a selector names is scrolled, and then an empty one of
// as many rows and the same height.
async function frames(page, selector, row) {
  return page.evaluate(async ([selector, row]) => {
    const scroller = document.querySelector(selector);
    const count = scroller.querySelectorAll(row).length;
    const scroll = (element) => new Promise((resolve) => {
      let [drawn, at, by] = [0, 0, 40];
      const began = performance.now();
      const step = (now) => {
        drawn++;
        if (at + by < 0 || at + by > element.scrollHeight - element.clientHeight) by = -by;
        element.scrollTop = at += by;
        if (now - began < 2000) requestAnimationFrame(step);
        else resolve(drawn / ((now - began) / 1000));
      };
      requestAnimationFrame(step);
    });
    const full = await scroll(scroller);
    const empty = document.createElement('div');
    Object.assign(empty.style, {
      position: 'fixed', top: '0', left: '0', overflowY: 'auto', background: 'white', zIndex: '100',
      height: `${scroller.clientHeight}px`, width: `${scroller.clientWidth}px`,
    });
    for (let i = 0; i < count; i++) {
      const line = document.createElement('div');
      line.style.height = `${scroller.scrollHeight / count}px`;
      empty.append(line);
    }
    document.body.append(empty);
    const bare = await scroll(empty);
    empty.remove();
    return { full, bare, count };
  }, [selector, row]);
}

async function measureFrames(page, what, selector, row) {
  const all = [];
  for (let i = 0; i < trials; i++) all.push(await frames(page, selector, row));
  const share = median(all.map(({ full, bare }) => full / bare));
  const measured = `${ratio(share)} (${median(all.map(({ full }) => full)).toFixed(0)} frames/s, ${all[0].count} rows drawn)`;
  report(`frames while scrolling ${what}, of those of an empty list, median of 5`, measured, '>= 0.85', share >= 0.85);
}

// inputs is how long each of so many inputs took to the next paint.
async function inputs(page, sent) {
  const told = await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => {
    const all = [...window.inputs.values()];
    window.inputs.clear();
    resolve(all);
  })));
  while (told.length < sent) told.push(16);
  return told;
}

async function measurePeople(page, found) {
  await page.goto('/people');
  await page.getByRole('group', { name: 'Rating' }).waitFor();
  const list = '.triage .list ul';
  await measureFrames(page, `the list of ${found.toLocaleString('en-GB')} people`, list, 'li');
  await measureKeys(page, 'among them');
}

async function measureTable(page, found) {
  await follow(page, '/people?view=table');
  await page.locator('.scroller tr[data-index="0"]').waitFor();
  const devtools = await inspect(page);
  const before = await whatIsLeft(devtools);
  await loadWhole(page);
  const after = await whatIsLeft(devtools);
  const grown = after.nodes / before.nodes;
  report('DOM nodes after the whole table has been drawn, by those of its beginning', ratio(grown), '<= 1.1', grown <= 1.1);
  await measureFrames(page, `the table of ${found.toLocaleString('en-GB')} people`, '.scroller', 'tr[data-index]');
  await measureKeys(page, 'in the table');
}

// loadWhole scrolls the table down until all people have been asked for, and back to its top. How many there are is what
// the table says: the sync of the first load has judged some anew.
async function loadWhole(page) {
  await page.evaluate(async () => {
    const row = (index) => document.querySelector(`.scroller tr[data-index="${index}"]`);
    const to = async (shown, top) => {
      while (!shown()) { // rows that are being measured may move it once more
        const scroller = document.querySelector('.scroller');
        scroller.scrollTop = top(scroller);
        await new Promise(requestAnimationFrame);
      }
    };
    const last = () => Number(document.querySelector('.scroller table').getAttribute('aria-rowcount')) - 2;
    await to(() => row(last()), (scroller) => scroller.scrollHeight);
    await to(() => row(0), () => 0);
  });
}

async function measureKeys(page, where) {
  await inputs(page, 0);
  const moves = 120; // over pages, too
  for (let i = 0; i < moves; i++) await page.keyboard.press('j');
  const times = await inputs(page, moves);
  report(`input to paint, ${moves} times j ${where}, p95`, ms(ninetyFifth(times)), '<= 100 ms', ninetyFifth(times) <= 100);
}

async function measureRuns(page, server, user, database) {
  const { account } = await user.track('village');
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const devtools = await inspect(page);
  const [left, times] = [[], []];
  for (let i = 0; i < runs; i++) {
    times.push(...await watchRun(page, server, user, database, account));
    left.push(await whatIsLeft(devtools));
    console.log(`run ${i + 1}: ${(left[i].heap / 2 ** 20).toFixed(1)} MiB of heap, ${left[i].nodes} nodes after ${events} events`);
  }
  await measureFrames(page, `a log of ${events.toLocaleString('en-GB')} lines`, '[role=log]', 'li');
  const [first, last] = [left[0], left.at(-1)];
  const grown = `runs of ${events} events, ${runs} of them, the last by the first`;
  report(`heap after ${grown}`, ratio(last.heap / first.heap), '<= 1.1', last.heap <= first.heap * 1.1);
  report(`DOM nodes after ${grown}`, ratio(last.nodes / first.nodes), '<= 1.1', last.nodes <= first.nodes * 1.1);
  report(`input to paint in these runs, ${times.length} inputs, p95`, ms(ninetyFifth(times)), '<= 100 ms', ninetyFifth(times) <= 100);
}

async function inspect(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return devtools;
}

async function whatIsLeft(devtools) {
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') };
}

// watchRun takes a run from its worker, has its log grow, watches that, and cancels it. It returns how long inputs took.
async function watchRun(page, server, user, database, account) {
  await server.hold('followers', 0);
  const run = await user.sync(account);
  await server.held();
  const id = run.replace('SyncRun:', '');
  await database.query(takeOver, [Number(id)]);
  await server.release();
  await follow(page, `/runs/${id}`);
  await page.getByRole('heading', { level: 1, name: /@village/ }).waitFor();
  await inputs(page, 0);
  let sent = 0;
  for (let logged = 0; logged < events; logged += rate) {
    const until = performance.now() + 1000;
    for (let i = 0; i < rate; i++) {
      await database.query(move, [Number(id)]);
      if (i % 10 === 5) { // the log is paused, and goes on
        await page.getByRole('button', { name: /^(Pause|Go on)$/ }).click();
        sent++;
      }
      const due = until - 1000 + ((i + 1) * 1000) / rate;
      if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    }
  }
  const times = await inputs(page, sent);
  await user.graphql('mutation($id: ID!) { cancelSync(syncRunId: $id) { userErrors { message } } }', { id: run });
  await page.getByText('Cancelled: Cancelled by user').waitFor();
  const last = await user.ended(run);
  await page.waitForFunction((n) => document.querySelectorAll('[role=log] li').length === n, last.sequence);
  return times;
}
