/** Allows a deed that somebody asked for, or says not now; it is allowed once. */
import { lockLead } from '../../../db/leads/lead-store.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import type { DeedCard } from '../../../routing/model/cards/deed-card.ts';
import type { Context } from '../../context.ts';
import { keepText } from '../../steps/keep-text.ts';
import { findPerformer } from '../../steps/permission.ts';
import { audit, inStep, promise, type Step } from '../../steps/step.ts';
import { CUT_OFF_MS, loadDeed, type WantedDeed } from './load-deed.ts';

interface Answered extends WantedDeed {
  actor: Actor;
}

export type DeedOutcome =
  | { outcome: 'allowed' | 'refused' | 'over' | 'asked_of_another'; deed: DeedCard }
  | { outcome: 'unknown_deed' }
  | { outcome: 'stranger' };

/** The deed itself follows, with the authority of who allowed it; then `endDeed`. */
export async function answerDeed(
  ctx: Context,
  input: Answered & { allow: boolean },
): Promise<DeedOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    await lockLead(ctx.db, step.tx, input.leadId);
    const deed = await loadDeed(step.tx, input, step.now);
    if (!deed) return { outcome: 'unknown_deed' };
    if (performer.rep?.id !== deed.asked.repId) return { outcome: 'asked_of_another', deed };
    if (deed.state !== 'open') return { outcome: 'over', deed };
    await note(step, deed, input.allow ? 'deed.allowed' : 'deed.refused');
    if (input.allow) await tellIfCutOff(step, deed);
    else await tellAsker(step, deed, { notice: 'deed_refused' });
    return { outcome: input.allow ? 'allowed' : 'refused', deed };
  });
}

/** `said`: what came of it, in the words that were given; null where it failed. */
export async function endDeed(
  ctx: Context,
  input: Answered & { said: string | null },
): Promise<void> {
  await inStep(ctx, input.actor, async (step) => {
    const deed = await loadDeed(step.tx, input, step.now);
    if (!deed) return;
    if (input.said === null) return note(step, deed, 'deed.failed');
    const kept = { leadId: deed.leadId, kind: 'deed_answer', body: input.said };
    const { id: saidId } = await keepText(step, kept);
    await note(step, deed, 'deed.done');
    await tellAsker(step, deed, { notice: 'deed_done', saidId });
  });
}

async function note(step: Step, deed: DeedCard, action: string): Promise<void> {
  const { leadId, deedId } = deed;
  await audit(step, { action, subject: leadId, leadId, data: { deed: deedId } });
}

async function tellAsker(
  step: Step,
  { leadId, deedId }: DeedCard,
  news: { notice: string; saidId?: string },
): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId,
    stream: `deed:${deedId}`,
    payload: { ...news, deedId },
  });
}

/** In a stream of its own: what is due later would hold up everything behind it. */
async function tellIfCutOff(step: Step, { leadId, deedId }: DeedCard): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId,
    stream: `deed_cut_off:${deedId}`,
    payload: { notice: 'deed_cut_off', deedId },
    dueAt: new Date(step.now.getTime() + CUT_OFF_MS),
  });
}
