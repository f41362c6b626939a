import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findSource } from '../../../src/db/workspace/workspace-store.ts';
import type { CliDeps } from '../../../src/handlers/cli/deps.ts';
import { runCli } from '../../../src/handlers/cli/program.ts';
import { idsFrom } from '../../../src/ids.ts';
import type { Context } from '../../../src/services/context.ts';
import { openMemory } from '../../support/db.ts';

/** A Monday, in working hours everywhere this matters. */
export const START = new Date('2026-11-23T10:00:00Z');

export interface Answered {
  code: number;
  out: string;
  err: string;
}

/** The command line over a fresh database, with everything it prints caught. */
export async function openCommandLine(overrides: Partial<CliDeps> = {}) {
  const db = await openMemory();
  onTestFinished(() => db.close());
  let now = START;
  const clock = { now: () => now };
  const log = { info() {}, warn() {}, error() {} };
  const ctx: Context = {
    db,
    clock,
    newId: idsFrom(clock),
    log,
    crm: true,
    pages: false,
    wake() {},
  };
  const opened = { stores: 0, closed: 0 };
  const close = async () => {
    opened.closed += 1;
  };
  const baton = async (...argv: string[]): Promise<Answered> => {
    const said = { out: [] as string[], err: [] as string[] };
    const deps: CliDeps = {
      open: async () => {
        opened.stores += 1;
        return { ctx, close };
      },
      actor: { kind: 'cli', osUser: 'mia' },
      out: (line) => said.out.push(line),
      err: (line) => said.err.push(line),
      isTty: false,
      timeZone: 'Europe/Madrid',
      findSource: (_, id) => findSource(db.read, id),
      secretOf: () => [],
      baseUrl: 'https://baton.acme.test',
      listPeople: async () => [],
      readGroup: async () => ({ refused: 'missing_scope' }),
      doctor: async () => [],
      backup: async () => ({ bytes: 0 }),
      migrate: async () => 0,
      ...overrides,
    };
    const code = await runCli(argv, deps);
    return { code, out: said.out.join('\n'), err: said.err.join('\n') };
  };
  const advance = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { baton, ctx, opened, advance };
}

/** A directory of one's own with these files in it. */
export function directoryWith(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'baton-cli-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

/** Two reps and a manager, one pool, one source: the smallest workspace a lead travels through. */
export function smallWorkspace(): Record<string, string> {
  return {
    'roster.yml': `version: 1
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, email: ana@acme.test }
  - { id: ben, name: Ben Okafor, slack: U0BEN, email: ben@acme.test }
  - { id: mia, name: Mia Chen, slack: U0MIA, email: mia@acme.test, role: manager }
`,
    'policy.yml': `version: 1
pools:
  - { id: sales, members: { ana: 100, ben: 100 }, manager: mia }
rules:
  - { id: students, when: { person.email: { ends_with: ".edu" } }, assign: { no_route: student } }
  - { id: everyone, when: {}, assign: { pool: sales } }
`,
    'sources.yml': '- { id: website, kind: generic, channel: web }\n',
  };
}

export function leadFile(body: unknown = GLOBEX): string {
  const dir = directoryWith({ 'lead.json': JSON.stringify(body) });
  return join(dir, 'lead.json');
}

export const GLOBEX = {
  schema_version: 1,
  person: { email: 'dana@globex.test', first_name: 'Dana', last_name: 'Ode', title: 'CTO' },
  company: { name: 'Globex', domain: 'globex.test', employees: 1200, country: 'ES' },
  request: { form: 'demo', message: 'Need pricing for 300 seats' },
};
