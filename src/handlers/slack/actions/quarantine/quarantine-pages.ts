import type { SafeText } from '../../../../blocks/text.ts';
import { loadQuarantine } from '../../../../services/quarantine/load-quarantine.ts';
import { say } from '../../../../words/say.ts';
import { quarantinePage } from '../../answers/quarantine-answer.ts';
import type { Click } from '../click.ts';

const QUARANTINE_TITLE = say`Quarantine`;

/** Open quarantine: its first page. */
export async function openQuarantine(click: Click): Promise<unknown> {
  return click.tell(quarantinePage(await loadQuarantine(click.ctx, click), click.reader));
}

/** Previous and Next turn the page where it stands. */
export async function turnQuarantine(click: Click): Promise<unknown> {
  return showPage(click, null);
}

/** The page the click came from, with what was just done above it. */
export async function showPage(click: Click, said: SafeText | null): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  const page = await loadQuarantine(ctx, { actor, page: about.page ?? 0 });
  return click.turn(quarantinePage(page, reader, said), QUARANTINE_TITLE);
}
