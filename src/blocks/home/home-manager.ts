import type { KnownBlock } from '@slack/web-api';
import type { HomeView, LeadRow, TeamRow } from '../../routing/model/cards.ts';
import {
  HOME_AVAILABILITY,
  HOME_QUEUE,
  HOME_UNROUTED,
  LEAD_REASSIGN,
  LEAD_TAKE,
} from '../action-ids.ts';
import { actions, button, firstRows, header, menu, row, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { standingWords } from '../rep-standing.ts';
import { cut, dotted, leadName, mrkdwn, type SafeText } from '../text.ts';
import { type Reader, slackTime } from '../time.ts';
import { counted, listed } from '../words.ts';
import { andMore } from './rows.ts';

/** What may go wrong next, what waits without a rep, and how the team stands. */
export function homeManager(view: HomeView, reader: Reader): KnownBlock[] {
  const parts = [paused(view), atRisk(view, reader), [queues(view)], unrouted(view)];
  return [...parts.flat(), ...team(view, reader)];
}

function paused({ pausedPools }: HomeView): KnownBlock[] {
  const [first, ...others] = pausedPools;
  if (first === undefined) return [];
  const names = cut(listed(pausedPools), 300);
  const which = others.length > 0 ? 'POOL' : first;
  return [
    section(
      mrkdwn`*Paused: ${names}.* New leads wait on hold. Type /routing resume ${which} to go on.`,
    ),
  ];
}

function atRisk({ atRisk: rows }: HomeView, reader: Reader): KnownBlock[] {
  if (rows.length === 0) return [section(mrkdwn`*No lead is at risk.*`)];
  const draw = (lead: LeadRow) => riskRow(lead, reader);
  return [
    header(`At risk now: ${rows.length}`),
    ...firstRows(rows, { max: SHOWN.riskRows, where: '/lead queue', draw }, andMore),
  ];
}

function riskRow(lead: LeadRow, reader: Reader): KnownBlock[] {
  const value = { lead: lead.leadId };
  const name = leadName(lead, 40);
  return [
    section(riskLine(lead, reader)),
    actions(
      button({ label: 'Take it', action: LEAD_TAKE, value, spoken: `Take it: ${name}` }),
      button({ label: 'Reassign', action: LEAD_REASSIGN, value, spoken: `Reassign ${name}` }),
    ),
  ];
}

/** "Globex · with Ben until 10:10 · 2 reps asked". */
export function riskLine(lead: LeadRow, reader: Reader): SafeText {
  const until = lead.dueAt ? mrkdwn` until *${slackTime(lead.dueAt, reader)}*` : mrkdwn``;
  const why = lead.why ? mrkdwn`${cut(lead.why, SHOWN.reason)}` : null;
  return dotted(
    mrkdwn`*${leadName(lead)}*`,
    lead.repName ? mrkdwn`with ${lead.repName}${until}` : why,
    lead.repsAsked > 0 ? mrkdwn`${counted(lead.repsAsked, 'rep')} asked` : null,
  );
}

export function queueCounts(held: number, quarantined: number): SafeText {
  return dotted(
    mrkdwn`*Hold: ${held}* (nobody eligible)`,
    mrkdwn`*Quarantine: ${quarantined}* (need a look)`,
  );
}

function queues({ held, quarantined }: HomeView): KnownBlock {
  if (held + quarantined === 0) return section(mrkdwn`Hold and quarantine are empty.`);
  return row(queueCounts(held, quarantined), button({ label: 'Open queue', action: HOME_QUEUE }));
}

/** What rules said is not for sales, for a look now and then. */
function unrouted({ unrouted: count }: HomeView): KnownBlock[] {
  if (count === 0) return [];
  const line = mrkdwn`*Not for sales: ${count}* in the last 7 days`;
  return [
    row(line, button({ label: 'Open', action: HOME_UNROUTED, spoken: 'Open not for sales' })),
  ];
}

function team({ team: rows }: HomeView, reader: Reader): KnownBlock[] {
  if (rows.length === 0) return [section(mrkdwn`Nobody is in a pool yet.`)];
  const draw = (rep: TeamRow) => [teamRow(rep, reader)];
  return [
    header(`Team: ${rows.length}`),
    ...firstRows(rows, { max: SHOWN.teamRows, where: '/routing status', draw }, andMore),
  ];
}

function teamRow(rep: TeamRow, reader: Reader): KnownBlock {
  const line = mrkdwn`*${cut(rep.name, SHOWN.person)}* · ${standingWords(rep, reader)}`;
  if (rep.state === 'deactivated') return section(line);
  return row(line, menu(HOME_AVAILABILITY, availabilityChoices(rep)), { rep: rep.repId });
}

function availabilityChoices({ state }: TeamRow) {
  const away = { label: 'Set Away', value: 'away' };
  return state === 'away'
    ? [
        { label: 'Set available', value: 'back' },
        { ...away, label: 'Change until when' },
      ]
    : [away];
}
