import type {
  EscalationCard,
  EscalationHolder,
} from '../../../routing/model/cards/escalation-cards.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedSpan, type Reader } from '../../../words/time.ts';
import { SHOWN } from '../../limits.ts';
import { cut, dotted, joined, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';
import { allOf, anyOf, calledRep, everyOf } from '../../words.ts';

/** The sentences that the card and its thread share. */

export type Settled = NonNullable<EscalationCard['settled']>;

/** What happened, and who has it now. */
export function story(card: EscalationCard, reader: Reader): SafeText {
  if (card.calledBad) return judging(card.calledBad);
  return spaced(happened(card, reader), holder(card, reader));
}

/** The first half of it; null where nobody has let their time pass. */
export function happened(card: EscalationCard, reader: Reader): SafeText | null {
  if (card.cause === 'nobody') {
    const who = card.repsAsked === 0 ? say`No rep was asked` : say`${reps(card)} asked`;
    const why = card.why ? mrkdwn`: ${cut(card.why, SHOWN.reason)}` : mrkdwn``;
    return mrkdwn`${who}${why}.`;
  }
  if (card.cause === 'undelivered') {
    const whom = card.isToRep ? say`you` : calledRep(card.repName);
    return mrkdwn`Slack did not take the card for ${whom}.`;
  }
  if (isAsked(card)) return null;
  const by = card.missedAt ? mrkdwn` by ${slackTime(card.missedAt, reader)}` : mrkdwn``;
  return mrkdwn`${missed(card)}${by}.`;
}

/** "Ana did not answer, so Ben has it until 10:10." */
export function wentOn(card: EscalationCard, reader: Reader): SafeText {
  const { cause, current } = card;
  if (cause !== 'missed' || !current || current.late || isAsked(card)) return story(card, reader);
  return mrkdwn`${missed(card)}, so ${holding(current, { isYou: false }, reader)}`;
}

/** Where a whole channel was asked, nobody was. */
function missed({ isToRep, repName }: EscalationCard): Phrase {
  if (isToRep) return say`You did not answer`;
  return repName === null ? say`Nobody claimed it` : say`${allOf(repName)} did not answer`;
}

/** It waited for somebody before, and nobody has let its time pass since. */
function isAsked({ current, missedAt, missedRepId }: EscalationCard): boolean {
  return current !== null && !current.late && missedAt === null && missedRepId === null;
}

function judging({ rep, turn }: NonNullable<EscalationCard['calledBad']>): SafeText {
  const name = cut(rep, SHOWN.person);
  const stake = turn ? mrkdwn`If you agree, the turn of ${name} comes back.` : null;
  return spaced(mrkdwn`${name} says it is a bad lead. *It is on hold until you decide.*`, stake);
}

/** Who has it, or that nobody does. */
export function holder(card: EscalationCard, reader: Reader): SafeText {
  const { cause, current, isToRep } = card;
  if (!current && cause === 'nobody') {
    const until = isToRep ? say`you take it or pick a rep` : say`somebody picks a rep`;
    return mrkdwn`*It is on hold until ${until}.*`;
  }
  if (!current) return mrkdwn`*Nobody has it now.*`;
  return mrkdwn`*${holding(current, { isYou: isToRep && current.name === card.repName }, reader)}*`;
}

/** After the time that was promised, a claim is still as good until somebody else is asked. */
export function holding(
  { name, dueAt, late }: EscalationHolder,
  { isYou }: { isYou: boolean },
  reader: Reader,
): SafeText {
  const until = dueAt ? mrkdwn` until ${slackTime(dueAt, reader)}` : mrkdwn``;
  const who = isYou ? say`You` : anyOf(name);
  if (late) return mrkdwn`${who} can still claim it${until}.`;
  if (typeof name !== 'string') {
    const are = counted(name.length, 'rep is', 'reps are');
    return mrkdwn`${are} asked${until}: ${everyOf(name)}.`;
  }
  return isYou ? mrkdwn`You have it${until}.` : mrkdwn`${who} has it${until}.`;
}

/** Nobody else can be told, and nobody else is asked. */
export function isOwn({ isToRep, current, repName }: EscalationCard): boolean {
  return isToRep && current?.name === repName;
}

/** One person is enough, and the others need not wonder. */
export function onItWords({ onIt }: EscalationCard, reader: Reader): SafeText | null {
  if (!onIt) return null;
  return mrkdwn`${cut(onIt.name, SHOWN.person)} is on it since ${slackTime(onIt.at, reader)}.`;
}

/** In due order, as the clocks have it planned. */
export function nextLine({ nextSteps, current }: EscalationCard, reader: Reader): SafeText | null {
  if (nextSteps.length === 0) return null;
  const unless = current ? say`If nobody claims it` : say`If nobody acts`;
  const steps = nextSteps.map(
    ({ text, at }) => mrkdwn`${cut(text, SHOWN.reason)} at ${slackTime(at, reader)}`,
  );
  return mrkdwn`${unless}: ${joined(steps, say`, then `)}`;
}

export function settledWords(card: EscalationCard, given: Settled, reader: Reader): SafeText {
  const by = card.isToRep && given.by === card.repName ? say`You` : given.by;
  const settled = { ...given, by };
  const at = slackTime(settled.at, reader);
  if (settled.text === 'closed') return mrkdwn`${settled.by} closed it at ${at}.`;
  if (settled.text === 'given') return mrkdwn`By ${settled.by} at ${at}.`;
  const span = printedSpan(settled.at.getTime() - card.lead.receivedAt.getTime());
  return dotted(
    mrkdwn`${settled.by} claimed it at ${at}, ${span} after it came`,
    card.repsAsked === 0 ? mrkdwn`no rep was asked` : mrkdwn`${reps(card)} asked`,
  );
}

function reps(card: EscalationCard): Phrase {
  return counted(card.repsAsked, 'rep');
}
