/** Words what differs between the published providers and those of a directory. */
import { formatDuration } from '../../../routing/model/duration.ts';
import type { EnrichmentSettings } from '../../../routing/model/workspace/provider.ts';
import { diffValues } from './diff-values.ts';

/** Each line as in the other lists; the list is written whole, so a missing provider goes. */
export function wordEnrichment(
  before: EnrichmentSettings | null,
  after: EnrichmentSettings | null,
): string[] {
  if (after === null) return before ? ['= providers unchanged'] : [];
  const [old, next] = [before?.providers ?? [], after.providers];
  const oldIds = old.map(({ id }) => id);
  const nextIds = next.map(({ id }) => id);
  const lines = [
    ...nextIds.filter((id) => !oldIds.includes(id)).map((id) => `+ provider ${id}`),
    ...next.flatMap((provider) => {
      const changes = diffValues(
        old.find(({ id }) => id === provider.id),
        provider,
        { word: wordMs },
      );
      if (!oldIds.includes(provider.id) || changes.length === 0) return [];
      return [`~ provider ${provider.id}: ${changes.join(', ')}`];
    }),
    ...oldIds.filter((id) => !nextIds.includes(id)).map((id) => `- provider ${id}`),
    ...wordOrder(oldIds, nextIds),
    ...diffValues(before?.within ?? after.within, after.within, {
      path: 'within',
      word: wordMs,
    }).map((change) => `~ enrichment: ${change}`),
  ];
  if (lines.length > 0) return lines;
  return before && next.length > 0 ? ['= providers unchanged'] : [];
}

/** Who stands first is believed first. */
function wordOrder(before: readonly string[], after: readonly string[]): string[] {
  const next = stayed(after, before);
  return stayed(before, after) === next ? [] : [`~ providers: the order is now ${next}`];
}

function stayed(ids: readonly string[], others: readonly string[]): string {
  return ids.filter((id) => others.includes(id)).join(', ');
}

const DURATIONS = /^(within|timeout|unknown_for|(.*\.)?ttl)$/;

function wordMs(path: string, value: unknown): string | undefined {
  return DURATIONS.test(path) && typeof value === 'number' ? formatDuration(value) : undefined;
}
