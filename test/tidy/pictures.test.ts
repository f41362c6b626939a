import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRepoFile } from './sources.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const LARGEST = 200_000;

const pages = readdirSync(docs).filter((name) => name.endsWith('.md'));
/** `![what is to be seen](images/name.png)` */
const picturesIn = (text: string) =>
  [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', path = '']) => ({ alt, path }));

const shown = pages.flatMap((page) => picturesIn(readRepoFile(`docs/${page}`)));

test('every picture on a page is there, says what is to be seen, and loads fast', () => {
  expect(shown.length).toBeGreaterThan(5);
  const bad = shown.filter(
    ({ alt, path }) =>
      alt.length < 20 || !existsSync(docs + path) || statSync(docs + path).size > LARGEST,
  );
  expect(bad).toEqual([]);
});

test('every picture is on a page', () => {
  const onPages = [...shown, ...picturesIn(readRepoFile('README.md'))].map(({ path }) => path);
  const files = readdirSync(`${docs}images`);
  expect(files.filter((file) => !onPages.some((path) => path.endsWith(`/${file}`)))).toEqual([]);
});
