/** Reads suppressions.csv: people and companies that are never routed to sales, and why. */
import {
  normalizeEmail,
  normalizePhone,
  registrableDomain,
} from '../../../routing/intake/person/normalize-contact.ts';
import type { Suppression } from '../../../routing/model/workspace/suppression.ts';
import { quoted } from '../../../routing/policy/wording.ts';
import { type FileFault, WORKSPACE_FILES } from '../file-fault.ts';
import { readCsv } from './read-csv.ts';

export const SUPPRESSION_COLUMNS = ['match', 'reason'] as const;
const FILE = WORKSPACE_FILES.suppressions;
const LONGEST_REASON = 80;

/** Every line that can be read, and every fault; a second line about the same one is a warning. */
export function readSuppressions(text: string): {
  suppressions: Suppression[];
  faults: FileFault[];
} {
  const lines = readCsv(FILE, text);
  if (!Array.isArray(lines)) return { suppressions: [], faults: [lines] };
  const [header, ...rows] = lines;
  const columns = SUPPRESSION_COLUMNS.map((name) => header?.cells.indexOf(name) ?? -1);
  if (columns.includes(-1)) {
    const found = quoted(header?.cells.join(','));
    const message = `found the header ${found}, expected ${SUPPRESSION_COLUMNS.join(',')}.`;
    return { suppressions: [], faults: [fault(1, 'match', message)] };
  }
  const [match = 0, reason = 1] = columns;
  const faults: FileFault[] = [];
  const found = new Map<string, Suppression>();
  for (const { cells, line } of rows) {
    const key = keyOf(cells[match] ?? '');
    const why = cells[reason] ?? '';
    if (key === null) faults.push(fault(line, 'match', wordMatch(cells[match])));
    else if (found.has(key)) faults.push(fault(line, 'match', TWICE, 'warning'));
    if (why === '' || why.length > LONGEST_REASON) {
      faults.push(fault(line, 'reason', wordReason(why)));
    }
    if (key !== null) found.set(key, { key, reason: why });
  }
  return { suppressions: [...found.values()], faults };
}

const TWICE = 'found the same one again; the last line counts.';

/** An address, a number with its country, or a domain; null when it is none of these. */
function keyOf(text: string): string | null {
  if (text.includes('@')) {
    const email = normalizeEmail(text);
    return email && `email:${email}`;
  }
  if (text.startsWith('+')) {
    const phone = normalizePhone(text, undefined);
    return phone && `phone:${phone}`;
  }
  const domain = registrableDomain(text);
  return domain && `domain:${domain}`;
}

function wordMatch(text: string | undefined): string {
  const expected = 'an e-mail address, a domain, or a phone number that begins with +';
  return `found ${quoted(text || undefined)}, expected ${expected}.`;
}

function wordReason(text: string): string {
  const found = text === '' ? 'nothing' : `${text.length} characters`;
  return `found ${found}, expected a reason of at most ${LONGEST_REASON} characters.`;
}

function fault(
  line: number,
  path: string,
  message: string,
  severity: FileFault['severity'] = 'error',
): FileFault {
  return { file: FILE, line, path, message, severity };
}
