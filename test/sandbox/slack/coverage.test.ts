import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  coverageInMarkdown,
  coverageOf,
  isServed,
  renderCoverage,
  servedMethods,
} from '../../../src/sandbox/slack/web-api/coverage.ts';
import { covered } from '../../../src/sandbox/slack/web-api/covered.ts';
import { methods } from '../../../src/sandbox/slack/web-api/methods.ts';
import { listFiles, roomOf } from '../../tidy/sources.ts';

const page = new URL('../../../docs/sandbox-coverage.md', import.meta.url);
const opening = '<!-- The table is written by `UPDATE_GOLDEN=1 npx vitest run coverage`. -->';

test('the table and the methods that answer are the same', () => {
  expect(servedMethods().toSorted()).toEqual([...methods.keys()].toSorted());
});

test('a method that is not played in full says what is left out', () => {
  const silent = Object.keys(covered).filter((method) => {
    const { level, missing } = coverageOf(method) ?? {};
    return (level === 'full') === (missing !== undefined);
  });
  expect(silent).toEqual([]);
});

test('whatever Baton calls is played', () => {
  const called = listFiles('src')
    .filter(({ path }) => roomOf(path) !== 'sandbox')
    .flatMap(({ text }) => [...text.matchAll(/\bclient\.(\w+\.\w+)\(/g)])
    .map(([, method = '']) => method);
  expect(new Set(called).size).toBeGreaterThan(7);
  expect(called.filter((method) => !isServed(method))).toEqual([]);
});

test.each(servedMethods())('%s is tested where the table says', (method) => {
  const { testedBy = '' } = coverageOf(method) ?? {};
  expect(existsSync(testedBy), `${testedBy} exists`).toBe(true);
  expect(readFileSync(testedBy, 'utf8')).toContain(method);
});

test('the terminal shows every method in aligned columns', () => {
  const [heading = '', ...lines] = renderCoverage().split('\n');
  expect(lines.filter((line) => line.includes('chat:write'))).toHaveLength(6);
  const column = heading.indexOf('Tier');
  const tiers = lines.slice(0, Object.keys(covered).length).map((line) => line.slice(column));
  expect(tiers.every((tier) => /^([1-4]|special|1 a second)\b/.test(tier))).toBe(true);
});

test('docs/sandbox-coverage.md shows the same table', () => {
  const [before = ''] = readFileSync(page, 'utf8').split(opening);
  const written = `${before}${opening}\n\n${coverageInMarkdown()}`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, written);
  expect(readFileSync(page, 'utf8')).toBe(written);
});
