import { basename } from 'node:path';
import { AppError } from '../../../errors.ts';
import { choosePeople } from '../../../services/workspace/first/choose-people.ts';
import { initWorkspace } from '../../../services/workspace/first/init-workspace.ts';
import { type NewPerson, nameAdmin } from '../../../services/workspace/first/new-person.ts';
import { readPeople } from '../../../services/workspace/first/read-people.ts';
import { readTextFile } from '../files.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { wrongUsage } from '../usage.ts';
import { invalidWorkspace, listDirectory, writeFiles } from './directory.ts';

export interface InitOptions {
  fromSlack?: true;
  fromCsv?: string;
  me?: string;
  only?: string[];
  match?: string;
}

interface Team {
  people: NewPerson[];
  /** Columns of the CSV that nothing was taken from. */
  ignored: string[];
}

const MOST_LISTED = 20;
const MAY_STAND_BESIDE =
  'Beside them may stand contacts.csv (people you know) and suppressions.csv (whom to leave alone).';

/** Writes all files of a first workspace, or none when one of them is there. */
export async function init(
  { deps }: Shell,
  { dir, ...options }: InitOptions & { dir: string },
): Promise<Answer> {
  checkUsage(options);
  const names = Object.keys(initWorkspace());
  const there = (await listDirectory(dir)).filter((name) => names.includes(name));
  if (there.length > 0) {
    const message = `${dir} has ${there.join(', ')} already; nothing was written. Take another.`;
    throw new AppError('conflict.file_exists', message, { details: { dir, files: there } });
  }
  const team = await findTeam({ deps }, options);
  await writeFiles(dir, initWorkspace(team?.people));
  return team ? teamAnswer(team, dir, names) : emptyAnswer(dir, names);
}

function checkUsage({ fromSlack, fromCsv, me, only, match }: InitOptions): void {
  if (fromSlack && fromCsv !== undefined) {
    throw wrongUsage('People come from one place: take --from-slack or --from-csv.');
  }
  if ((only || match !== undefined) && !fromSlack) {
    throw wrongUsage('--only and --match pick from Slack: add --from-slack.');
  }
  if (me !== undefined && !fromSlack && fromCsv === undefined) {
    throw wrongUsage('--me names somebody of the list: add --from-slack or --from-csv FILE.');
  }
}

async function findTeam({ deps }: Pick<Shell, 'deps'>, options: InitOptions): Promise<Team | null> {
  const { fromSlack, fromCsv: file, me } = options;
  if (fromSlack) {
    return { people: choosePeople(await deps.listPeople(), options), ignored: [] };
  }
  if (file === undefined) return null;
  const read = readPeople(basename(file), await readTextFile(file));
  if ('faults' in read) throw invalidWorkspace(file, read.faults);
  return me === undefined ? read : { ...read, people: nameAdmin(read.people, me) };
}

function emptyAnswer(dir: string, files: string[]): Answer {
  const lines = [
    `Wrote ${files.join(', ')} to ${dir}.`,
    MAY_STAND_BESIDE,
    `Next: put your name into roster.yml, then: baton apply ${dir}`,
  ];
  return { json: { dir, files }, lines };
}

function teamAnswer({ people, ignored }: Team, dir: string, files: string[]): Answer {
  const selling = people.filter(({ weight }) => weight > 0);
  const unread = ignored.length > 0 ? [`Not read: the columns ${ignored.join(', ')}.`] : [];
  const lines = [
    `Wrote ${files.join(', ')} to ${dir}: ${counted(people.length, 'person', 'people')}.`,
    `They get leads: ${listed(selling)}.`,
    ...(['admin', 'manager'] as const).map((role) => roleLine(people, role)).filter(Boolean),
    ...unread,
    MAY_STAND_BESIDE,
    `Next: delete from policy.yml who does not sell, then: baton apply ${dir}`,
  ];
  const shown = people.map(({ id, name, role = 'rep', weight }) => ({ id, name, role, weight }));
  return { json: { dir, files, people: shown, ignored_columns: ignored }, lines };
}

function listed(people: readonly NewPerson[]): string {
  const ids = people.slice(0, MOST_LISTED).map(({ id }) => id);
  const more = people.length - ids.length;
  return more > 0 ? `${ids.join(', ')} and ${more} more` : ids.join(', ');
}

function roleLine(people: readonly NewPerson[], role: 'admin' | 'manager'): string {
  const found = people.filter((one) => one.role === role);
  if (found.length > 0) return `With the role ${role}: ${listed(found)}.`;
  return role === 'admin'
    ? 'Nobody has the role admin yet: give it to yourself in roster.yml.'
    : '';
}
