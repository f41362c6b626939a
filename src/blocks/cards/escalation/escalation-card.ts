import type { Button } from '@slack/web-api';
import type { EscalationCard } from '../../../routing/model/cards/escalation-cards.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import {
  closeAction,
  ESCALATION_GIVEBACK,
  ESCALATION_MORE,
  ESCALATION_ON_IT,
  LEAD_KEEP,
  LEAD_REASSIGN,
  LEAD_TAKE,
  LEAD_WHY,
} from '../../action-ids.ts';
import {
  actions,
  button,
  context,
  header,
  type Rendered,
  rendered,
  section,
} from '../../elements.ts';
import {
  cut,
  dotted,
  leadFirst,
  leadName,
  lined,
  mention,
  mrkdwn,
  type SafeText,
  spaced,
} from '../../text.ts';
import { slackTime } from '../../time.ts';
import { anyOf, calledRep, priorityWord } from '../../words.ts';
import {
  isOwn,
  nextLine,
  onItWords,
  type Settled,
  settledWords,
  story,
} from './escalation-words.ts';

const TITLES = {
  missed: say`Unclaimed`,
  nobody: say`Nobody left`,
  undelivered: say`Not delivered`,
} as const;

/** What a manager sees when a lead is not claimed: who has it, what comes next, what to do. */
export function escalationCard(card: EscalationCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.newerAt) return olderEscalation(card, card.newerAt, reader);
  if (card.settled) return settledEscalation(card, card.settled, reader);
  const title = titleOf(card);
  const happened = story(card, reader);
  const helper = onItWords(card, reader);
  const next = nextLine(card, reader);
  const spoken = spaced(happened, helper, mrkdwn`${choices(card)}`);
  return rendered(mrkdwn`${title}. ${spoken}`, [
    header(title),
    section(lined(standing(card, reader), spaced(happened, asked(card)))),
    ...(helper ? [section(helper)] : []),
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

function asked(card: EscalationCard): SafeText | null {
  return card.mention ? mrkdwn`${mention(card.mention)}, that is you.` : null;
}

function titleOf({ calledBad, cause, lead }: EscalationCard): Phrase {
  const name = leadName(lead);
  return calledBad ? say`Bad lead? ${name}` : say`${TITLES[cause]}: ${name}`;
}

/** A pick is urgent only when nobody has the lead; else no button is put forward. */
function buttons(card: EscalationCard): Button[] {
  const value = { lead: card.lead.leadId };
  const name = leadName(card.lead, 40);
  const nobody = card.current === null;
  const label = isOwn(card) ? say`Claim it` : say`Take it`;
  const take = button({ label, action: LEAD_TAKE, value, spoken: say`${label}: ${name}` });
  const reassign = button({
    label: say`Reassign`,
    action: LEAD_REASSIGN,
    value,
    primary: nobody && !card.calledBad,
    spoken: say`Reassign ${name}`,
  });
  const full = button({ label: say`Full story`, action: LEAD_WHY, value });
  if (isOwn(card)) return [take, reassign, full];
  if (card.calledBad) return [...judgeButtons(card), reassign, ...onItButton(card), full];
  const pick = nobody ? [reassign, take] : [take, reassign];
  return [...pick, ...onItButton(card), ...giveBackButton(card), ...moreButton(card), full];
}

/** One person is enough. */
function onItButton({ lead, onIt }: EscalationCard): Button[] {
  if (onIt) return [];
  const label = say`I am on it`;
  const spoken = say`${label}: ${leadName(lead, 40)}`;
  return [button({ label, action: ESCALATION_ON_IT, value: { lead: lead.leadId }, spoken })];
}

/** Agreeing closes it as bad, like the same word in any menu. */
function judgeButtons({ lead }: EscalationCard): Button[] {
  const value = { lead: lead.leadId };
  const name = leadName(lead, 40);
  const agree = say`Agree, it is bad`;
  const fine = say`It is fine`;
  return [
    button({ label: agree, action: closeAction('bad'), value, spoken: say`${agree}: ${name}` }),
    button({ label: fine, action: LEAD_KEEP, value, spoken: say`${fine}: ${name}` }),
  ];
}

/** Another chance for whoever missed it, while somebody else has it or nobody. */
function giveBackButton({ lead, repName, missedRepId }: EscalationCard): Button[] {
  if (!missedRepId) return [];
  const value = { lead: lead.leadId, rep: missedRepId };
  const label = say`Give it back to ${cut(calledRep(repName), 40)}`;
  return [button({ label, action: ESCALATION_GIVEBACK, value })];
}

/** Only somebody who is asked has a time that can be longer. */
function moreButton({ lead, current }: EscalationCard): Button[] {
  if (!current) return [];
  const { name } = current;
  const label =
    typeof name === 'string'
      ? say`Give ${cut(name, 40)} 5 more minutes`
      : say`Give them 5 more minutes`;
  return [button({ label, action: ESCALATION_MORE, value: { lead: lead.leadId } })];
}

function choices(card: EscalationCard): Phrase {
  if (card.calledBad) return say`Agree, or say that it is fine.`;
  if (isOwn(card)) return say`Claim it or reassign.`;
  return card.current ? say`Take it or reassign.` : say`Reassign or take it.`;
}

/** One live card a lead: the newest tells the news. */
function olderEscalation({ lead }: EscalationCard, newerAt: Date, reader: Reader): Rendered {
  const line = mrkdwn`*${leadFirst(lead)}*: see the message sent at ${slackTime(newerAt, reader)}`;
  return rendered(line, [section(line)]);
}

function settledEscalation(card: EscalationCard, settled: Settled, reader: Reader): Rendered {
  const title = say`${settledTitle(card, settled)}: ${leadName(card.lead)}`;
  const line = settledWords(card, settled, reader);
  return rendered(mrkdwn`${title}. ${line}`, [header(title), section(line)]);
}

function settledTitle({ current }: EscalationCard, { text }: Settled): Phrase {
  if (text === 'claimed') return say`Claimed`;
  if (text === 'closed') return say`Closed`;
  return current ? say`Given to ${anyOf(current.name)}` : say`Given on`;
}
