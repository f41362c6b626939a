import { sourceAddresses } from '../../../../blocks/answers/set-up/set-up-answers.ts';
import { answerModal } from '../../../../blocks/modals/message-modal.ts';
import { loadSources } from '../../../../services/onboarding/load-sources.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import { sourceRow } from '../../answers/set-up/source-rows.ts';
import type { Click } from '../click.ts';

/** Connect: the address of each source, and a line to try it with. */
export async function openSources(click: Click): Promise<unknown> {
  const { ctx, actor, door } = click;
  const was = await loadSources(ctx, { actor });
  if (was.outcome !== 'listed')
    return click.tell(refused(was, say`Connecting a source`, say`admins`));
  const rows = was.sources.map((source) => sourceRow(ctx, door, source));
  return click.open(answerModal(sourceAddresses(rows), say`Connect a source`));
}
