import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';
import { expect } from 'vitest';
import { checkBlocks, checkView } from '../../src/sandbox/slack/blocks/check-blocks.ts';
import { messageFaults, viewFaults } from '../support/house-rules.ts';
import { secondOpinion } from '../support/second-opinion.ts';

type View = ModalView | HomeView;
interface Message {
  text: string;
  blocks: KnownBlock[];
}

const taken = new Set<string>();

/** The surface is what its golden file says, and Slack would accept it. */
export function expectGolden(name: string, surface: Message | View): void {
  expect(taken.has(name), `${name}.json belongs to one test`).toBe(false);
  taken.add(name);
  expect(faultsOf(surface), `${name} passes Slack's limits`).toEqual([]);
  expectInFile(`blocks/${name}`, surface);
}

/** The golden file holds the very same. */
export function expectInFile(name: string, content: unknown): void {
  const file = fileURLToPath(new URL(`../golden/${name}.json`, import.meta.url));
  const drawn = `${JSON.stringify(content, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, drawn);
  }
  expect(existsSync(file), `${name}.json exists; npm run golden:update writes it`).toBe(true);
  expect(drawn).toBe(readFileSync(file, 'utf8'));
}

/** What Slack, our own rules or the second opinion have against it. */
export function faultsOf(surface: Message | View): string[] {
  const second =
    'type' in surface
      ? secondOpinion.checkView(surface)
      : secondOpinion.checkBlocks(surface.blocks, 'message');
  return [...ownFaultsOf(surface), ...second];
}

export function ownFaultsOf(surface: Message | View): string[] {
  if ('type' in surface) return [...viewFaults(surface), ...(checkView(surface).faults ?? [])];
  return [...messageFaults(surface), ...(checkBlocks(surface.blocks).faults ?? [])];
}
