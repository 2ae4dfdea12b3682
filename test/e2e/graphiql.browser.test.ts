import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConfiguredGateway } from '../support/configured-gateway.js';
import { type Answer, RunningGateway } from '../support/gateway.js';

const CHROMIUM = '/usr/bin/chromium';
const PATIENCE = { timeout: 30_000, interval: 300 };
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

  async function open(
    address = gateway.sandbox.graphiql,
  ): Promise<{ page: Page; foreign: string[]; complaints: string[] }> {
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
    await page.goto(address);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return { page, foreign, complaints };
  }

  /** GraphiQL takes note of another tab's operation a moment after it was opened. */
  async function whoAmI(page: Page, subject: string): Promise<void> {
    await page.locator('.graphiql-tab').getByText('WhoAmI').click();
    await vi.waitFor(async () => {
      await page.locator('.graphiql-execute-button').click();
      await page.locator('.graphiql-response').getByText(`"${subject}"`).waitFor({ timeout: 2000 });
    }, PATIENCE);
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

  it('asks as whoever is chosen, in every tab, and after a reload too', async () => {
    const { page, complaints } = await open();

    await page.getByLabel('Caller').selectOption('end-user');
    await page.reload();
    await whoAmI(page, 'end-user');

    expect(new URL(page.url()).searchParams.get('as')).toBe('end-user');
    expect(page.url()).not.toContain('eyJ');
    expect(complaints).toEqual([]);
  });

  it('makes a new transfer each time an example runs, and loads compressed files that the browser keeps', async () => {
    const { page, complaints } = await open();
    const files = await page.evaluate(
      "[...document.querySelectorAll('script[src], link[href]')].map((each) => each.src ?? each.href)",
    );
    // Files that fit into one packet stay as they are.
    const large = (files as string[]).filter((each) => /\/assets\/index-/.test(each));
    const assets = await Promise.all(large.map(headersOf));
    await page.locator('.graphiql-tab').getByText('PayAnotherAccount').click();
    const run = async () => {
      const answered = page.waitForResponse(
        (response) =>
          response.url().endsWith('/graphql') &&
          (response.request().postData() ?? '').includes('createTransfer'),
      );
      await page.locator('.graphiql-execute-button').click();
      const { data } = (await (await answered).json()) as Answer;
      return data.createTransfer;
    };
    await page.locator('.graphiql-query-editor').getByText('PayAnotherAccount').first().waitFor();

    const [first, second] = [await run(), await run()];

    expect([first.replayed, second.replayed]).toEqual([false, false]);
    expect(second.transfer.id).not.toBe(first.transfer.id);
    expect(assets.length).toBeGreaterThan(1);
    for (const headers of assets) {
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-encoding']).toBe('br');
    }
    expect(complaints).toEqual([]);
  });

  it('takes a token once for all tabs of a gateway with a configuration, and keeps it nowhere', async () => {
    const configured = await ConfiguredGateway.start({});
    const key = configured.authorization.replace('Bearer ', '');
    try {
      const { page } = await open(`${configured.origin}/graphiql/`);

      await page.getByLabel('Token').fill(key);
      await page.getByLabel('Token').press('Enter');
      await whoAmI(page, 'key:ops');

      const kept = await page.evaluate(
        'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])',
      );
      expect(kept).not.toContain(key);
    } finally {
      await configured.stop();
    }
  });
});

async function headersOf(url: string): Promise<Record<string, string>> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  await answer.arrayBuffer();
  return Object.fromEntries(answer.headers);
}
