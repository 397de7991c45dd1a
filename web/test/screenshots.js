// Makes the pictures of docs/: each screen, as the demo shows it. Its one argument is the folder.
import { chromium } from 'playwright-core';

import { startDemo } from './demo.js';

const demo = await startDemo();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({
  viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce',
});
await page.goto(demo.link);
await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
await shoot('/', page.getByRole('region', { name: 'Newest good ones' }).getByRole('listitem').first(), 'page-home');
await shoot('/runs', page.getByRole('table').getByText('@acme').first(), 'page-runs');
await shoot('/runs/1', page.getByText('Completed', { exact: true }).first(), 'page-run');
await shoot('/people', page.locator('mark').first(), 'page-people');
await shoot('/people?view=table', page.locator('tr[data-index="9"]'), 'page-table');
await shoot('/accounts', page.getByRole('article', { name: '@acme' }), 'page-accounts');
await shoot('/searches', page.getByRole('article').first(), 'page-searches', async () => {
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('region', { name: 'Preview' }).getByRole('listitem').first().waitFor();
});
await shoot('/settings', page.getByRole('region', { name: 'Growth schedule' }), 'page-settings', async () => {
  const growth = page.getByRole('region', { name: 'Growth schedule' });
  for (const time of ['08:00', '18:00']) {
    await growth.getByLabel('Time for Growth').selectOption(time);
    await growth.getByRole('button', { name: 'Add time' }).click();
    await growth.getByRole('button', { name: `Remove ${time}` }).waitFor();
  }
  await growth.getByRole('listitem').nth(4).waitFor();
});
await page.goto(new URL('/graphiql?query={ viewer { name usage { resourcesUsed estimatedCostUsd } } }', demo.link).href);
await page.getByRole('button', { name: /^Execute query/ }).click();
await page.locator('.result-window').getByText('"usage"').waitFor();
await save('page-graphiql');
await browser.close();
await demo.end('SIGINT');

// shoot opens a screen, waits until it shows what it is for, and has it do something first if that is wanted.
async function shoot(path, shown, name, prepare = async () => {}) {
  await page.goto(new URL(path, demo.link).href);
  await shown.waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await prepare();
  await save(name);
}

async function save(name) {
  await page.screenshot({ path: `${process.argv[2]}/${name}.png` });
}
