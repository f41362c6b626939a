import { checkView } from '../blocks/check-blocks.ts';
import type { View } from '../state/model.ts';
import type { Workspace } from '../state/workspace.ts';
import { accepted, asRecord } from '../web-api/arguments.ts';
import type { Delivered } from './courier.ts';

const trouble = 'We had some trouble connecting. Try again?';

/** Does to a modal what the app's answer to its submission asked for. */
export function applyAck(
  { views }: Workspace,
  { userId, view }: { userId: string; view: View },
  { status, body }: Delivered,
): void {
  const ack = asRecord(body);
  const next = () => accepted(checkView(ack.view), 'invalid_arguments');
  const effects = new Map<unknown, () => void>([
    [undefined, () => views.pop(userId, view.id)],
    ['clear', () => views.clear(userId)],
    ['update', () => views.update(view, next())],
    ['push', () => views.push(userId, next())],
    ['errors', () => setErrors(view, knownErrors(view, asRecord(ack.errors)))],
  ]);
  if (status !== 200) {
    setErrors(view, { '': trouble });
    return;
  }
  const effect = effects.get(ack.response_action);
  if (!effect) throw new Error(`Slack knows no response_action "${String(ack.response_action)}".`);
  effect();
}

function setErrors(view: View, errors: Record<string, string>): void {
  view.errors = errors;
}

/** Slack shows an error only under an input block, so one that names no such block is a bug. */
function knownErrors(view: View, errors: Record<string, unknown>): Record<string, string> {
  const inputs = view.content.blocks.filter((block) => block.type === 'input');
  for (const blockId of Object.keys(errors)) {
    if (!inputs.some((block) => block.block_id === blockId)) {
      throw new Error(`The error for "${blockId}" names no input block of this modal.`);
    }
  }
  return Object.fromEntries(Object.entries(errors).map(([id, words]) => [id, String(words)]));
}
