import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

export const GOLDEN_STORIES = new URL('../../golden/stories/', import.meta.url);
const told = new Set<string>();

/** The transcript is what its golden file says. */
export function expectTranscript(title: string, text: string, golden: URL): void {
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  expect(told.has(slug), `${slug}.txt belongs to one story`).toBe(false);
  told.add(slug);
  const file = fileURLToPath(new URL(`${slug}.txt`, golden));
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const advice = `${slug}.txt exists; npm run golden:update writes it. It would say:\n${text}`;
  expect(existsSync(file), advice).toBe(true);
  const difference = `What happened is what ${slug}.txt says`;
  expect(text, difference).toBe(readFileSync(file, 'utf8'));
}
