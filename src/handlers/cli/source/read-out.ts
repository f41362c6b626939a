import { listUnused, type Unused } from '../../../routing/intake/body/list-unused.ts';
import { parseLosslessly } from '../../../routing/intake/body/parse-json.ts';
import { findStale } from '../../../routing/intake/judge-arrival.ts';
import { personKey } from '../../../routing/intake/person/identify-person.ts';
import { isJsonObject } from '../../../routing/intake/read-fields.ts';
import { readLead } from '../../../routing/intake/read-lead.ts';
import type { Fault } from '../../../routing/model/lead.ts';
import { isProviderKind, type Source } from '../../../routing/model/workspace/source.ts';
import type { Context } from '../../../services/context.ts';
import { arrivalDoubt } from '../../../services/look-ahead/preview-route.ts';
import { readLeadFile } from '../files.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { readNotices } from './read-notices.ts';
import { readOutCrm } from './read-out-crm.ts';
import { readOutSignals } from './read-out-signals.ts';
import { requireSource } from './show-address.ts';

/** Enough to read; `--json` holds all. */
const MOST_UNUSED = 50;

/** What a source would read out of a file; the generic kind where none is named. */
export async function readOut(
  ctx: Context,
  { deps }: Shell,
  { file, sourceId }: { file: string; sourceId: string | null },
): Promise<Answer> {
  const source: Partial<Source> = sourceId === null ? {} : await requireSource(ctx, deps, sourceId);
  const isProduct = isProviderKind(source.kind ?? 'generic');
  const body = await readLeadFile(deps, file, isProduct ? parseLosslessly : JSON.parse);
  const now = ctx.clock.now();
  const other =
    readOutCrm(source, body, { file }) ??
    readOutSignals(source, body, { file, now }) ??
    readNotices(source, body, { file, now });
  if (other !== null) return other;
  const parsed = readLead(source, body, now);
  const by = sourceId === null ? '' : ` --source ${sourceId}`;
  if ('rejected' in parsed) {
    const json = { usable: false, submission: null, faults: parsed.rejected };
    const first = `${file} would be refused: ${counted(parsed.rejected.length, 'fault')}.`;
    const hint = sourceId === null ? ', or read it as its source does with --source ID' : '';
    const next = `Mend it${hint}, then: baton source test ${file}${by}`;
    return { json, lines: [first, ...parsed.rejected.map(faultLine), next], failed: true };
  }
  const { submission, faults } = parsed;
  const usable = personKey(submission) !== undefined;
  const doubt = usable ? arrivalDoubt(source, body, submission) : null;
  const stale = findStale(source, submission, now);
  const unused = unusedOf(source, body);
  const next = usable
    ? `Next: baton route ${file} --dry-run${by}`
    : `Mend the mapping in sources.yml, apply it, then: baton source test ${file}${by}`;
  const lines = [
    headline(file, { usable, doubt, faults }),
    ...[...faults, ...(stale === null ? [] : [stale])].map(faultLine),
    ...JSON.stringify(submission, withoutEmpty, 2).split('\n'),
    ...unusedLines(unused),
    next,
  ];
  const json = { usable, doubt, submission, faults, ...(unused && { unused }) };
  return { json, lines, failed: !usable };
}

function headline(
  file: string,
  { usable, doubt, faults }: { usable: boolean; doubt: string | null; faults: Fault[] },
): string {
  if (!usable) return `${file} would go to quarantine: nothing in it says who it is from.`;
  if (doubt !== null) return `${file} would go to quarantine: ${doubt}.`;
  const aside = faults.length === 0 ? 'nothing' : counted(faults.length, 'field');
  return `${file} is a lead; ${aside} set aside.`;
}

/** Only a mapping leaves things over: of our own JSON each unknown field is a fault. */
function unusedOf({ kind, mapping, key }: Partial<Source>, body: unknown): Unused[] | undefined {
  if (mapping === undefined || kind !== 'mapping') return undefined;
  return listUnused(body, [...Object.values(mapping), ...(key === undefined ? [] : [key])]);
}

function unusedLines(unused: Unused[] | undefined): string[] {
  if (unused === undefined) return [];
  if (unused.length === 0) return ['The mapping uses everything in it.'];
  const more = unused.length - MOST_UNUSED;
  return [
    'Not used by the mapping, kept with the raw delivery:',
    ...unused.slice(0, MOST_UNUSED).map(({ path, found }) => `  ${path}: ${found}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

/** People read what there is. */
function withoutEmpty(_key: string, value: unknown): unknown {
  const isEmpty = isJsonObject(value) && Object.keys(value).length === 0;
  return isEmpty ? undefined : value;
}

function faultLine({ pointer, message }: Fault): string {
  return `  ${pointer || 'the whole'}: ${message}`;
}
