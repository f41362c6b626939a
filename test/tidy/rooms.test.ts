import { describe, expect, test } from 'vitest';
import { type Import, importsOf, listFiles, roomOf, withoutComments } from './sources.ts';

interface Room {
  /** Rooms and root files that may be imported, beside the room itself. */
  ours: string[];
  /** Of these, the ones of which only types may be imported. */
  typesOnly?: string[];
  /** Packages by name; `node:` stands for all of Node's own modules. */
  packages: string[];
}

const PORTS = 'src/ports.ts';
const ERRORS = 'src/errors.ts';

/** The table of docs/architecture.md, "Who may import whom". */
const ROOMS: Record<string, Room> = {
  words: { ours: [], packages: ['node:', 'zod'] },
  routing: {
    ours: ['words'],
    packages: [
      'zod',
      'temporal-polyfill',
      'libphonenumber-js',
      'tldts',
      'fuzzball',
      'email-providers',
      'disposable-email-domains',
    ],
  },
  blocks: {
    ours: ['routing', 'words'],
    typesOnly: ['routing', '@slack/web-api'],
    packages: ['zod'],
  },
  services: {
    ours: ['routing', 'words', 'db', PORTS, ERRORS],
    typesOnly: [PORTS],
    packages: ['node:', 'zod', 'yaml', 'csv-parse', 'csv-stringify', 'date-holidays'],
  },
  db: {
    ours: ['routing', PORTS, ERRORS],
    typesOnly: [PORTS, 'node-cron'],
    packages: ['node:', 'drizzle-orm', 'better-sqlite3', 'pg'],
  },
  adapters: {
    ours: ['routing', 'words', PORTS, ERRORS],
    typesOnly: ['routing', PORTS],
    packages: ['node:', '@slack/web-api', 'pino', 'nodemailer', 'zod'],
  },
  handlers: {
    ours: ['routing', 'words', 'services', 'blocks', PORTS, ERRORS],
    typesOnly: [PORTS, '@slack/web-api', '@slack/web-api'],
    packages: [
      'node:',
      '@slack/bolt',
      'hono',
      '@hono/node-server',
      'commander',
      'cli-progress',
      'node-cron',
      'prom-client',
      'temporal-polyfill',
    ],
  },
};

const ROOT_FILES = 'app cli config core errors ids listen main ports'.split(' ');

const files = listFiles('src');
const imports = files.flatMap(importsOf);

function packageOf(name: string): string {
  if (name.startsWith('node:')) return 'node:';
  const parts = name.split('/');
  return parts.slice(0, name.startsWith('@') ? 2 : 1).join('/');
}

/** What an import names in the table: a room, a root file or a package. */
function targetOf({ to, isOurs }: Import): string {
  if (!isOurs) return packageOf(to);
  return roomOf(to) === 'root' ? to : roomOf(to);
}

function isAllowed(room: Room, own: string, one: Import): boolean {
  const target = targetOf(one);
  if (target === own) return true;
  const { ours, packages, typesOnly = [] } = room;
  if (typesOnly.includes(target)) return one.isTypeOnly;
  return (one.isOurs ? ours : packages).includes(target);
}

describe('the rooms of src', () => {
  test('are looked at whole', () => {
    expect(files.length).toBeGreaterThan(350);
    expect(imports.length).toBeGreaterThan(1500);
  });

  test.each(Object.entries(ROOMS))('%s imports only what it may', (own, room) => {
    const inside = imports.filter(({ from }) => roomOf(from) === own);
    expect(inside.length).toBeGreaterThan(5);
    const wrong = inside.filter((one) => !isAllowed(room, own, one));
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('are all in the table', () => {
    const found = new Set(files.map(({ path }) => roomOf(path)));
    expect([...found].toSorted()).toEqual([...Object.keys(ROOMS), 'root', 'sandbox'].toSorted());
  });

  test('leave only the known files in the root', () => {
    const root = files.filter(({ path }) => roomOf(path) === 'root').map(({ path }) => path);
    const known = ROOT_FILES.map((name) => `src/${name}.ts`);
    expect(root.filter((path) => !known.includes(path))).toEqual([]);
  });

  test('never import the sandbox', () => {
    const outside = imports.filter(({ from }) => roomOf(from) !== 'sandbox');
    const wrong = outside.filter(({ to, isOurs }) => isOurs && roomOf(to) === 'sandbox');
    expect(wrong).toEqual([]);
  });

  test('name Slack in handlers, adapters and blocks alone', () => {
    const elsewhere = imports.filter(({ from }) =>
      ['routing', 'services', 'db'].includes(roomOf(from)),
    );
    expect(elsewhere.filter(({ to }) => to.startsWith('@slack/'))).toEqual([]);
  });
});

describe('the routing core', () => {
  const core = files.filter(({ path }) => roomOf(path) === 'routing');
  const impure =
    /\basync\b|\bawait\b|\bPromise\b|Date\.now|new Date\(\)|Math\.random|\bprocess\.|\bfetch\(/;

  test('is looked at whole', () => {
    expect(core.length).toBeGreaterThan(50);
  });

  test('waits for nothing, reads no clock and throws no dice', () => {
    const wrong = core.flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .filter((line) => impure.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });
});
