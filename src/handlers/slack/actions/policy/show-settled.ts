import type { Answer } from '../../../../blocks/answers/answer.ts';
import { policyPage } from '../../../../blocks/answers/policy/policy-page.ts';
import { renderCard } from '../../../../blocks/render-card.ts';
import { loadPolicyPage, loadVersion } from '../../../../services/policy/shown/load-policy-page.ts';
import { say } from '../../../../words/say.ts';
import type { Click } from '../click.ts';
import { refreshHome } from '../refresh-home.ts';

interface Settled {
  version: number;
  said: Answer;
  /** Nothing came of the click: that is said even where things show for themselves. */
  refused: boolean;
}

/** What was clicked in shows how things stand now, and words say what was done. */
export async function showSettled(click: Click, { version, said, refused }: Settled) {
  const { ctx, actor, about, on, reader } = click;
  if (on === 'modal') return click.turn(said, say`Policy v${version}`);
  if (on === 'home') return refused ? click.tell(said) : refreshHome(click);
  if (about.page === undefined) await showCard(click, version);
  else await click.redraw(policyPage(await loadPolicyPage(ctx, { actor }), reader));
  return click.tell(said);
}

/** Draws the card where it was clicked; the outbox repairs its other copies. */
async function showCard(click: Click, version: number): Promise<void> {
  const { ctx, actor, reader } = click;
  const row = await loadVersion(ctx, { version, actor });
  if (!row?.settled) return;
  const card = { ...row, kind: 'proposal', timeZone: reader.timeZone } as const;
  await click.redraw(renderCard(card, reader.now));
}
