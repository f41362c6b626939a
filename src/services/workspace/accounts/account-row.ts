/** Reads one row of accounts.csv into an account, and says what is wrong with its cells. */
import type { AccountRow } from '../../../db/workspace/account-store.ts';
import { ACCOUNT_STATUSES } from '../../../routing/model/lead.ts';
import { quoted } from '../../../routing/policy/wording.ts';

export const NEEDED_COLUMNS = ['id', 'name', 'domain'] as const;
export const COLUMNS = [
  ...NEEDED_COLUMNS,
  'owner',
  'tier',
  'country',
  'employees',
  'crm_id',
  'status',
  'parent_id',
  'open_opportunity',
  'currency',
  'last_activity',
] as const;
type Column = (typeof COLUMNS)[number];

interface Problem {
  column: Column;
  message: string;
  severity?: 'warning';
}

const DOMAIN =
  /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
const YES = ['true', 'yes', '1'];
const NO = ['', 'false', 'no', '0'];

type Cells = ReadonlyMap<string, string>;
/** Every name an owner may go by, in lower case, to the roster id. */
type Owners = ReadonlyMap<string, string>;

/** The account with everything that could be read; `problems` lists the cells that could not. */
export function readAccountRow(
  cells: Cells,
  owners: Owners,
): { account: AccountRow; problems: Problem[] } {
  const cell = (column: Column) => cells.get(column) ?? '';
  const account: AccountRow = {
    id: cell('id'),
    name: cell('name'),
    domains: readDomains(cell('domain')),
    ownerId: owners.get(cell('owner').toLowerCase()) ?? null,
    tier: cell('tier') || null,
    status: readStatus(cell('status')) ?? 'prospect',
    country: cell('country').toUpperCase() || null,
    employees: cell('employees') === '' ? null : Number(cell('employees')),
    crmId: cell('crm_id') || null,
    parentId: cell('parent_id') || null,
    openOpportunity: YES.includes(cell('open_opportunity').toLowerCase()),
    currency: cell('currency').toUpperCase() || null,
    lastActivityAt: readMoment(cell('last_activity')) ?? null,
  };
  const problems = [...findProblems(cells)];
  if (cell('owner') !== '' && account.ownerId === null) problems.push(ownerless(cell('owner')));
  return { account, problems };
}

const EXPECTED: Partial<Record<Column, { holds: (text: string) => boolean; what: string }>> = {
  id: { holds: (text) => /^\S{1,64}$/.test(text), what: 'an id without spaces' },
  name: { holds: (text) => text !== '', what: 'a name' },
  domain: {
    holds: (text) => readDomains(text).every((one) => DOMAIN.test(one)),
    what: 'domains such as "globex.test"',
  },
  employees: { holds: (text) => /^\d{0,9}$/.test(text), what: 'a whole number' },
  country: { holds: (text) => /^([A-Za-z]{2})?$/.test(text), what: 'two letters such as "ES"' },
  currency: { holds: (text) => /^([A-Za-z]{3})?$/.test(text), what: 'a currency of three letters' },
  status: { holds: (text) => readStatus(text) !== undefined, what: ACCOUNT_STATUSES.join(', ') },
  last_activity: {
    holds: (text) => text === '' || readMoment(text) !== undefined,
    what: 'a day such as "2026-11-22" or an instant such as "2026-11-22T10:00:00Z"',
  },
  open_opportunity: {
    holds: (text) => [...YES, ...NO].includes(text.toLowerCase()),
    what: 'true or false',
  },
};

function findProblems(cells: Cells): Problem[] {
  return COLUMNS.flatMap((column) => {
    const text = cells.get(column) ?? '';
    const expected = EXPECTED[column];
    if (!expected || expected.holds(text)) return [];
    return [{ column, message: `found ${quoted(text)}, expected ${expected.what}.` }];
  });
}

/** In order of the alphabet, so that a file may list them in any. */
function readDomains(text: string): string[] {
  const domains = text.toLowerCase().split(';').map(trim);
  return [...new Set(domains.filter(Boolean))].toSorted();
}

function readStatus(text: string) {
  return ACCOUNT_STATUSES.find((status) => status === (text || 'prospect'));
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** A day is its first instant, in UTC. */
function readMoment(text: string): Date | undefined {
  const at = MOMENT.test(text) ? new Date(text) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}

function ownerless(owner: string): Problem {
  const expected = 'expected a roster id, an e-mail or a CRM id of the roster';
  const message = `found the unknown owner "${owner}", ${expected}. The account stays without one.`;
  return { column: 'owner', message, severity: 'warning' };
}

function trim(text: string): string {
  return text.trim();
}
