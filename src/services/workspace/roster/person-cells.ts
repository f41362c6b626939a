/** Reads what the cells of one row say of a person, in the words of a roster. */
import { splitHours } from '../../../routing/availability/typed/hours-text.ts';
import { type Column, crmSystemOf } from './people-columns.ts';

/** Null takes away what was known; where nothing is said, it stays. */
type Text = string | null | undefined;

export type SaidOfPerson = {
  id?: Text;
  renamed_from?: Text;
  name?: Text;
  slack?: Text;
  email?: Text;
  role?: Text;
  manager?: Text;
  timezone?: Text;
  holidays?: Text;
  hours?: unknown;
  skills?: string[] | null | undefined;
  capacity?: Record<string, unknown>;
  crm?: Record<string, string | null>;
};

/** The cell that takes away what was known; an empty one says nothing. */
const TAKEN_AWAY = '-';
const CAPS = ['open', 'day', 'week'] as const;

/** Cells as they stand; what is wrong with them is found by the schema of the roster. */
export function saidIn(cells: ReadonlyMap<Column, string>): SaidOfPerson {
  const cell = (column: Column) => cells.get(column) ?? '';
  const text = (column: Column) => said(cell(column), (one) => one);
  const name = cell('name') || `${cell('first')} ${cell('last')}`.trim();
  const caps = CAPS.map((cap) => [cap, said(cell(`capacity_${cap}`), readNumber)] as const);
  const ids = [...cells.keys()].flatMap((column) => {
    const [system, id] = [crmSystemOf(column), text(column)];
    return system === undefined || id === undefined ? [] : [[system, id] as const];
  });
  return {
    id: text('id'),
    renamed_from: text('renamed_from'),
    name: said(name, (one) => one),
    slack: text('slack'),
    email: said(cell('email'), lowerCase),
    role: said(cell('role'), lowerCase),
    manager: text('manager'),
    timezone: text('timezone'),
    holidays: text('holidays'),
    hours: said(cell('hours'), splitHours),
    skills: said(cell('skills'), readSkills),
    capacity: Object.fromEntries(caps.filter(([, cap]) => cap !== undefined)),
    crm: Object.fromEntries(ids),
  };
}

function said<T>(text: string, read: (text: string) => T): T | null | undefined {
  if (text === '') return undefined;
  return text === TAKEN_AWAY ? null : read(text);
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function readNumber(text: string): unknown {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function readSkills(text: string): string[] {
  const skills = text.split(/[;,|]/).map((one) => one.trim());
  return skills.filter((one) => one !== '');
}
