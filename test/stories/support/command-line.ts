import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOutside } from '../../../src/core.ts';
import { findSource } from '../../../src/db/workspace-store.ts';
import { runCli } from '../../../src/handlers/cli/program.ts';
import { runDoctor } from '../../../src/services/run-doctor.ts';
import {
  WORKSPACE_FILES,
  type WorkspaceTexts,
} from '../../../src/services/workspace/file-fault.ts';
import type { House } from './house.ts';

export interface Printed {
  code: number;
  /** Both streams, in order. */
  lines: string[];
}

/** Runs one command line of `baton` on the store of the running server. */
export async function runBaton(
  { server, config }: House,
  timeZone: string,
  argv: string[],
): Promise<Printed> {
  const { ctx } = server.core;
  const lines: string[] = [];
  const print = (text: string) => void lines.push(...text.split('\n'));
  const { messenger } = openOutside(config, config.slack ?? missing(), ctx);
  const code = await runCli(argv, {
    open: async () => ({ ctx, close: async () => {} }),
    actor: { kind: 'cli', osUser: 'story' },
    out: print,
    err: print,
    isTty: false,
    timeZone,
    findSource: (_, id) => findSource(ctx.db.read, id),
    secretOf: config.secretOf,
    baseUrl: 'https://baton.acme.test',
    doctor: () => runDoctor(ctx, { secretOf: config.secretOf, messenger, pager: null }),
    listPeople: () => messenger.listPeople(),
    backup: async () => ({ bytes: 0 }),
    migrate: () => ctx.db.migrate(),
  });
  return { code, lines };
}

function missing(): never {
  throw new Error('A story has a Slack workspace.');
}

/** Hands `work` a directory with these files, and takes it away afterwards. */
export async function withDirectory<T>(
  files: Record<string, string>,
  work: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'baton-story-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A workspace by the names of its files. */
export function filed(texts: WorkspaceTexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      WORKSPACE_FILES[key as keyof typeof WORKSPACE_FILES],
      text,
    ]),
  );
}
