import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/db/open.ts';
import { idsFrom } from '../../src/ids.ts';
import { signedHeaders } from '../../src/sandbox/sign-webhook.ts';
import { waitUntil } from '../../src/sandbox/slack/person.ts';
import type { Context } from '../../src/services/context.ts';
import { adoptInstallation } from '../../src/services/onboarding/adopt-installation.ts';
import { applyWorkspace } from '../../src/services/workspace/apply-workspace.ts';
import { BATON } from './programs.ts';

export const WEBSITE_SECRET = `whsec_${Buffer.from('a secret of the website').toString('base64')}`;
export const CRM_SECRET = `whsec_${Buffer.from('a secret of the CRM').toString('base64')}`;
export const SLACK = { botToken: 'xoxb-1', signingSecret: 'a signing secret' };

const quiet = () => {};

export interface Environment {
  [variable: string]: string;
}

/** A directory with a database that knows its people and policy. */
export class Site {
  readonly dir = mkdtempSync(join(tmpdir(), 'baton-e2e-'));
  readonly databaseUrl: string;

  /** @param databaseUrl of a store that is there already; left out, a new file */
  private constructor(databaseUrl?: string) {
    this.databaseUrl = databaseUrl ?? `file:${join(this.dir, 'baton.db')}`;
  }

  static async open(
    files: { roster: string; policy: string; sources?: string },
    databaseUrl?: string,
  ): Promise<Site> {
    const site = new Site(databaseUrl);
    const actor = { kind: 'cli', osUser: 'test' } as const;
    const { sources = '- { id: website, kind: generic }\n' } = files;
    await site.use(async (ctx) => {
      const how = { dryRun: false, prune: false, onto: null, actor };
      const applied = await applyWorkspace(ctx, { files: { ...files, sources }, ...how });
      // A company at work: nobody of it is asked to set Baton up.
      await adoptInstallation(ctx);
      if (applied.outcome !== 'applied') throw new Error(JSON.stringify(applied));
    });
    return site;
  }

  /** Looks into the store from this process. */
  async use<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    const db = await openDatabase(this.databaseUrl);
    const clock = { now: () => new Date() };
    const log = { info: quiet, warn: quiet, error: quiet };
    try {
      await db.migrate();
      return await work({
        db,
        clock,
        newId: idsFrom(clock),
        log,
        crm: false,
        pages: false,
        wake: quiet,
      });
    } finally {
      await db.close();
    }
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export interface LogLine {
  level: number | string;
  msg: string;
  [field: string]: unknown;
}

/** The real server in a process of its own. */
export class ServerProcess {
  readonly child: ChildProcess;
  #out = '';
  err = '';
  port = 0;

  constructor(env: Environment) {
    const { PATH = '', HOME = '' } = process.env;
    this.child = spawn(process.execPath, [BATON, 'start'], {
      env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'info', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.#out += chunk.toString();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.err += chunk.toString();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  log(): LogLine[] {
    const lines = this.#out.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line) as LogLine);
  }

  /** What it complained about at level error. */
  errors(): LogLine[] {
    return this.log().filter(({ level }) => level === 'error' || Number(level) >= 50);
  }

  async listening(): Promise<this> {
    const found = await waitUntil(
      () => {
        if (this.child.exitCode !== null) throw new Error(`The server ended: ${this.err}`);
        return this.log().find(({ msg }) => msg === 'Baton is listening.');
      },
      20_000,
      () => `The server does not listen: ${this.#out}${this.err}`,
    );
    this.port = Number(found.port);
    return this;
  }

  /** Its exit code, once it has ended by itself. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await once(this.child, 'exit');
    }
    return this.child.exitCode;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended();
  }
}

export interface Answer {
  status: number;
  leadId: string;
}

/** A form on the website sends a lead, signed as Standard Webhooks wants it. */
export async function sendLead(url: string, id: string, lead: object): Promise<Answer> {
  const body = JSON.stringify(lead);
  const response = await fetch(`${url}/webhooks/leads/website`, {
    method: 'POST',
    headers: signedHeaders({ id, body, secret: WEBSITE_SECRET, at: new Date() }),
    body,
  });
  const answer = (await response.json()) as { lead_id?: string };
  return { status: response.status, leadId: answer.lead_id ?? '' };
}

export const environmentOf = (site: Site, slackApiUrl: string): Environment => ({
  DATABASE_URL: site.databaseUrl,
  SLACK_BOT_TOKEN: SLACK.botToken,
  SLACK_SIGNING_SECRET: SLACK.signingSecret,
  SLACK_API_URL: slackApiUrl,
  WEBHOOK_SECRET_WEBSITE: WEBSITE_SECRET,
});
