/** Says which account each company of a file would be matched to, without writing anything. */
import type { Readable } from 'node:stream';
import { AppError } from '../../errors.ts';
import { mailKindOf } from '../../routing/intake/person/mail-domains.ts';
import {
  hostOfEmail,
  normalizeEmail,
  registrableDomain,
} from '../../routing/intake/person/normalize-contact.ts';
import type { AccountMatch } from '../../routing/model/lead.ts';
import { DEFAULT_ACCOUNT_MATCH } from '../../routing/model/policy/account-policy.ts';
import type { Context } from '../context.ts';
import { readTable } from '../import/read-table.ts';
import { findAccount, type Who } from '../steps/knowledge/find-account.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

/** Any of these; every other column is passed over. */
export const MATCH_COLUMNS = ['email', 'domain', 'company', 'country', 'crm_account_id'] as const;
type Column = (typeof MATCH_COLUMNS)[number];

export interface MatchedRow {
  line: number;
  /** What the row says, by the names of the columns. */
  given: Partial<Record<Column, string>>;
  match: AccountMatch;
}

/**
 * Row by row, however long the file is, under the live policy or the defaults before there is one.
 *
 * @throws AppError `input.match_columns`, `input.not_csv`
 */
export async function* matchAccounts(
  ctx: Context,
  { stream, ...how }: { stream: Readable; name: string; delimiter: string },
): AsyncGenerator<MatchedRow> {
  const live = await loadLivePolicy(ctx);
  const rules = live?.compiled.accountMatch ?? DEFAULT_ACCOUNT_MATCH;
  let names: string[] | null = null;
  for await (const { cells, line } of readTable(stream, how)) {
    if (names === null) {
      names = cells.map((cell) => cell.toLowerCase());
      if (!MATCH_COLUMNS.some((name) => name !== 'country' && names?.includes(name))) {
        throw noColumns(how.name, cells);
      }
      continue;
    }
    const given = givenIn(names, cells);
    yield { line, given, match: await findAccount(ctx.db.read, whoIn(given), rules) };
  }
}

function givenIn(names: readonly string[], cells: readonly string[]): MatchedRow['given'] {
  const found = MATCH_COLUMNS.flatMap((name) => {
    const text = cells[names.indexOf(name)] ?? '';
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(found);
}

/** As a lead would be read: free mail names no company, and a disposable address none at all. */
function whoIn(given: MatchedRow['given']): Who {
  const email = given.email === undefined ? null : normalizeEmail(given.email);
  const kind = email === null ? null : kindOf(hostOfEmail(email));
  return {
    email,
    domain: businessDomain(given.domain) ?? businessDomain(email && hostOfEmail(email)),
    name: kind === 'disposable' ? null : (given.company ?? null),
    country: given.country ?? null,
    crmAccountId: given.crm_account_id ?? null,
  };
}

function businessDomain(text: string | null | undefined): string | null {
  const domain = text ? registrableDomain(text) : null;
  return domain !== null && kindOf(domain) === 'business' ? domain : null;
}

function kindOf(host: string) {
  return mailKindOf(host, registrableDomain(host));
}

function noColumns(name: string, found: readonly string[]): AppError {
  const expected = MATCH_COLUMNS.join(', ');
  const message = `${name} has the columns ${found.join(', ')}; expected any of ${expected}. Name them so.`;
  return new AppError('input.match_columns', message, { details: { expected: MATCH_COLUMNS } });
}
