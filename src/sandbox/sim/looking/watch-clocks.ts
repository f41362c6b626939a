import type { AuditRow } from './state.ts';
import type { Watch } from './watches.ts';

const SETTLED = new Set(['lead.claimed', 'offer.declined', 'offer.expired', 'offer.withdrawn']);
const REOPENED = new Set(['lead.claim_undone', 'offer.decline_undone']);

const isClockEvent = ({ action }: AuditRow) => action.startsWith('sla.');

/** Whatever the wall clock does: forward, back, or standing while Slack is down. */
export const watchClocks = (): Watch[] => [firedOnce(), noneEarly(), standStill()];

function firedOnce(): Watch {
  const left = new Map<string, number>();
  const use = (key: string) => {
    const n = (left.get(key) ?? 1) - 1;
    left.set(key, n);
    return n < 0 ? [`${key} came once more`] : [];
  };
  return {
    name: 'a clock event fires once, and an offer is settled once until it is reopened',
    see: ({ audit }) =>
      audit.flatMap((row) => {
        const settling = `settled ${row.subject}`;
        if (REOPENED.has(row.action)) left.set(settling, (left.get(settling) ?? 1) + 1);
        if (SETTLED.has(row.action)) return use(settling);
        return isClockEvent(row) ? use(`${row.action} ${row.subject} due ${row.due}`) : [];
      }),
  };
}

function noneEarly(): Watch {
  return {
    name: 'no clock event fires early by the clock of that moment',
    see: ({ audit }) =>
      audit
        .filter((row) => isClockEvent(row) && !(Date.parse(row.due ?? '') <= row.at))
        .map(({ action, subject, due, at }) => {
          return `${action} ${subject} at ${new Date(at).toISOString()}, due ${due}`;
        }),
  };
}

/** Nobody can answer: nobody is late, and nobody is called. */
const CALLS = new Set(['offer.expired', 'lead.review_due', 'lead.quarantine_paged']);

function standStill(): Watch {
  let isDown = false;
  return {
    name: 'no clock fires and no offer runs out while Slack is known to be down',
    see: ({ audit }) =>
      audit.flatMap((row) => {
        if (row.action === 'slack.down') isDown = true;
        if (row.action === 'slack.up') isDown = false;
        const fires = isClockEvent(row) || CALLS.has(row.action);
        return isDown && fires ? [`${row.action} ${row.subject}`] : [];
      }),
  };
}
