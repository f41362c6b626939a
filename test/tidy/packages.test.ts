import { describe, expect, test } from 'vitest';
import { importsOf, listFiles, readRepoFile, roomOf, type SourceFile } from './sources.ts';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
}
interface Lock {
  packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
}

const manifest = JSON.parse(readRepoFile('package.json')) as Manifest;
const lock = JSON.parse(readRepoFile('package-lock.json')) as Lock;
const { dependencies, devDependencies } = manifest;

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

const inSandbox = ({ path }: SourceFile) => roomOf(path) === 'sandbox';
const inProduction = (file: SourceFile) => !inSandbox(file);
type Where = (file: SourceFile) => boolean;
const everywhere: Where = () => true;

function packagesIn(folder: string, count: number, where: Where = everywhere): Set<string> {
  const files = listFiles(folder).filter(where);
  expect(files.length).toBeGreaterThan(count);
  const bare = files.flatMap(importsOf).filter(({ to, isOurs }) => !isOurs && !isBuiltIn(to));
  return new Set(bare.map(({ to }) => packageOf(to)));
}

const isBuiltIn = (name: string) => name.startsWith('node:');

describe('package.json', () => {
  test('names exact versions', () => {
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.length).toBeGreaterThan(30);
    const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('names what src imports', () => {
    const imported = packagesIn('src', 350, inProduction);
    expect([...imported].filter((name) => !(name in dependencies))).toEqual([]);
  });

  /** It is run from its sources, where the tools of development are at hand. */
  test('names what the sandbox imports, be it for development alone', () => {
    const known = { ...dependencies, ...devDependencies };
    const missing = [...packagesIn('src', 50, inSandbox)].filter((name) => !(name in known));
    expect(missing).toEqual([]);
  });

  test('names nothing that nobody imports', () => {
    const imported = packagesIn('src', 350);
    expect(Object.keys(dependencies).filter((name) => !imported.has(name))).toEqual([]);
  });

  test('names what the tests import', () => {
    const known = { ...dependencies, ...devDependencies };
    const missing = [...packagesIn('test', 100)].filter((name) => !(name in known));
    expect(missing).toEqual([]);
  });
});

describe('package-lock.json', () => {
  const locked = Object.entries(lock.packages);

  test('locks the versions that package.json names', () => {
    const wanted = Object.entries({ ...dependencies, ...devDependencies });
    const other = wanted.filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(other).toEqual([]);
  });

  /** A registry without the newest platform packages leaves gaps that `npm ci` refuses elsewhere. */
  test('holds every platform package that one of its packages names', () => {
    const named = locked.flatMap(([, one]) => Object.keys(one.optionalDependencies ?? {}));
    expect(named.length).toBeGreaterThan(50);
    const present = new Set(locked.map(([path]) => path.slice(path.lastIndexOf('node_modules/'))));
    const gaps = named.filter((name) => !present.has(`node_modules/${name}`));
    expect([...new Set(gaps)]).toEqual([]);
  });
});
