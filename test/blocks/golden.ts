import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';
import { expect } from 'vitest';
import { checkBlocks, checkView } from '../../src/sandbox/slack/blocks/check-blocks.ts';
import { messageFaults, viewFaults } from '../support/block-limits.ts';

type View = ModalView | HomeView;
interface Message {
  text: string;
  blocks: KnownBlock[];
}
interface Oracle {
  checkBlocks(blocks: unknown[], surface: 'message'): string[];
  checkView(view: View): string[];
}

const oracle = await loadOracle();
const taken = new Set<string>();

/** The surface is what its golden file says, and Slack would accept it. */
export function expectGolden(name: string, surface: Message | View): void {
  expect(taken.has(name), `${name}.json belongs to one test`).toBe(false);
  taken.add(name);
  expect(faultsOf(surface), `${name} passes Slack's limits`).toEqual([]);
  const file = fileURLToPath(new URL(`../golden/blocks/${name}.json`, import.meta.url));
  const drawn = `${JSON.stringify(surface, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, drawn);
  }
  expect(existsSync(file), `${name}.json exists; npm run golden:update writes it`).toBe(true);
  expect(drawn).toBe(readFileSync(file, 'utf8'));
}

export function faultsOf(surface: Message | View): string[] {
  if ('type' in surface) {
    const { faults = [] } = checkView(surface);
    return [...viewFaults(surface), ...faults, ...(oracle?.checkView(surface) ?? [])];
  }
  const { faults = [] } = checkBlocks(surface.blocks);
  const second = oracle?.checkBlocks(surface.blocks, 'message') ?? [];
  return [...messageFaults(surface), ...faults, ...second];
}

/** A second opinion on block limits: a module that `SLACK_ORACLE` may point to. */
async function loadOracle(): Promise<Oracle | undefined> {
  const file = process.env.SLACK_ORACLE;
  if (!file) {
    console.info('SLACK_ORACLE is not set: goldens pass our own checks only.');
    return undefined;
  }
  return (await import(pathToFileURL(file).href)) as Oracle;
}
