import { readProvider } from '../../../routing/intake/kinds/index.ts';
import { because, reasonText } from '../../../routing/model/reasons.ts';
import { isProviderKind, type Source } from '../../../routing/model/workspace/source.ts';
import { counted } from '../plain-words.ts';
import type { Answer } from '../shell.ts';

const EVENTS = 'events: in sources.yml says of which events leads are made, see docs/sources.md';

/** What comes of a product's body that holds no lead; null when there is one in it. */
export function readNotices(
  { kind = 'generic', mapping, events }: Partial<Source>,
  body: unknown,
  { file, now }: { file: string; now: Date },
): Answer | null {
  if (!isProviderKind(kind)) return null;
  const found = readProvider(kind, body, { source: { mapping, events }, now });
  const { touches, notices, note } = found;
  if (touches.length > 0) return null;
  const json = { usable: notices.length > 0, notices, note };
  if (note !== null) {
    const why = reasonText(because(note));
    const lines = [`${file} would make no lead: ${why}.`, `Next: ${EVENTS}`];
    return { json, lines, failed: true };
  }
  const named = notices.map(({ id, objectId }) => `  ${objectId} (by the notice ${id})`);
  const ids = notices.length === 1 ? 'its id' : 'their ids';
  const first = `${file} names ${counted(notices.length, 'lead')}, to be asked for by ${ids}:`;
  const next = 'Next: baton doctor says whether it can be asked for';
  return { json, lines: [first, ...named, next] };
}
