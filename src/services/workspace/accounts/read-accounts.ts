/** Reads accounts.csv row by row, and finds the rep behind whatever names an owner. */
import type { AccountRow } from '../../../db/workspace/account-store.ts';
import type { Rep } from '../../../routing/model/workspace/roster.ts';
import { type FileFault, WORKSPACE_FILES } from '../file-fault.ts';
import { checkColumns, readCsv } from '../reading/read-csv.ts';
import { COLUMNS, NEEDED_COLUMNS, readAccountRow } from './account-row.ts';

const FILE = WORKSPACE_FILES.accounts;

/** Every account that can be read, and every fault; an unknown owner is a warning. */
export function readAccounts(
  text: string,
  reps: readonly Rep[],
): { accounts: AccountRow[]; faults: FileFault[] } {
  const lines = readCsv(FILE, text);
  if (!Array.isArray(lines)) return { accounts: [], faults: [lines] };
  const [header, ...rows] = lines;
  const names = header?.cells ?? [];
  const faults = checkColumns(FILE, names, { known: COLUMNS, needed: NEEDED_COLUMNS });
  if (faults.length > 0) return { accounts: [], faults };
  const accounts: AccountRow[] = [];
  const seen = new Map<string, number>();
  const owners = indexOwners(reps);
  for (const { cells: row, line } of rows) {
    const cells = new Map(names.map((name, i) => [name, row[i] ?? '']));
    const { account, problems } = readAccountRow(cells, owners);
    const twice = seen.get(account.id);
    if (twice !== undefined) {
      problems.push({
        column: 'id',
        message: `found "${account.id}" again, first in line ${twice}.`,
      });
    }
    seen.set(account.id, twice ?? line);
    accounts.push(account);
    for (const { column, message, severity = 'error' as const } of problems) {
      faults.push({ file: FILE, line, path: column, message, severity });
    }
  }
  return { accounts, faults };
}

/** CRM id, e-mail or roster id, each in lower case, to the roster id; the last named wins. */
function indexOwners(reps: readonly Rep[]): Map<string, string> {
  const names = [
    ...reps.flatMap((rep) => Object.values(rep.crm).map((name) => ({ name, id: rep.id }))),
    ...reps.map((rep) => ({ name: rep.email ?? rep.id, id: rep.id })),
    ...reps.map((rep) => ({ name: rep.id, id: rep.id })),
  ];
  return new Map(names.map(({ name, id }) => [name.toLowerCase(), id]));
}
