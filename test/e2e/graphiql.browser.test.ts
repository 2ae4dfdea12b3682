import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const CHROMIUM = '/usr/bin/chromium';
const SCREENSHOTS = '.data/screenshots';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** One line: the editor would close the bracket at the end of a first line by itself. A short answer: it shows what is in view only. */
const QUERY = [
  'query BothProviders {',
  'deposits: accounts(first: 1, filter: { kinds: [DEPOSIT] }) { nodes { connector { name } name balance { current { amount } } } }',
  'invested: accounts(first: 1, filter: { kinds: [INVESTMENT] }) { nodes { connector { name } name balance { current { amount } } } }',
  '}',
].join(' ');

const missing = !existsSync(CHROMIUM);
if (missing && process.env.CI) throw new Error(`${CHROMIUM} is missing`);

describe.skipIf(missing)('GraphiQL in a browser', () => {
  let gateway: RunningGateway;
  let browser: Browser;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
    mkdirSync(SCREENSHOTS, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  async function open(): Promise<{ page: Page; foreign: string[]; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(10_000);
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== gateway.origin)
        foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(gateway.sandbox.graphiql);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return { page, foreign, complaints };
  }

  it('runs a typed query over both providers and opens the documentation, wholly from here and without an error', async () => {
    const { page, foreign, complaints } = await open();
    const tabs = await page.locator('.graphiql-tab').count();

    await page.locator('.graphiql-query-editor .monaco-editor').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(QUERY);
    // GraphiQL takes note of the operation's name a moment after it was typed.
    await page.locator('.graphiql-tab').getByText('BothProviders').waitFor();
    await page.getByRole('button', { name: /prettify/i }).click();
    await page.locator('.graphiql-execute-button').click();
    const result = page.locator('.graphiql-response');
    await result.getByText('treasure-main').first().waitFor();
    await result.getByText('tp-main').first().waitFor();
    await page.screenshot({ path: `${SCREENSHOTS}/graphiql.png` });
    await page
      .getByRole('button', { name: /documentation/i })
      .first()
      .click();
    await page.locator('.graphiql-doc-explorer').getByText('Query').first().waitFor();
    await page.screenshot({ path: `${SCREENSHOTS}/graphiql-docs.png` });

    expect(tabs).toBeGreaterThanOrEqual(12);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
