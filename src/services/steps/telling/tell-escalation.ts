/**
 * Promises that somebody above the reps hears of a lead: in a message of its own, or in one for
 * all where many are told of at once.
 */
import { countTold } from '../../../db/delivery/ladder-store.ts';
import { lockWaiting } from '../../../db/delivery/outbox-store.ts';
import { addToMessage } from '../../../db/delivery/storm-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { type Level, levelPath } from '../../views/escalation/escalation-levels.ts';
import { promise, type Step } from '../step.ts';
import { tellManagers } from './tell-managers.ts';

/** More than so many at once for one place come in one message. */
export const STORM_OVER = 5;
/** What is told within this time is told at once. */
const MOMENT_MS = 10_000;
/** How long the rest of them may join. */
const JOIN_MS = 3_000;
/** Of a lead that is told with others there is an id in the message, and no more room than this. */
const MOST_JOINED = 500;

export const STORM = 'escalation_storm';

export interface Escalation {
  /** Left to the lead's last assignment when null. */
  poolId: string | null;
  level: Level;
  /** The last level once more. */
  again?: boolean;
}

export async function tellEscalation(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test' | 'bulk'>,
  about: Escalation,
): Promise<void> {
  if (lead.test || lead.bulk || (await joinStorm(step, lead.id, about))) return;
  await tellAlone(step, lead, about);
}

/** Whatever else is going on. */
export async function tellAlone(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test' | 'bulk'>,
  { poolId, level, again = false }: Escalation,
): Promise<void> {
  await tellManagers(step, lead, {
    kind: 'escalation',
    stream: `escalation:${lead.id}`,
    payload: { leadId: lead.id, poolId, level, again: again ? 1 : 0 },
    urgency: 1,
  });
}

/** Which of them share a place shows when the message leaves; few go on alone then. */
async function joinStorm(step: Step, leadId: string, about: Escalation): Promise<boolean> {
  const { ctx, tx, now } = step;
  const { poolId, level, again = false } = about;
  const [place] = await levelPath(tx, level, { leadId, poolId });
  const message = { stream: `storm:${place}:${level ?? ''}${again ? ':again' : ''}`, kind: STORM };
  const joining = { ...message, leadId, most: MOST_JOINED };
  if (await addToMessage(ctx.db, tx, joining)) return true;
  const moment = { from: inMs(now, -MOMENT_MS), to: inMs(now, MOMENT_MS) };
  const others = await countTold(tx, { leadId, ...moment, most: STORM_OVER });
  if (others < STORM_OVER || (await lockWaiting(ctx.db, tx, message))) return false;
  await promise(step, {
    ...message,
    destination: 'slack',
    leadId: null,
    payload: { level, poolId, again: again ? 1 : 0, leads: leadId },
    urgency: 1,
    dueAt: inMs(now, JOIN_MS),
  });
  return true;
}

function inMs(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
