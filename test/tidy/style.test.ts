import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, roomOf, type SourceFile, withoutComments } from './sources.ts';

const MAX_LINES = 300;
const MAX_COLUMNS = 100;
const MAX_FILES = 12;

/** Folders that may hold more, and why. */
const CROWDED: Record<string, string> = {
  'src/handlers/cli/commands': 'one file for each word that follows `baton`',
};

const production = listFiles('src');
const tests = listFiles('test');
const isSandbox = ({ path }: SourceFile) => roomOf(path) === 'sandbox';
const isModel = ({ path }: SourceFile) => path.startsWith('src/routing/model/');

/** The formatter keeps code within the columns and leaves comments alone. */
const COMMENT = /^\s*(\/\/|\/\*|\*)/;

test('there is something to look at', () => {
  expect(production.length).toBeGreaterThan(350);
  expect(tests.length).toBeGreaterThan(100);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = [...production, ...tests].filter(({ lines }) => lines.length > MAX_LINES);
  expect(long.map(({ path, lines }) => `${path}: ${lines.length}`)).toEqual([]);
});

/** How many files each folder holds, without those of its sub-folders. */
function countFiles(paths: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return counts;
}

const crowdedFolders = (paths: string[]) =>
  [...countFiles(paths)].filter(([, count]) => count > MAX_FILES).map(([folder]) => folder);

test(`no folder of src holds more than ${MAX_FILES} files, but those with a reason`, () => {
  const crowded = crowdedFolders(production.map(({ path }) => path));
  expect(crowded).toEqual(Object.keys(CROWDED));
});

const madeUp = (count: number, folder: string) =>
  Array.from({ length: count }, (_, index) => `${folder}/file-${index}.ts`);

test('a folder is crowded by its own files, and by one too many', () => {
  const full = [...madeUp(MAX_FILES, 'src/full'), ...madeUp(MAX_FILES, 'src/full/below')];
  expect(crowdedFolders(full)).toEqual([]);
  expect(crowdedFolders([...full, 'src/full/one-more.ts'])).toEqual(['src/full']);
});

test(`no comment is wider than ${MAX_COLUMNS} columns`, () => {
  const wide = production.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      COMMENT.test(line) && line.length > MAX_COLUMNS ? [`${path}:${index + 1}`] : [],
    ),
  );
  expect(wide).toEqual([]);
});

test('every file of routing and services opens with a sentence that says what it is for', () => {
  const opened = production.filter(
    (file) =>
      ['routing', 'services'].includes(roomOf(file.path)) &&
      !isModel(file) &&
      !file.path.endsWith('.d.ts'),
  );
  expect(opened.length).toBeGreaterThan(100);
  const silent = opened.filter(({ text }) => !/^\/\*\*\s+(\* )?[A-Z][^/]*[.:][^/]*\*\//.test(text));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('no test is skipped, singled out or left for later', () => {
  const marked = tests.filter(({ text }) =>
    /\b(it|test|describe)\.(only|skip|todo|fixme)\b/.test(withoutComments(text)),
  );
  expect(marked.map(({ path }) => path)).toEqual([]);
});

test('the types are never silenced', () => {
  const silencer = /@ts-(ignore|nocheck|expect-error)|\bas any\b/;
  const mine = 'test/tidy/style.test.ts';
  const silenced = [...production, ...tests].filter(
    ({ path, text }) => path !== mine && silencer.test(text),
  );
  expect(silenced.map(({ path }) => path)).toEqual([]);
});

test('only the sandbox and the command line print', () => {
  const quiet = production.filter(
    (file) => !isSandbox(file) && !file.path.startsWith('src/handlers/cli/'),
  );
  const printing = quiet.filter(({ text }) => /\bconsole\.\w/.test(withoutComments(text)));
  expect(printing.map(({ path }) => path)).toEqual([]);
});

test('nothing is exported by default', () => {
  const exporting = production.filter(
    ({ path, text }) => !path.endsWith('.d.ts') && /^export default\b/m.test(text),
  );
  expect(exporting.map(({ path }) => path)).toEqual([]);
});

test('only the configuration and the command line read the environment', () => {
  const readers = production.filter(
    (file) => !isSandbox(file) && /\bprocess\.env\b/.test(withoutComments(file.text)),
  );
  expect(readers.map(({ path }) => path)).toEqual(['src/cli.ts', 'src/main.ts']);
});
