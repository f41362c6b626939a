import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';

const candidates = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== '' && existsSync(path));

/** There is nothing to look with. */
export const hasNoBrowser = executablePath === undefined;

export interface Look {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  /** `en-GB` unless told. */
  locale?: string;
}

/** One browser for the tests of a file; each test opens a page of its own in it. */
export function useBrowser() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(() => browser.close());
  return async (url: string, look: Look = {}): Promise<Page> => {
    const { width = 1440, height = 900, colorScheme = 'light', locale = 'en-GB' } = look;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      locale,
      reducedMotion: 'reduce',
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    onTestFinished(() => expect(faults).toEqual([]));
    await page.goto(url);
    await page.getByText('Acme', { exact: true }).waitFor({ state: 'attached' });
    return page;
  };
}

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe holds against the page as it is now, and whether it scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(axe);
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  );
  expect(found).toEqual([]);
  const { width = 0 } = page.viewportSize() ?? {};
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
}
