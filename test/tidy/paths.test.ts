import { expect, test } from 'vitest';
import { listFiles, readRepoFile } from './sources.ts';

const PAGES = [
  'docs/architecture.md',
  'docs/marketplace.md',
  'docs/slack-app.md',
  'docs/sources.md',
  'docs/states.md',
  'src/routing/README.md',
];

const files = ['src', 'test'].flatMap(listFiles).map(({ path }) => path);

/** The files a page names between backticks: `services/offer/claim-offer.ts`, `give-back.ts`. */
const filesNamedIn = (text: string) =>
  [...text.matchAll(/`((?:[\w.-]+\/)*[\w.-]+\.ts)\b/g)].map(([, name = '']) => name);

const isThere = (name: string) => files.some((path) => path === name || path.endsWith(`/${name}`));

test('every file that a page names is where the page says', () => {
  const named = PAGES.flatMap((page) =>
    filesNamedIn(readRepoFile(page)).map((name) => ({ page, name })),
  );
  expect(named.length).toBeGreaterThan(60);
  const lost = named.filter(({ name }) => !isThere(name));
  expect(lost.map(({ page, name }) => `${page}: ${name}`)).toEqual([]);
});

test('a file that is elsewhere is not where the page says', () => {
  expect(filesNamedIn('`offer/claim-offer.ts: claimOffer`, `nobody.ts`, a.ts')).toEqual([
    'offer/claim-offer.ts',
    'nobody.ts',
  ]);
  expect(['offer/claim-offer.ts', 'claim-offer.ts'].filter(isThere)).toHaveLength(2);
  expect(['services/claim-offer.ts', 'm-offer.ts', 'nobody.ts'].filter(isThere)).toEqual([]);
});

test('the page of the rooms names each folder of services', () => {
  const inside = files.flatMap((path) => /^src\/services\/([\w-]+)\//.exec(path)?.[1] ?? []);
  const folders = [...new Set(inside)];
  expect(folders.length).toBeGreaterThan(20);
  const [, afterHeading = ''] = readRepoFile('docs/architecture.md').split(
    '## Verbs by their subject',
  );
  const [named = ''] = afterHeading.split('\n## ');
  expect(folders.filter((folder) => !new RegExp(`\`${folder}/?\``).test(named))).toEqual([]);
});
