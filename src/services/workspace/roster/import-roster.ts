/** Brings a file of people into the roster: all of it in one transaction, or nothing with why. */

import { replaceHolidays } from '../../../db/workspace/roster-store.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import type { Rep } from '../../../routing/model/workspace/roster.ts';
import type { StaleMapping } from '../../../routing/people/stale-mappings.ts';
import type { Context } from '../../context.ts';
import { requestGroups } from '../../groups/request-groups.ts';
import { loadStaleMappings } from '../../mappings/load-stale-mappings.ts';
import { drainForChange } from '../../steps/placing/drain.ts';
import { inStep, type Step } from '../../steps/step.ts';
import { diffList, wordList } from '../comparing/diff-list.ts';
import type { FileFault } from '../file-fault.ts';
import { findHolidays, type NamedRegion } from '../find-holidays.ts';
import type { HolidaySpan } from '../list-holidays.ts';
import { findOpenLeads, type OpenLeads } from './find-open-leads.ts';
import { mergePeople } from './merge-people.ts';
import { type RosterRow, readRosterFile } from './read-roster-file.ts';
import { writePeople } from './write-people.ts';

export interface RosterImport {
  /** The name that faults call the file by; its ending says how it is read. */
  file: string;
  text: string;
  dryRun: boolean;
  /** Removes whoever is on the roster and not in the file. */
  prune: boolean;
  actor: Actor;
}

export type ImportOutcome =
  | {
      outcome: 'imported' | 'unchanged' | 'previewed';
      changes: string[];
      /** Ids. */
      added: string[];
      changed: string[];
      removed: string[];
      warnings: FileFault[];
      /** Columns and keys that nothing was taken from. */
      ignored: string[];
      /** Of the removed, who is named by the policy or an account all the same. */
      stillNamed: StaleMapping[];
    }
  | { outcome: 'invalid'; faults: FileFault[] }
  | OpenLeads;

/** The caller is an administrator: whoever has a shell. What the file does not say stays. */
export async function importRoster(ctx: Context, input: RosterImport): Promise<ImportOutcome> {
  const read = readRosterFile(input.file, input.text);
  if ('faults' in read) return { outcome: 'invalid', faults: read.faults };
  const holidays = await findHolidays(regionsOf(read.rows), ctx.clock.now());
  if ('faults' in holidays) return { outcome: 'invalid', faults: holidays.faults };
  const { ignored } = read;
  const outcome = await inStep(ctx, input.actor, async (step) => {
    await ctx.db.mutex(step.tx, 'workspace');
    return importRows(step, input, { rows: read.rows, ignored, holidays });
  });
  // Somebody new may be in a user group that a pool follows.
  if (outcome.outcome === 'imported') await requestGroups(ctx, { groupId: null });
  return outcome;
}

async function importRows(
  step: Step,
  { dryRun, prune }: RosterImport,
  { rows, ignored, holidays }: { rows: RosterRow[]; ignored: string[]; holidays: HolidaySpan },
): Promise<ImportOutcome> {
  const stored = await listRepRecords(step.tx);
  const merged = mergePeople(stored, rows, { prune });
  if ('faults' in merged) return { outcome: 'invalid', faults: merged.faults };
  const { reps, renamed, warnings } = merged;
  const before = stored.map(({ profile }) => profile);
  const diff = diffList(before, reps);
  const removed = diff.missing.filter(({ id }) => prune || renamed.includes(id));
  const leavers = removed.map(idOf);
  const openLeads = await findOpenLeads(step, leavers);
  if (openLeads) return openLeads;
  const stale = await loadStaleMappings(step.tx, { without: leavers });
  const found = {
    changes: wordList('rep', { ...diff, missing: removed }, { before, left: '-' }),
    added: diff.added.map(idOf),
    changed: diff.changed.map(idOf),
    removed: leavers,
    warnings,
    ignored,
    stillNamed: stale.filter(({ repId }) => leavers.includes(repId)),
  };
  if (dryRun) return { outcome: 'previewed', ...found };
  if (diff.added.length + diff.changed.length + removed.length === 0) {
    return { outcome: 'unchanged', ...found };
  }
  await writePeople(step, stored, { added: diff.added, changed: diff.changed, removed });
  await replaceHolidays(step.tx, holidays);
  // Leads that wait for somebody who is gone, or that somebody new could take, are decided anew.
  await drainForChange(step);
  return { outcome: 'imported', ...found };
}

function idOf({ id }: Rep): string {
  return id;
}

function regionsOf(rows: readonly RosterRow[]): NamedRegion[] {
  return rows.flatMap(({ said: { holidays: region }, faultAt }) => {
    const fault = (message: string) => faultAt(['holidays'], message, 'error');
    return typeof region === 'string' ? [{ region, fault }] : [];
  });
}
