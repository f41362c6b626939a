import { unseenHelp } from '../../../../blocks/answers/click-answers.ts';
import { takeMissBack } from '../../../../services/offer/take-miss-back.ts';
import type { Click } from '../click.ts';

/** "I did not see it" is no miss then; and what may be keeping messages from the phone. */
export async function adviseOnSilence({ ctx, about, actor, tell }: Click): Promise<unknown> {
  const was = about.lead ? await takeMissBack(ctx, { leadId: about.lead, actor }) : null;
  return tell(unseenHelp(was?.outcome === 'taken_back' ? was : null));
}
