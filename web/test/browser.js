// A browser whose every page is watched: what it asks for, what it logs, and what its policy refused.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { chromium } from 'playwright-core';

import { atEnd } from './ends.js';

export const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

// Where the networks keep pictures; no test asks them.
const pictureHosts = ['https://pbs.twimg.com', 'https://cdn.bsky.app'];
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

// All that the page may use beside its own files.
const ways = [
  ['POST', /^\/session$/], ['DELETE', /^\/session$/], ['GET', /^\/session$/], ['POST', /^\/graphql$/],
  ['GET', /^\/graphql$/, 'websocket'], ['GET', /^\/export\//],
];

// launch starts a browser, with more flags, that ends with the test.
export async function launch(t, more = []) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...flags, ...more] });
  atEnd(t, () => browser.close());
  return browser;
}

// openPage opens a page in a context of its own: theme is light or dark, width and height are in CSS pixels, locale is
// the browser's language. When the test ends, the page must have kept to its ways and logged no error but those that
// `expected` patterns name.
export async function openPage(t, browser, url, options = {}) {
  const { theme = 'light', width = 1280, height = 800, locale = 'en-GB', user, expected = [] } = options;
  const context = await browser.newContext({
    baseURL: url, colorScheme: theme, reducedMotion: 'reduce', viewport: { width, height }, acceptDownloads: true,
    locale, timezoneId: 'Europe/Berlin',
  });
  context.setDefaultTimeout(30_000);
  for (const host of pictureHosts) {
    await context.route(`${host}/**`, (route) => route.fulfill({ contentType: 'image/png', body: picture }));
  }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`refused by the policy: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  if (user) await signIn(context, url, user.key);
  const page = await context.newPage();
  const watched = watch(page, url, expected);
  atEnd(t, async () => {
    await context.close();
    watched.check();
  });
  return page;
}

// pressAtOnce presses keys one after the other as fast as hands can, whatever the machine takes to answer each: what the
// page makes of them may hang on the time between them.
export async function pressAtOnce(page, ...keys) {
  const devtools = await page.context().newCDPSession(page);
  await Promise.all(keys.flatMap((key) => {
    const letter = key.toUpperCase();
    const described = { key, code: `Key${letter}`, windowsVirtualKeyCode: letter.charCodeAt(0) };
    return [{ type: 'keyDown', text: key, ...described }, { type: 'keyUp', ...described }]
      .map((event) => devtools.send('Input.dispatchKeyEvent', event));
  }));
  await devtools.detach();
}

// signIn exchanges a key for a session, as the page does.
export async function signIn(context, url, key) {
  const answer = await context.request.post(`${url}/session`, { data: { key }, headers: { origin: url } });
  assert.ok(answer.ok(), `POST /session: ${answer.status()} ${await answer.text()}`);
}

// A busy machine: the server has no answer within the time that somebody waits for one, and the page asks again.
const busy = /status of 503 .*\/graphql\)$/;

// watch collects what a page must not do.
export function watch(page, url, expected = []) {
  const problems = [];
  const report = (what) => {
    if (!busy.test(what) && !expected.some((pattern) => pattern.test(what))) problems.push(what);
  };
  page.on('pageerror', (error) => report(`error: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      report(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('request', (request) => {
    const refusal = refuse(url, request.method(), request.url(), request.resourceType());
    if (refusal) report(refusal);
  });
  page.on('websocket', (socket) => {
    const refusal = refuse(url, 'GET', socket.url().replace(/^ws/, 'http'), 'websocket');
    if (refusal) report(refusal);
  });
  return {
    problems,
    check: () => assert.deepEqual(problems, [], 'what the page did and must not'),
  };
}

const ownFile = ['document', 'script', 'stylesheet', 'font', 'image', 'manifest', 'other'];

function refuse(url, method, requested, type) {
  const { origin, pathname } = new URL(requested);
  if (requested.startsWith('data:') || requested.startsWith('blob:')) return null;
  if (type === 'image' && pictureHosts.includes(origin)) return null;
  if (origin === new URL(url).origin) {
    if (ways.some(([m, path, only]) => m === method && path.test(pathname) && (!only || only === type))) return null;
    const api = /^\/(api|graphql|session|metrics|debug)(\/|$)/.test(pathname);
    if (method === 'GET' && !api && ownFile.includes(type)) return null;
  }
  return `request: ${method} ${requested} (${type})`;
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// audit has axe look at the page as it is and fails on any violation.
export async function audit(page, what) {
  // Whoever is fading in has not got its colours yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const told = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.target}: ${n.failureSummary}`).join('\n')}`);
  assert.deepEqual(told, [], `axe on ${what}`);
}

// fits fails where a page scrolls sideways.
export async function fits(page, what) {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth,
  }));
  assert.ok(scroll <= client, `${what} is ${scroll} px wide in a window of ${client}`);
}
