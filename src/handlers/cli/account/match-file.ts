import { createReadStream, existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../../../errors.ts';
import { MATCHED_BY } from '../../../routing/matching/words.ts';
import type { MatchedBy } from '../../../routing/model/lead.ts';
import { reasonText } from '../../../routing/model/reasons.ts';
import type { Context } from '../../../services/context.ts';
import { delimiterOf } from '../../../services/import/read-table.ts';
import { type MatchedRow, matchAccounts } from '../../../services/look-ahead/match-accounts.ts';
import { english } from '../../../words/say.ts';
import { printable } from '../format.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';

const HEAD_BYTES = 64 * 1024;
const MOST_LOSERS = 3;

type Tally = Record<MatchedBy | 'suggested' | 'rows', number>;

/** Each row is told as it is found, so that the file may be of any length. */
export async function matchFile(ctx: Context, shell: Shell, file: string): Promise<Answer> {
  const { deps } = shell;
  const asJson = shell.wantsJson();
  const tally = newTally();
  const stream = await openFile(file);
  for await (const row of matchAccounts(ctx, { ...stream, name: file })) {
    const before = tally.rows === 0 ? '{ "rows": [\n' : ',\n';
    if (asJson) deps.out(`${before.trimEnd()} ${JSON.stringify(jsonOf(row))}`);
    else for (const line of linesOf(row)) deps.out(printable(line));
    count(tally, row);
  }
  const { rows, none, suggested, ...by } = tally;
  const matched = rows - none;
  const summary = { rows, matched, by, suggested, none: none - suggested };
  if (asJson)
    deps.out(`${rows === 0 ? '{ "rows": [' : ''}], "summary": ${JSON.stringify(summary)} }`);
  else for (const line of summaryLines(tally)) deps.out(line);
  return { json: null, lines: [], told: true };
}

function newTally(): Tally {
  const steps = { crm_id: 0, contact: 0, domain: 0, link: 0, sibling: 0, name: 0, none: 0 };
  return { ...steps, suggested: 0, rows: 0 };
}

function count(tally: Tally, { match }: MatchedRow): void {
  tally.rows += 1;
  tally[match.by] += 1;
  if (match.suggestion) tally.suggested += 1;
}

/** @throws AppError `input.no_file` */
async function openFile(file: string) {
  const found = existsSync(file) ? statSync(file) : null;
  if (!found?.isFile()) {
    throw new AppError('input.no_file', `There is no file ${file}; check the path.`);
  }
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    const delimiter = delimiterOf(buffer.subarray(0, bytesRead).toString('utf8'));
    return { stream: createReadStream(file), delimiter };
  } finally {
    await handle.close();
  }
}

function jsonOf({ line, given, match }: MatchedRow) {
  const { account, by, confidence, losers, parent = null, suggestion } = match;
  const maybe = suggestion && {
    id: suggestion.accountId,
    name: suggestion.name,
    score: suggestion.score,
    why: reasonText(suggestion.why),
    why_code: suggestion.why.code,
  };
  return {
    line,
    given,
    account: account && { id: account.id, name: account.name, owner: account.ownerId, parent },
    by,
    confidence,
    losers: losers.map(({ accountId, why, confidence: sure }) => ({
      id: accountId,
      why,
      confidence: sure,
    })),
    suggestion: maybe ?? null,
  };
}

function linesOf({ line, given, match }: MatchedRow): string[] {
  const who = Object.values(given).join(' · ') || 'nothing to go by';
  return [`${line}  ${who}`, `   ${verdictOf(match)}`, ...loserLines(match)];
}

function verdictOf({ account, by, confidence, parent, suggestion }: MatchedRow['match']): string {
  if (account) {
    const part = parent ? `, part of ${parent.name}` : '';
    const owner = account.ownerId ? `, owned by ${account.ownerId}` : '';
    const sure = confidence === 1 ? '' : ` (${confidence.toFixed(2)})`;
    return `✓ ${account.id}, ${account.name}${part}${owner}: matched ${english(MATCHED_BY[by])}${sure}`;
  }
  if (!suggestion) return '– no account';
  const { accountId, name, score, why } = suggestion;
  return `? no account; may be ${accountId}, ${name}: ${reasonText(why)} (${score.toFixed(2)})`;
}

function loserLines({ losers }: MatchedRow['match']): string[] {
  const rest = losers.length - MOST_LOSERS;
  return [
    ...losers.slice(0, MOST_LOSERS).map(({ accountId, why }) => `     not ${accountId}: ${why}`),
    ...(rest > 0 ? [`     and ${rest} more`] : []),
  ];
}

function summaryLines(tally: Tally): string[] {
  const { rows, none, suggested, ...by } = tally;
  const parts = Object.entries(by).flatMap(([step, n]) =>
    n > 0 ? [`${n} ${english(MATCHED_BY[step as MatchedBy])}`] : [],
  );
  const how = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return [
    '',
    `${rows - none} of ${counted(rows, 'row')} matched${how}; suggestions for ${suggested}, nothing for ${none - suggested}.`,
    suggested > 0
      ? 'Next: a lead like these asks the managers in Slack, once a company.'
      : 'Next: baton route FILE --dry-run says who would get one of them.',
  ];
}
