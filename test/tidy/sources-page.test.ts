import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KIND_EVENTS } from '../../src/routing/intake/kinds/events.ts';
import { PROVIDER_KINDS } from '../../src/routing/model/workspace/source.ts';
import { readRepoFile } from './sources.ts';

const page = readRepoFile('docs/sources.md');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').slice(1, -1));
const byWidth = (width: number) => rows.filter((cells) => cells.length === width);
const quotedIn = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
const ROOT = new URL('../../', import.meta.url);

test('docs/sources.md has a row for every product and none besides', () => {
  const kinds = byWidth(5).map(([kind]) => quotedIn(kind)[0] ?? '');
  expect(kinds.toSorted()).toEqual([...PROVIDER_KINDS].toSorted());
});

test('docs/sources.md names tests that are there', () => {
  const named = [...page.matchAll(/`(test\/[^`\s]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  for (const cells of byWidth(5)) expect(quotedIn(cells[4])[0]).toMatch(/^test\//);
});

test('docs/sources.md lists the events as they are', () => {
  const listed = byWidth(3).map(([kind, usual, more]) => [
    quotedIn(kind)[0],
    { usual: quotedIn(usual), more: quotedIn(more) },
  ]);
  expect(Object.fromEntries(listed)).toEqual(KIND_EVENTS);
});
