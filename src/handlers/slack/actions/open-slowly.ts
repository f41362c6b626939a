import { setTimeout as sleep } from 'node:timers/promises';
import type { ModalView } from '@slack/web-api';
import { loadingModal } from '../../../blocks/modals/loading-modal.ts';
import type { Phrase } from '../../../words/say.ts';
import type { Click } from './click.ts';

/** Half of what a trigger lives. */
const PATIENCE_MS = 1500;

/** Opens what may take longer to load than a trigger lives: a few words stand there meanwhile. */
export async function openSlowly(
  { open, client }: Pick<Click, 'open' | 'client'>,
  loading: Promise<ModalView>,
  title: Phrase,
): Promise<unknown> {
  const view = await Promise.race([loading, sleep(PATIENCE_MS, undefined, { ref: false })]);
  if (view) return open(view);
  const opened = await open(loadingModal(title));
  return client.views.update({ view_id: opened.view?.id ?? '', view: await loading });
}
