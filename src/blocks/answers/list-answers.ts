import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { PoolRow, StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import type { QuarantineSummary } from '../../routing/model/cards/quarantine-cards.ts';
import { listed } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, type Slot, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { AWAY_SET, HOME_QUEUE, LEAD_RESTORE } from '../action-ids.ts';
import { actions, button, context, rendered, row, section, sections } from '../elements.ts';
import { holdCount, riskLine } from '../home/home-manager.ts';
import { andMore } from '../home/rows.ts';
import { SHOWN } from '../limits.ts';
import { poolLine } from '../parts/pool-line.ts';
import { openQuarantineButton, quarantineCounts } from '../parts/quarantine-lines.ts';
import { standingWords } from '../parts/rep-standing.ts';
import { testLeadButton } from '../parts/test-lead-button.ts';
import { cut, dotted, joined, leadName, mrkdwn, type SafeText } from '../text.ts';
import { type Answer, answer } from './answer.ts';

/** Answers that list: the queue, the team. The first line is the answer, the last the next step. */

export function queueList(
  queue: {
    held: readonly LeadRow[];
    quarantined: readonly LeadRow[];
    quarantine: QuarantineSummary;
    /** Offered, and the rep's time is over. */
    atRisk: readonly LeadRow[];
  },
  reader: Reader,
): Answer {
  const { held, quarantined, quarantine, atRisk } = queue;
  const inQuarantine = quarantine.waiting + quarantine.spam;
  if (held.length + inQuarantine + atRisk.length === 0) {
    return answer(mrkdwn`Hold and quarantine are empty.`, testLeadButton());
  }
  const draw = (lead: LeadRow) => mrkdwn`${riskLine(lead, reader)} · ${lead.leadId}`;
  const lines = [
    dotted(holdCount(held.length), quarantineCounts(quarantine, reader)),
    ...titledLines(say`Unclaimed in time`, atRisk.map(draw), say`baton lead list --status offered`),
    ...titledLines(say`Hold`, held.map(draw), say`baton lead list --status held`),
    ...titledLines(say`Quarantine`, quarantined.map(draw), say`Open quarantine`),
    mrkdwn`Give one to a rep: /lead assign ID @rep REASON`,
  ];
  const open = inQuarantine > 0 ? [actions(openQuarantineButton())] : [];
  return rendered(joined(lines, '\n'), [...sections(lines), ...open]);
}

/** Each with a button, because a rule may have been wrong. */
export function unroutedList(found: { leads: readonly LeadRow[]; total: number }): Answer {
  if (found.total === 0) {
    const queue = button({ label: say`Open queue`, action: HOME_QUEUE });
    return answer(mrkdwn`Every lead of the last 7 days was for sales.`, queue);
  }
  const title = mrkdwn`*Not for sales: ${found.total}* in the last 7 days`;
  const shown = found.leads.slice(0, SHOWN.lines);
  const rest = found.total - shown.length;
  return rendered(title, [
    section(title),
    ...shown.map(unroutedRow),
    ...(rest > 0 ? [context(mrkdwn`and ${rest} more: baton lead list --outcome no_route`)] : []),
  ]);
}

function unroutedRow(lead: LeadRow) {
  const value = { lead: lead.leadId };
  const person = lead.person ? mrkdwn`${cut(lead.person, SHOWN.person)}` : null;
  const why = lead.why ? mrkdwn`${cut(lead.why, SHOWN.reason)}` : null;
  const line = dotted(mrkdwn`*${leadName(lead)}*`, person, why);
  const spoken = say`Restore ${leadName(lead, 40)}`;
  return row(line, button({ label: say`Restore`, action: LEAD_RESTORE, value, spoken }));
}

export function statusList(
  status: {
    team: readonly StandingRow[];
    paused: readonly string[];
    /** For managers. */
    pools: readonly PoolRow[];
  },
  reader: Reader,
): Answer {
  const { team, pools } = status;
  const here = team.filter((rep) => rep.state === 'available').length;
  const names = cut(listed(status.paused), 300);
  const paused = names === '' ? null : mrkdwn`*Paused: ${names}.*`;
  const draw = (rep: StandingRow) =>
    mrkdwn`*${cut(rep.name, SHOWN.person)}* · ${standingWords(rep, reader)}`;
  const lines = [
    ...(paused ? [paused] : []),
    mrkdwn`*${here} of ${counted(team.length, 'rep')} available.*`,
    ...firstLines(team.map(draw), { max: SHOWN.statusRows, where: '/routing report POOL' }),
    ...titledLines(say`Pools`, pools.map(poolLine), '/routing report'),
    mrkdwn`Going out? /routing away UNTIL`,
  ];
  const away = button({ label: say`Set Away`, action: AWAY_SET });
  return rendered(joined(lines, '\n'), [...sections(lines), actions(away)]);
}

/** `where` the rest of them is to be seen. */
function titledLines(title: Phrase, lines: SafeText[], where: Slot): SafeText[] {
  if (lines.length === 0) return [];
  return [mrkdwn`*${title}*`, ...firstLines(lines, { max: SHOWN.lines, where })];
}

function firstLines(lines: SafeText[], shown: { max: number; where: Slot }): SafeText[] {
  const rest = lines.length - shown.max;
  return rest > 0 ? [...lines.slice(0, shown.max), andMore(rest, shown.where)] : lines;
}
