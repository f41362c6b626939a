/** Reads contacts.csv: the addresses of people whose company is known, each with its account. */
import type { AccountRow } from '../../../db/workspace/account-store.ts';
import type { ContactRow } from '../../../db/workspace/contact-store.ts';
import { normalizeEmail } from '../../../routing/intake/person/normalize-contact.ts';
import { quoted } from '../../../routing/policy/wording.ts';
import { type FileFault, WORKSPACE_FILES } from '../file-fault.ts';
import { checkColumns, readCsv } from './read-csv.ts';

const NEEDED = ['email', 'account_id'] as const;
export const CONTACT_COLUMNS = [...NEEDED, 'name'] as const;
const FILE = WORKSPACE_FILES.contacts;
const LONGEST_NAME = 200;

/**
 * Every contact that can be read, and every fault.
 *
 * @param accounts those of accounts.csv; null where there is no such file to compare with
 */
export function readContacts(
  text: string,
  accounts: readonly AccountRow[] | null,
): { contacts: ContactRow[]; faults: FileFault[] } {
  const lines = readCsv(FILE, text);
  if (!Array.isArray(lines)) return { contacts: [], faults: [lines] };
  const [header, ...rows] = lines;
  const names = header?.cells ?? [];
  const faults = checkColumns(FILE, names, { known: CONTACT_COLUMNS, needed: NEEDED });
  if (faults.length > 0) return { contacts: [], faults };
  const [emailAt, accountAt, nameAt] = CONTACT_COLUMNS.map((name) => names.indexOf(name));
  const known = accounts && new Set(accounts.map(({ id }) => id));
  const found = new Map<string, ContactRow>();
  for (const { cells, line } of rows) {
    const cell = (index = -1) => cells[index] ?? '';
    const email = normalizeEmail(cell(emailAt));
    const accountId = cell(accountAt);
    const name = cell(nameAt).slice(0, LONGEST_NAME) || null;
    faults.push(...checkEmail(line, cell(emailAt), { email, found }));
    faults.push(...checkAccount(line, accountId, known));
    if (email !== null) found.set(email, { email, accountId, name });
  }
  return { contacts: [...found.values()], faults };
}

function checkEmail(
  line: number,
  text: string,
  { email, found }: { email: string | null; found: ReadonlyMap<string, ContactRow> },
): FileFault[] {
  if (email === null) {
    return [
      fault(line, 'email', `found ${quoted(text || undefined)}, expected an e-mail address.`),
    ];
  }
  if (!found.has(email)) return [];
  return [fault(line, 'email', 'found the same one again; the last line counts.', 'warning')];
}

/** Accounts outlast their line in the file, so one that is not there may still be stored. */
function checkAccount(line: number, id: string, known: ReadonlySet<string> | null): FileFault[] {
  if (id === '')
    return [fault(line, 'account_id', 'found nothing, expected the id of an account.')];
  if (known === null || known.has(id)) return [];
  const message = `found the account ${quoted(id)}, which is not in ${WORKSPACE_FILES.accounts}; as long as it is not stored, the contact is nobody's.`;
  return [fault(line, 'account_id', message, 'warning')];
}

function fault(
  line: number,
  path: string,
  message: string,
  severity: FileFault['severity'] = 'error',
): FileFault {
  return { file: FILE, line, path, message, severity };
}
