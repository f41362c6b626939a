import { rmSync } from 'node:fs';
import type { Logger } from '../../../src/ports.ts';
import type { NewId } from '../../../src/routing/model/ids.ts';
import type { Company as KnownCompany } from '../../../src/sandbox/enrichment/company.ts';
import { openStage, type Stage } from '../../../src/sandbox/stage/open-stage.ts';
import type { Staff } from '../../../src/sandbox/stage/staff.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { serve, status } from '../../adapters/local-server.ts';
import { migratedMemoryFile } from '../../support/db.ts';
import type { StoryClock } from './clock.ts';

export interface Complaint {
  code: string;
  message: string;
}

/** The stage as a story needs it: every run the same, and nothing goes unnoticed. */
export interface House extends Stage {
  /** What people were told past Slack, in order. */
  pages(): string[];
  /** What the log was told at level error. */
  errors: Complaint[];
}

export interface HouseOptions {
  clock: StoryClock;
  files: WorkspaceTexts;
  staff: Staff;
  /** False: no outside system is configured. */
  crm: boolean;
  /** True: there is a way to people past Slack. */
  pager: boolean;
  /** What the provider of company data knows beside the accounts. */
  companies: readonly KnownCompany[];
  env: Record<string, string>;
  fresh: boolean;
}

export async function openHouse({ pager, env, ...options }: HouseOptions): Promise<House> {
  const file = await migratedMemoryFile();
  const phone = await serve(status(200));
  const { errors, log } = logbook();
  const stage = await openStage({
    ...options,
    databaseUrl: `file:${file}`,
    newId: countedIds(),
    log,
    env: { ...(pager && { PAGE_URL: phone.url }), ...env },
  });
  const close = async () => {
    await stage.close();
    await phone.close();
    rmSync(file, { force: true });
  };
  const pages = () => phone.asked.map(({ body }) => (JSON.parse(body) as { text: string }).text);
  return { ...stage, pages, errors, close };
}

/** Numbered by kind, so that waits that are spread by id are the same in every run. */
function countedIds(): NewId {
  const counts = new Map<string, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}_${String(count).padStart(20, '0')}`;
  };
}

const quiet = () => {};

function logbook(): { errors: Complaint[]; log: Logger } {
  const errors: Complaint[] = [];
  const error: Logger['error'] = (fields, message) => {
    errors.push({ code: typeof fields.code === 'string' ? fields.code : 'no code', message });
  };
  return { errors, log: { info: quiet, warn: quiet, error } };
}
