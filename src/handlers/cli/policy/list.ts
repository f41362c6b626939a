import type { Context } from '../../../services/context.ts';
import {
  listVersions,
  type PublicationLine,
  type VersionLine,
} from '../../../services/policy/list-versions.ts';
import { aligned, snakeKeys } from '../format.ts';
import { printedTime } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';

const MOST = 20;

const HOW: Record<PublicationLine['how'], string> = {
  published: 'published',
  approved: 'approved',
  break_glass: 'published without approval',
  rolled_back: 'rolled back to',
};

type Reader = Parameters<typeof printedTime>[1];

/** What decides, what waits, and what decided before, the newest first. */
export async function list(ctx: Context, { timeZone }: Shell): Promise<Answer> {
  const found = await listVersions(ctx, { limit: MOST });
  const reader = { timeZone, now: ctx.clock.now() };
  const { live, proposals, publications } = found;
  const waiting = proposals.map((one) => proposalRow(one, reader));
  const first = live ? `v${live.version} is live.` : 'No policy is published.';
  const lines = [
    first,
    ...section('Proposed:', waiting),
    ...section(
      'Published:',
      publications.map((one) => publicationRow(one, reader)),
    ),
    `Next: ${nextStep(found.live?.version ?? null, proposals[0]?.version ?? null)}`,
  ];
  return { json: snakeKeys(found), lines };
}

function section(title: string, rows: string[][]): string[] {
  return rows.length === 0 ? [] : [title, ...aligned(rows, '  ')];
}

function proposalRow({ version, author, writtenAt, message }: VersionLine, reader: Reader) {
  return [`v${version}`, printedTime(writtenAt, reader), author, message ?? ''];
}

function publicationRow({ version, how, by, at, reason }: PublicationLine, reader: Reader) {
  return [`v${version}`, printedTime(at, reader), `${HOW[how]} by ${by}`, reason ?? ''];
}

function nextStep(live: number | null, proposed: number | null): string {
  if (live === null) return 'baton apply DIR';
  return proposed === null
    ? 'baton policy propose FILE'
    : `baton policy diff v${live} v${proposed}`;
}
