import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the root of the repository: `src/routing/decide-lead.ts`. */
  path: string;
  text: string;
  lines: string[];
}

export function readRepoFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The TypeScript files under a folder such as `src/routing`. */
export function listFiles(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => {
      const path = `${folder}/${name}`;
      const text = readRepoFile(path);
      return { path, text, lines: text.replace(/\n$/, '').split('\n') };
    });
}

export interface Import {
  from: string;
  /** A path from the root for what is ours, else the bare name as written. */
  to: string;
  isOurs: boolean;
  isTypeOnly: boolean;
}

const FROM = /^(?:import|export)(\s+type\b)?(?:[^'"`;]*?\sfrom)?\s*'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

/** Every import of a file, static and dynamic, re-exports included. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const fixed = [...text.matchAll(FROM)].map(([, type, to = '']) => ({ to, type: Boolean(type) }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, to = '']) => ({ to, type: false }));
  return [...fixed, ...dynamic].map(({ to, type }) => {
    const isOurs = to.startsWith('.');
    const resolved = isOurs ? relative(ROOT, join(ROOT, dirname(path), to)) : to;
    return { from: path, to: resolved, isOurs, isTypeOnly: type };
  });
}

/** `src/db/kit.ts` is in `db`; files of src itself are in `root`. */
export function roomOf(path: string): string {
  const [, room = '', ...rest] = path.split('/');
  return rest.length > 0 ? room : 'root';
}

/** The text without its comments, for rules about what code does. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}
