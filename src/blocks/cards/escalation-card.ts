import type { Button } from '@slack/web-api';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { EscalationCard } from '../../routing/model/cards/cards.ts';
import {
  closeAction,
  ESCALATION_GIVEBACK,
  ESCALATION_MORE,
  LEAD_KEEP,
  LEAD_REASSIGN,
  LEAD_TAKE,
  LEAD_WHY,
} from '../action-ids.ts';
import { actions, button, context, header, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, leadName, lined, mention, mrkdwn, type SafeText, spaced } from '../text.ts';
import { printedSpan, type Reader, slackTime } from '../time.ts';
import { anyOf, counted, everyOf, priorityWord } from '../words.ts';

type Settled = NonNullable<EscalationCard['settled']>;

const TITLES = {
  missed: 'Unclaimed',
  nobody: 'Nobody left',
  undelivered: 'Not delivered',
} as const;

/** What a manager sees when a lead is not claimed: who has it, what comes next, what to do. */
export function escalationCard(card: EscalationCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.newerAt) return olderEscalation(card, card.newerAt, reader);
  if (card.settled) return settledEscalation(card, card.settled, reader);
  const title = `${card.calledBad ? 'Bad lead?' : `${TITLES[card.cause]}:`} ${leadName(card.lead)}`;
  const happened = story(card, reader);
  const next = nextLine(card, reader);
  return rendered(mrkdwn`${title}. ${happened} ${choices(card)}`, [
    header(title),
    section(lined(standing(card, reader), spaced(happened, asked(card)))),
    ...(next ? [context(next)] : []),
    actions(...buttons(card)),
  ]);
}

function standing({ lead }: EscalationCard, reader: Reader): SafeText {
  return dotted(
    mrkdwn`Here since ${slackTime(lead.receivedAt, reader)}`,
    mrkdwn`${lead.tier}`,
    mrkdwn`${priorityWord(lead.priority)}`,
  );
}

function story(card: EscalationCard, reader: Reader): SafeText {
  if (card.calledBad) return judging(card.calledBad);
  const rep = card.isToRep ? 'You' : whose(card.repName, 'The rep');
  if (card.cause === 'nobody') {
    const who = card.repsAsked === 0 ? 'No rep was asked' : `${reps(card)} asked`;
    const why = card.why ? mrkdwn`: ${cut(card.why, SHOWN.reason)}` : mrkdwn``;
    return mrkdwn`${who}${why}. ${holder(card, reader)}`;
  }
  if (card.cause === 'undelivered') {
    const whom = card.isToRep ? 'you' : whose(card.repName, 'the rep');
    return mrkdwn`Slack did not take the card for ${whom}. ${holder(card, reader)}`;
  }
  const by = card.missedAt ? mrkdwn` by ${slackTime(card.missedAt, reader)}` : mrkdwn``;
  return mrkdwn`${rep} did not answer${by}. ${holder(card, reader)}`;
}

function whose(who: Asked | null, otherwise: string): string {
  return typeof who === 'string' ? who : everyOf(who ?? [otherwise]);
}

function judging({ rep, turn }: NonNullable<EscalationCard['calledBad']>): SafeText {
  const name = cut(rep, SHOWN.person);
  const stake = turn ? mrkdwn`If you agree, the turn of ${name} comes back.` : null;
  return spaced(mrkdwn`${name} says it is a bad lead. *It is on hold until you decide.*`, stake);
}

function holder(card: EscalationCard, reader: Reader): SafeText {
  const { cause, current, isToRep } = card;
  if (!current && cause === 'nobody') {
    const until = isToRep ? 'you take it or pick a rep' : 'somebody picks a rep';
    return mrkdwn`*It is on hold until ${until}.*`;
  }
  if (!current) return mrkdwn`*Nobody has it now.*`;
  const until = current.dueAt ? mrkdwn` until ${slackTime(current.dueAt, reader)}` : mrkdwn``;
  if (typeof current.name !== 'string') {
    const { length } = current.name;
    const are = counted(length, 'rep is', 'reps are');
    return mrkdwn`*${are} asked${until}: ${everyOf(current.name)}.*`;
  }
  if (current.name !== card.repName) return mrkdwn`*${current.name} has it${until}.*`;
  return mrkdwn`*${isToRep ? 'You' : current.name} can still claim it${until}.*`;
}

/** Nobody else can be told, and nobody else is asked. */
function isOwn({ isToRep, current, repName }: EscalationCard): boolean {
  return isToRep && current?.name === repName;
}

function asked(card: EscalationCard): SafeText | null {
  return card.mention ? mrkdwn`${mention(card.mention)}, that is you.` : null;
}

function nextLine({ nextStep, current }: EscalationCard, reader: Reader): SafeText | null {
  if (!nextStep) return null;
  const unless = current ? 'If nobody claims it' : 'If nobody acts';
  return mrkdwn`${unless}: ${cut(nextStep.text, SHOWN.reason)} at ${slackTime(nextStep.at, reader)}`;
}

/** A pick is urgent only when nobody has the lead; else no button is put forward. */
function buttons(card: EscalationCard): Button[] {
  const value = { lead: card.lead.leadId };
  const name = leadName(card.lead, 40);
  const nobody = card.current === null;
  const label = isOwn(card) ? 'Claim it' : 'Take it';
  const take = button({ label, action: LEAD_TAKE, value, spoken: `${label}: ${name}` });
  const reassign = button({
    label: 'Reassign',
    action: LEAD_REASSIGN,
    value,
    primary: nobody && !card.calledBad,
    spoken: `Reassign ${name}`,
  });
  const full = button({ label: 'Full story', action: LEAD_WHY, value });
  if (isOwn(card)) return [take, reassign, full];
  if (card.calledBad) return [...judgeButtons(card), reassign, full];
  const pick = nobody ? [reassign, take] : [take, reassign];
  return [...pick, ...giveBackButton(card), ...moreButton(card), full];
}

/** Agreeing closes it as bad, like the same word in any menu. */
function judgeButtons({ lead }: EscalationCard): Button[] {
  const value = { lead: lead.leadId };
  const name = leadName(lead, 40);
  const agree = 'Agree, it is bad';
  const fine = 'It is fine';
  return [
    button({ label: agree, action: closeAction('bad'), value, spoken: `${agree}: ${name}` }),
    button({ label: fine, action: LEAD_KEEP, value, spoken: `${fine}: ${name}` }),
  ];
}

/** Another chance for whoever missed it, while somebody else has it or nobody. */
function giveBackButton({ lead, repName, missedRepId }: EscalationCard): Button[] {
  if (!missedRepId) return [];
  const value = { lead: lead.leadId, rep: missedRepId };
  const label = `Give it back to ${cut(whose(repName, 'the rep'), 40)}`;
  return [button({ label, action: ESCALATION_GIVEBACK, value })];
}

/** Only somebody who is asked has a time that can be longer. */
function moreButton({ lead, current }: EscalationCard): Button[] {
  if (!current) return [];
  const label = `Give ${typeof current.name === 'string' ? cut(current.name, 40) : 'them'} 5 more minutes`;
  return [button({ label, action: ESCALATION_MORE, value: { lead: lead.leadId } })];
}

function choices(card: EscalationCard): string {
  if (card.calledBad) return 'Agree, or say that it is fine.';
  if (isOwn(card)) return 'Claim it or reassign.';
  return card.current ? 'Take it or reassign.' : 'Reassign or take it.';
}

/** One live card a lead: the newest tells the news. */
function olderEscalation({ lead }: EscalationCard, newerAt: Date, reader: Reader): Rendered {
  const line = mrkdwn`*${leadName(lead)}*: see the message sent at ${slackTime(newerAt, reader)}`;
  return rendered(line, [section(line)]);
}

function settledEscalation(card: EscalationCard, settled: Settled, reader: Reader): Rendered {
  const title = `${settledTitle(card, settled)}: ${leadName(card.lead)}`;
  const by = card.isToRep && settled.by === card.repName ? 'You' : settled.by;
  const line = settledLine(card, { ...settled, by }, slackTime(settled.at, reader));
  return rendered(mrkdwn`${title}. ${line}`, [header(title), section(line)]);
}

function settledTitle({ current }: EscalationCard, { text }: Settled): string {
  if (text === 'claimed') return 'Claimed';
  if (text === 'closed') return 'Closed';
  return current ? `Given to ${anyOf(current.name)}` : 'Given on';
}

function settledLine(card: EscalationCard, settled: Settled, at: SafeText): SafeText {
  if (settled.text === 'closed') return mrkdwn`${settled.by} closed it at ${at}.`;
  if (settled.text === 'given') return mrkdwn`By ${settled.by} at ${at}.`;
  const span = printedSpan(settled.at.getTime() - card.lead.receivedAt.getTime());
  return dotted(
    mrkdwn`${settled.by} claimed it at ${at}, ${span} after it came`,
    mrkdwn`${reps(card)} asked`,
  );
}

function reps(card: EscalationCard): string {
  return counted(card.repsAsked, 'rep');
}
