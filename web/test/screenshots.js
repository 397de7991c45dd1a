// Makes the pictures of docs/: a run and its people, as the demo shows them. Its one argument is the folder.
import { chromium } from 'playwright-core';

import { startDemo } from './demo.js';

const demo = await startDemo();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
await page.goto(demo.link);
await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
await shoot('/runs/1', page.getByText('Completed', { exact: true }).first(), 'page-run');
await shoot('/people', page.locator('mark').first(), 'page-people');
await browser.close();
await demo.end('SIGINT');

async function shoot(path, shown, name) {
  await page.goto(new URL(path, demo.link).href);
  await shown.waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.screenshot({ path: `${process.argv[2]}/${name}.png` });
}
