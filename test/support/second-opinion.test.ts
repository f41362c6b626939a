import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadOracle, type Oracle, objectionsTo } from './second-opinion.ts';

const oracle: Oracle = {
  checkBlocks: (blocks) => [`blocks ${JSON.stringify(blocks)}`],
  checkView: () => [],
  checkCall: (method, args) => (args.text === 'fine' ? [] : [`${method} refuses this`]),
};
const call = (method: string, args: Record<string, unknown>, outcome = 'ok') => ({
  method,
  args,
  outcome,
  at: new Date(0),
});

test('calls that were taken are looked at, those that were refused are not', () => {
  const calls = [
    call('chat.update', { text: 'fine' }),
    call('chat.postMessage', { text: 'odd' }),
    call('chat.postMessage', { text: 'odd' }, 'invalid_blocks'),
  ];
  expect(objectionsTo(calls, oracle)).toEqual(['chat.postMessage: chat.postMessage refuses this']);
});

test('of a post to a response_url only the blocks are looked at', () => {
  const calls = [call('response_url', { text: 'odd' }), call('response_url', { blocks: [1] })];
  expect(objectionsTo(calls, oracle)).toEqual(['response_url: blocks [1]']);
});

test('the oracle is the module that a path names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-oracle-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'oracle.mjs');
  writeFileSync(file, "export const checkCall = (method) => [method + ' is unknown'];\n");
  const { checkCall } = await loadOracle(file);
  expect(checkCall('chat.whisper', {})).toEqual(['chat.whisper is unknown']);
});
