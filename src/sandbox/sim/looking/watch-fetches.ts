import type { Watch } from './watches.ts';

const ENDS: Record<string, string> = {
  'lead.fetched': 'taken',
  'lead.fetch_failed': 'given_up',
};

/** What was announced is asked for until it is here, once, or is given up where people see it. */
export const watchFetches = (): Watch[] => [endsOnce(), staysVisible()];

function endsOnce(): Watch {
  const ended = new Set<string>();
  return {
    name: 'what was announced is taken in once, or given up once, and the audit says which',
    see: ({ changes, audit }) => {
      const told = new Map(audit.flatMap((row) => (row.fetch ? [[row.fetch, row.action]] : [])));
      return changes.flatMap(({ kind, id, was, became }) => {
        if (kind !== 'fetch' || was === null || was === became) return [];
        if (was !== 'waiting' || ended.has(id)) return [`${id} was ${was} and is ${became}`];
        ended.add(id);
        const word = ENDS[told.get(id) ?? ''];
        return word === became ? [] : [`${id} is ${became}, the audit says ${word ?? 'nothing'}`];
      });
    },
  };
}

/** A person who has a living lead may have been meant: then it is told there. */
function staysVisible(): Watch {
  const seen = new Set<string>();
  return {
    name: 'what could not be fetched waits in quarantine',
    see: ({ audit }) => {
      for (const { action, leadId } of audit) {
        if (action === 'lead.quarantined' && leadId) seen.add(leadId);
      }
      return audit.flatMap(({ action, leadId, fetch }) =>
        action === 'lead.fetch_failed' && !seen.has(leadId ?? '') ? [`${fetch}: ${leadId}`] : [],
      );
    },
  };
}
