import type { Observer } from '../world/observer.ts';
import type { Watch } from './watches.ts';

/** What a rule says of who gets its leads is kept; the database is asked, and no rule is read. */
export const watchTargets = (observer: Observer): Watch[] => [
  leavesOut(observer),
  lendsTurns(observer),
  onlyTells(observer),
];

interface Decided {
  leadId: string;
  rule: string | null;
  outcome: string;
  repId: string | null;
  poolId: string | null;
  queue: string | null;
  /** How many messages let somebody know of the lead. */
  told: number;
  /** Reps who were asked because of it. */
  asked: number;
  /** Nobody hears of tests and of leads that came with many others. */
  quiet: number;
}

const DECIDED = `select decisions.rowid as n, lead_id as leadId, rule,
  json_extract(placement, '$.outcome') as outcome, json_extract(placement, '$.repId') as repId,
  json_extract(placement, '$.poolId') as poolId,
  json_extract(placement, '$.draw.queue') as queue,
  (select count(*) from outbox where outbox.lead_id = leads.id
    and json_extract(payload, '$.notice') = 'told') as told,
  (select count(*) from assignments where assignments.decision_id = decisions.id) as asked,
  leads.test or leads.bulk as quiet
  from decisions join leads on leads.id = decisions.lead_id where decisions.rowid > :n
  order by decisions.rowid`;

/** Each decision, once. */
function followDecisions({ list }: Observer): () => Decided[] {
  let n = 0;
  return () => {
    const made = list<Decided & { n: number }>(DECIDED, { n });
    n = made.at(-1)?.n ?? n;
    return made;
  };
}

/** As the policy of the company has it. */
const LEFT_OUT: Record<string, string> = { france: 'ben' };

function leavesOut(observer: Observer): Watch {
  const follow = followDecisions(observer);
  return {
    name: 'a rule gives nothing to whom it leaves out',
    see: () =>
      follow().flatMap(({ leadId, rule, repId }) =>
        repId !== null && LEFT_OUT[rule ?? ''] === repId ? [`${leadId} by ${rule}`] : [],
      ),
  };
}

function lendsTurns(observer: Observer): Watch {
  const follow = followDecisions(observer);
  return {
    name: 'a lead that overflows uses a turn of the pool that takes it',
    see: () =>
      follow().flatMap(({ leadId, poolId, queue }) =>
        queue === null || poolId === null || queue === poolId ? [] : [`${leadId}: ${queue}`],
      ),
  };
}

function onlyTells(observer: Observer): Watch {
  const follow = followDecisions(observer);
  return {
    name: 'of what a rule only tells somebody, one message goes out and nobody is asked',
    see: () =>
      follow().flatMap(({ leadId, rule, outcome, told, asked, quiet }) => {
        if (rule !== 'partners') return [];
        const isRight = outcome === 'no_route' && asked === 0 && told === (quiet ? 0 : 1);
        return isRight ? [] : [`${leadId}: ${outcome}, ${told} told, ${asked} asked`];
      }),
  };
}
