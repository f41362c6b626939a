import type { KnownBlock } from '@slack/web-api';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { HomeView, LeadRow, TeamRow } from '../../routing/model/cards/cards.ts';
import type { StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import type { LateLead } from '../../routing/model/cards/standings/late-lead.ts';
import { listed } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { printedDate, printedSpan, type Reader } from '../../words/time.ts';
import {
  HOME_AVAILABILITY,
  HOME_QUEUE,
  HOME_UNROUTED,
  LEAD_REASSIGN,
  LEAD_TAKE,
  NOTIFICATIONS_SET,
  QUARANTINE_MENU,
} from '../action-ids.ts';
import { snoozedWords } from '../cards/working/snoozed-words.ts';
import { actions, button, header, menu, row, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { firstOf } from '../paging.ts';
import { quarantineCounts } from '../parts/quarantine-lines.ts';
import { isAway, isInSlack, mayComeBack, standingWords } from '../parts/rep-standing.ts';
import { cut, dotted, leadFirst, leadName, lined, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';
import { askedTogether } from '../words.ts';
import { homePools } from './home-pools.ts';

/** What may go wrong next, what waits without a rep, and how the team stands. */
export function homeManager(view: HomeView, reader: Reader): KnownBlock[] {
  const waiting = [queues(view, reader), ...quarantined(view, reader)];
  const parts = [paused(view), atRisk(view, reader), waiting, unrouted(view)];
  return [...parts.flat(), ...homePools(view), ...team(view, reader), ...notifications(view)];
}

/** Whoever is in a pool has the button beside their own leads. */
function notifications({ inPool }: HomeView): KnownBlock[] {
  if (inPool) return [];
  return [actions(button({ label: say`Notifications`, action: NOTIFICATIONS_SET }))];
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

function atRisk({ atRisk: leads, lastRisk }: HomeView, reader: Reader): KnownBlock[] {
  if (leads.total === 0) {
    const none = mrkdwn`*No lead is at risk.*`;
    return [section(lastRisk ? lined(none, lastLine(lastRisk, reader)) : none)];
  }
  const draw = (lead: LeadRow) => riskRow(lead, reader);
  return [
    header(say`At risk now: ${leads.total}`),
    ...firstOf(leads, { list: 'risk', max: SHOWN.riskRows, draw }),
  ];
}

function lastLine({ at, tookMs, ...lead }: LateLead, { timeZone }: Reader): SafeText {
  const on = printedDate(at, timeZone);
  return mrkdwn`The last one was ${leadName(lead)} on ${on}, claimed after ${printedSpan(tookMs)}.`;
}

/** At risk or on hold: a manager takes it, or gives it to somebody. */
export function riskRow(lead: LeadRow, reader: Reader): KnownBlock[] {
  const value = { lead: lead.leadId };
  const name = leadName(lead, 40);
  return [
    section(riskLine(lead, reader)),
    actions(
      button({ label: say`Take it`, action: LEAD_TAKE, value, spoken: say`Take it: ${name}` }),
      button({ label: say`Reassign`, action: LEAD_REASSIGN, value, spoken: say`Reassign ${name}` }),
    ),
  ];
}

/** "Globex · with Ben until 10:10 · 2 reps asked". */
export function riskLine(lead: LeadRow, reader: Reader): SafeText {
  const until = lead.dueAt ? mrkdwn` until *${slackTime(lead.dueAt, reader)}*` : mrkdwn``;
  const why = lead.why ? mrkdwn`${cut(lead.why, SHOWN.reason)}` : null;
  return dotted(
    mrkdwn`*${leadFirst(lead)}*`,
    lead.repName ? mrkdwn`${whoHasIt(lead.repName)}${until}` : why,
    lead.snooze ? snoozedWords(lead.snooze, reader) : null,
    lead.repsAsked > 0 ? mrkdwn`${counted(lead.repsAsked, 'rep')} asked` : null,
  );
}

/** "with Ben", or "2 reps are asked: Ana and Ben". */
function whoHasIt(who: Asked): SafeText {
  if (typeof who === 'string') return mrkdwn`with ${who}`;
  return mrkdwn`${askedTogether(who)}`;
}

function queues({ held, quarantine }: HomeView, reader: Reader): KnownBlock {
  const { waiting, spam } = quarantine;
  if (held + waiting + spam === 0) return section(mrkdwn`Hold and quarantine are empty.`);
  const counts = dotted(holdCount(held), quarantineCounts(quarantine, reader));
  return row(counts, button({ label: say`Open queue`, action: HOME_QUEUE }));
}

export function holdCount(held: number): SafeText | null {
  return held > 0 ? mrkdwn`*On hold: ${held}* (nobody can take it)` : null;
}

const QUARANTINE_CHOICES = [
  { label: say`Release`, value: 'release' },
  { label: say`Correct`, value: 'correct' },
  { label: say`Discard`, value: 'discard' },
];

/** The first of what waits for a look; Open queue leads to the rest. */
function quarantined({ quarantine }: HomeView, reader: Reader): KnownBlock[] {
  return quarantine.rows.slice(0, SHOWN.quarantineRows).map((lead) => {
    const name = mrkdwn`*${leadFirst(lead)}*`;
    const line = dotted(
      lead.spam ? mrkdwn`Spam? ${name}` : name,
      lead.why ? mrkdwn`${cut(lead.why, SHOWN.reason)}` : null,
      mrkdwn`since ${slackTime(lead.since, reader)}`,
    );
    return row(line, menu(QUARANTINE_MENU, QUARANTINE_CHOICES), { lead: lead.leadId });
  });
}

/** What rules said is not for sales, for a look now and then. */
function unrouted({ unrouted: count }: HomeView): KnownBlock[] {
  if (count === 0) return [];
  const line = mrkdwn`*Not for sales: ${count}* in the last 7 days`;
  return [
    row(line, button({ label: say`Open`, action: HOME_UNROUTED, spoken: say`Open not for sales` })),
  ];
}

function team({ team: reps }: HomeView, reader: Reader): KnownBlock[] {
  if (reps.total === 0) return [section(mrkdwn`Nobody is in a pool yet.`)];
  const draw = (rep: TeamRow) => [teamRow(rep, reader)];
  return [
    header(say`Team: ${reps.total}`),
    ...firstOf(reps, { list: 'team', max: SHOWN.teamRows, draw }),
  ];
}

/** "Ben Okoro · available · 7 of 25 open". */
export function teamLine(rep: StandingRow, reader: Reader): SafeText {
  return mrkdwn`*${cut(rep.name, SHOWN.person)}* · ${standingWords(rep, reader)}`;
}

export function teamRow(rep: StandingRow, reader: Reader): KnownBlock {
  const line = teamLine(rep, reader);
  if (!isInSlack(rep)) return section(line);
  return row(line, menu(HOME_AVAILABILITY, availabilityChoices(rep)), { rep: rep.repId });
}

function availabilityChoices(rep: StandingRow) {
  const back = mayComeBack(rep) ? [{ label: say`Set available`, value: 'back' }] : [];
  const label = isAway(rep) ? say`Change until when or cover` : say`Set Away`;
  const hours = { label: say`Hours and time off`, value: 'hours' };
  return [...back, { label, value: 'away' }, hours];
}
