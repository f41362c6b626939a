/** Keeps what Slack says of reps; unanswered offers of whoever is gone by it go to others. */
import {
  loadSlackPresence,
  type SlackPresenceRecord,
  saveSlackPresence,
} from '../../../db/workspace/availability-store.ts';
import { isQuiet } from '../../../routing/availability/shift.ts';
import type { Shift } from '../../../routing/model/decision.ts';
import { type Reason, textIn } from '../../../routing/model/reasons.ts';
import {
  addPresence,
  NOTHING_SAID,
  type SlackQuiet,
  type SlackStatus,
  samePresence,
} from '../../../routing/people/slack-presence.ts';
import { passOffersOn } from '../offer/pass-offers-on.ts';
import { drainForChange } from '../placing/drain.ts';
import { loadTeam, type Member } from '../placing/load-team.ts';
import { audit, type Step } from '../step.ts';

export interface PresenceLearnt {
  repId: string;
  /** What was left out stays as it was. */
  said?: { quiet?: SlackQuiet | undefined; status?: SlackStatus | undefined };
  /** Given: Slack was asked, and this was known before. */
  asked?: { known: SlackPresenceRecord | null };
  /** Slack has to be asked, because nobody knows which news is the last. */
  askAgain?: true;
}

/** Of somebody who was never asked about. */
const NEVER = new Date(0);

export async function learnPresence(step: Step, learnt: readonly PresenceLearnt[]): Promise<void> {
  const before = await loadTeam(step.tx, step.now);
  const presence = await loadSlackPresence(step.tx);
  for (const one of learnt) await keep(step, one, presence.get(one.repId) ?? null);
  const after = await loadTeam(step.tx, step.now);
  let isMoved = false;
  for (const { repId, asked } of learnt) {
    const change = { was: before.get(repId), is: after.get(repId), isAsked: asked !== undefined };
    isMoved = (await follow(step, repId, change)) || isMoved;
  }
  if (isMoved) await drainForChange(step);
}

/** What Slack tells by itself while it is being asked is newer than its answer. */
async function keep(
  step: Step,
  { repId, said = {}, asked, askAgain }: PresenceLearnt,
  row: SlackPresenceRecord | null,
): Promise<void> {
  const known = row ?? NOTHING_SAID;
  if (asked && !samePresence(known, asked.known ?? NOTHING_SAID)) return;
  const next = addPresence(known, said);
  if (!asked && !askAgain && samePresence(known, next)) return;
  const seenAt = asked ? step.now : askAgain ? NEVER : (row?.seenAt ?? NEVER);
  await saveSlackPresence(step.tx, { ...next, repId, seenAt });
}

interface Change {
  was: Member | undefined;
  is: Member | undefined;
  /** False where Slack has just told of it by itself: somebody did something. */
  isAsked: boolean;
}

/** Whether the rep's shift is another one than before. */
async function follow(step: Step, repId: string, change: Change): Promise<boolean> {
  const { was, is } = change;
  if (!was || !is || JSON.stringify(was.shift) === JSON.stringify(is.shift)) return false;
  const { says, until } = signOf(is.shift);
  await audit(step, { action: 'rep.slack_presence', subject: repId, data: { says, until } });
  if (says && isGone(was.shift, is.shift, change)) await passOffersOn(step, repId, says);
  return true;
}

const SIGNS: Partial<Record<Reason['code'], 'slack_dnd' | 'slack_status'>> = {
  'availability.slack_dnd': 'slack_dnd',
  'availability.slack_status': 'slack_status',
  'availability.slack_status_open': 'slack_status',
};

/** What of Slack decides now, and until when by itself; never the words of a status. */
function signOf(shift: Shift): { says: 'slack_dnd' | 'slack_status' | null; until: string | null } {
  const reason = shift.state === 'on_shift' ? null : (shift.reason ?? null);
  const says = (reason && SIGNS[reason.code]) ?? null;
  return { says, until: (says && reason && textIn(reason, 'until')) || null };
}

/**
 * Quiet that Slack keeps each night is nobody's deed: off shift it takes no offer away, unless it
 * has just been asked for.
 */
function isGone(was: Shift, is: Shift, { isAsked }: Pick<Change, 'isAsked'>): boolean {
  const wasGone = was.state === 'unavailable' || isQuiet(was);
  if (wasGone || is.state === 'on_shift') return false;
  if (is.state === 'unavailable') return true;
  return isQuiet(is) && (was.state === 'on_shift' || !isAsked);
}
