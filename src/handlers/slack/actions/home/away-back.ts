import { setAvailability } from '../../../../services/people/set-availability.ts';
import { availabilityAnswer } from '../../answers/availability-answer.ts';
import type { Click } from '../click.ts';
import { confirm } from '../refresh-home.ts';

/** I am back: leads come again. */
export async function comeBack(click: Click): Promise<unknown> {
  return makeAvailable(click, click.repId);
}

export async function makeAvailable(click: Click, repId: string): Promise<unknown> {
  const { ctx, actor, reader } = click;
  const was = await setAvailability(ctx, { repId, away: null, actor });
  const rep = repId === click.repId ? null : repId;
  const answer = availabilityAnswer(was, { rep, repId, reader });
  return was.outcome === 'back' ? confirm(click, answer) : click.tell(answer);
}
