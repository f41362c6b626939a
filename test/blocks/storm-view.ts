import type { EscalationStorm } from '../../src/routing/model/cards/escalation-cards.ts';
import { at, MADRID } from './views.ts';

export function aStorm(count: number, over: Partial<EscalationStorm> = {}): EscalationStorm {
  const rows = Array.from({ length: Math.min(count, 10) }, (_, n) => ({
    leadId: `lead_${n}`,
    company: `Company ${n}`,
    person: 'Dana Ode',
    since: at(-n),
    current: n % 2 === 0 ? { name: 'Ben', dueAt: at(10), late: false } : null,
    held: n % 2 === 1,
  }));
  return {
    kind: 'escalation_storm',
    poolId: 'emea',
    told: count,
    count,
    rows,
    slow: null,
    again: false,
    mention: null,
    at: at(5),
    timeZone: MADRID,
    settled: null,
    ...over,
  };
}
