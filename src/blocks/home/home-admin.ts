import type { KnownBlock } from '@slack/web-api';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import { context, firstRows, header, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, mrkdwn } from '../text.ts';
import { andMore } from './rows.ts';

type Check = HomeView['checks'][number];

/** Set-up and health: each thing that is not fine with its mend, the rest in a line. */
export function homeAdmin({ checks }: HomeView): KnownBlock[] {
  if (checks.length === 0) return [];
  const fine = checks.filter((check) => check.fine);
  const broken = checks.filter((check) => !check.fine);
  if (broken.length === 0) return [context(mrkdwn`All ${fine.length} checks are fine.`)];
  const shown = { max: SHOWN.checkRows, where: 'baton doctor', draw: brokenRow };
  return [
    header(`Set-up: ${fine.length} of ${checks.length}`),
    ...firstRows(broken, shown, andMore),
    ...(fine.length > 0 ? [doneLine(fine)] : []),
  ];
}

function brokenRow({ name, mend }: Check): KnownBlock[] {
  const what = cut(name, 120);
  return [section(mend ? mrkdwn`*${what}.* ${cut(mend, 300)}` : mrkdwn`*${what}.*`)];
}

function doneLine(fine: readonly Check[]): KnownBlock {
  return context(mrkdwn`Done: ${cut(fine.map((check) => check.name).join(', '), 400)}`);
}
