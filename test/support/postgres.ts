import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface ScratchDatabase {
  url: string;
  run: (statement: string) => Promise<void>;
  /** Another database that begins as this one is; call it while nobody is connected. */
  copy: () => Promise<ScratchDatabase>;
  drop: () => Promise<void>;
}

/** Where the PostgreSQL lane runs; without it the lane fails, because a skipped lane looks green. */
export function testDatabaseUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return url;
  throw new Error('Set TEST_DATABASE_URL=postgres://user@host:5432/ to run the PostgreSQL lane.');
}

/** Far from C and UTC on purpose: neither the order of text nor an instant may depend on either. */
const FRESH = "template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'de'";
const TIME_ZONE = 'Asia/Kolkata';

/** A database of one's own on the test server. */
export const createScratchDatabase = (): Promise<ScratchDatabase> => createFrom(FRESH);

async function createFrom(origin: string): Promise<ScratchDatabase> {
  const name = `baton_test_${randomBytes(6).toString('hex')}`;
  await runOn(testDatabaseUrl(), `create database ${name} ${origin}`);
  await runOn(testDatabaseUrl(), `alter database ${name} set timezone to '${TIME_ZONE}'`);
  const url = new URL(testDatabaseUrl());
  url.pathname = name;
  return {
    url: url.href,
    run: (statement) => runOn(url.href, statement),
    copy: () => createFrom(`template ${name}`),
    drop: () => runOn(testDatabaseUrl(), `drop database ${name} with (force)`),
  };
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
