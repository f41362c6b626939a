import type { KnownBlock } from '@slack/web-api';
import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { PoolRow, StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import type { QuarantineSummary } from '../../routing/model/cards/quarantine-cards.ts';
import type { Part } from '../../routing/model/cards/standings/listed.ts';
import { listed } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { AWAY_SET } from '../action-ids.ts';
import { actions, button, context, rendered, sections } from '../elements.ts';
import { holdCount, riskLine, teamLine } from '../home/home-manager.ts';
import { SHOWN } from '../limits.ts';
import { andMore, moreOf } from '../paging.ts';
import { overviewButton } from '../parts/overview/overview-button.ts';
import { poolLine } from '../parts/pool-line.ts';
import { openQuarantineButton, quarantineCounts } from '../parts/quarantine-lines.ts';
import { testLeadButton } from '../parts/test-lead-button.ts';
import { cut, dotted, joined, mrkdwn, type SafeText } from '../text.ts';
import { type Answer, answer } from './answer.ts';

/** Answers that list: the queue, the team. The first line is the answer, the last the next step. */

export function queueList(
  queue: {
    held: Part<LeadRow>;
    quarantined: readonly LeadRow[];
    quarantine: QuarantineSummary;
    /** Offered, and the rep's time is over. */
    atRisk: Part<LeadRow>;
  },
  reader: Reader,
): Answer {
  const { held, quarantined, quarantine, atRisk } = queue;
  const inQuarantine = quarantine.waiting + quarantine.spam;
  if (held.total + inQuarantine + atRisk.total === 0) {
    return answer(mrkdwn`Hold and quarantine are empty.`, testLeadButton());
  }
  const draw = (lead: LeadRow) => mrkdwn`${riskLine(lead, reader)} · ${lead.leadId}`;
  const quarantineRest = inQuarantine - Math.min(quarantined.length, SHOWN.lines);
  return told([
    { lines: [dotted(holdCount(held.total), quarantineCounts(quarantine, reader))] },
    ...titled(say`Unclaimed in time`, atRisk.rows.map(draw), moreOf('risk', restOf(atRisk))),
    ...titled(say`On hold`, held.rows.map(draw), moreOf('held', restOf(held))),
    ...titled(say`Quarantine`, quarantined.map(draw), unseen(quarantineRest)),
    { lines: [mrkdwn`Give one to a rep: /lead assign ID @rep REASON`] },
    { more: inQuarantine > 0 ? [actions(openQuarantineButton())] : [] },
  ]);
}

function restOf({ total }: Part<LeadRow>): number {
  return total - SHOWN.lines;
}

/** The button at the end opens all of it. */
function unseen(rest: number): KnownBlock[] {
  return rest > 0 ? [context(mrkdwn`and ${rest} more`)] : [];
}

export function statusList(
  status: {
    team: readonly StandingRow[];
    paused: readonly string[];
    /** For managers. */
    pools: readonly PoolRow[];
    /** They look after sources, roles and channels too. */
    admin: boolean;
  },
  reader: Reader,
): Answer {
  const { team, pools, admin } = status;
  const here = team.filter((rep) => rep.state === 'available').length;
  const names = cut(listed(status.paused), 300);
  const paused = names === '' ? null : mrkdwn`*Paused: ${names}.*`;
  const rest = moreOf('team', team.length - SHOWN.statusRows);
  return told([
    ...(paused ? [{ lines: [paused] }] : []),
    { lines: [mrkdwn`*${here} of ${counted(team.length, 'rep')} available.*`] },
    { lines: team.slice(0, SHOWN.statusRows).map((rep) => teamLine(rep, reader)), more: rest },
    ...titled(say`Pools`, pools.map(poolLine), morePools(pools.length - SHOWN.lines)),
    { lines: [mrkdwn`Going out? /routing away UNTIL`] },
    {
      more: [
        actions(
          button({ label: say`Set Away`, action: AWAY_SET }),
          ...(admin ? [overviewButton()] : []),
        ),
      ],
    },
  ]);
}

function morePools(rest: number): KnownBlock[] {
  return rest > 0 ? [context(andMore(rest, '/routing report'))] : [];
}

/** Lines that go into a section together, and what stands under them. */
interface Passage {
  lines?: readonly SafeText[];
  more?: readonly KnownBlock[];
}

function titled(title: Phrase, lines: SafeText[], more: KnownBlock[]): Passage[] {
  if (lines.length === 0) return [];
  return [{ lines: [mrkdwn`*${title}*`, ...lines.slice(0, SHOWN.lines)], more }];
}

function told(passages: readonly Passage[]): Answer {
  const lines = passages.flatMap((one) => one.lines ?? []);
  const blocks = passages.flatMap((one) => [...sections(one.lines ?? []), ...(one.more ?? [])]);
  return rendered(joined(lines, '\n'), blocks);
}
