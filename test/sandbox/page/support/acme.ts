import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { COMMANDS } from '../../../../src/sandbox/desk/commands.ts';
import { createDesk } from '../../../../src/sandbox/desk/create-desk.ts';
import { ACME } from '../../../../src/sandbox/stage/acme.ts';
import {
  openSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../../../../src/sandbox/stage/open-sandbox.ts';
import { initWorkspace } from '../../../../src/services/workspace/first/init-workspace.ts';

/** As `baton init --from-slack` finds them. */
const FIRST_PEOPLE = [
  { id: 'ada', name: 'Ada Silva', email: 'ada@acme.test', role: 'admin', weight: 0 },
  { id: 'ana', name: 'Ana Ruiz', email: 'ana@acme.test', timezone: 'Europe/Madrid', weight: 100 },
  { id: 'ben', name: 'Ben Okafor', email: 'ben@acme.test', weight: 100 },
] as const;

type Also = Partial<Pick<SandboxOptions, 'guests' | 'directory' | 'fresh'>>;

/** The real bot at Acme, on a Tuesday at ten in Madrid, and a page with everything on it. */
export async function openAcme(also: Also = {}): Promise<Sandbox> {
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

/** The same before its first day: its people, one source, and nobody has heard from Baton yet. */
export async function openNewAcme(): Promise<Sandbox> {
  const directory = mkdtempSync(join(tmpdir(), 'baton-new-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const files = Object.entries(initWorkspace([...FIRST_PEOPLE]));
  for (const [name, text] of files) writeFileSync(join(directory, name), text);
  return openAcme({ directory, fresh: true });
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

/** Types a command and sends it, whatever the box suggests. */
export async function command(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Message or slash command' }).fill(text);
  await page.locator('#composer').getByRole('button', { name: 'Send' }).click();
}
