import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { COMMANDS } from '../../../../src/sandbox/desk/commands.ts';
import { createDesk } from '../../../../src/sandbox/desk/create-desk.ts';
import type { User } from '../../../../src/sandbox/slack/state/model.ts';
import { ACME } from '../../../../src/sandbox/stage/acme.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/stage/open-sandbox.ts';

/** The real bot at Acme, on a Tuesday at ten in Madrid, and a page with everything on it. */
export async function openAcme(also: { guests?: User[] } = {}): Promise<Sandbox> {
  const desk = createDesk(() => sandbox);
  const sandbox: Sandbox = await openSandbox({
    directory: ACME,
    port: 0,
    startsAt: new Date('2026-11-24T09:00:00Z'),
    page: { desk, commands: COMMANDS },
    ...also,
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Sends a sample on the page, and waits until the answer says that it was taken. */
export async function sendSample(page: Page, label: string): Promise<void> {
  await page.getByLabel('Sample').selectOption({ label });
  await page.locator('#send-lead').click();
  await page.getByRole('status').getByText('website answered 202').waitFor();
}

export async function become(page: Page, name: string, place?: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  if (place) await page.getByRole('button', { name: place }).click();
}
