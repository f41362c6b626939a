import type { StageOptions } from '../../e2e/stage.ts';

export const LEADS = 1_000;
export const REPS = 50;
/** Every tenth lead asks for a demo, which the policy promises an answer within five minutes. */
const HOT_ONE_IN = 10;

const reps = Array.from({ length: REPS }, (_, n) => {
  const number = String(n + 1).padStart(2, '0');
  return { id: `rep${number}`, name: `Rep ${number}`, slack: `U0REP${number}` };
});

const ROSTER = `
version: 1
channels: { managers: C0MANAGERS, ops: C0OPS }
reps:
${reps.map(({ id, name, slack }) => `  - { id: ${id}, name: ${name}, slack: ${slack} }`).join('\n')}
  - { id: lou, name: Lou Adam, slack: U0LOU, role: admin }
`;

/**
 * Nobody has a cap, so that each of the fifty may hold their twenty; `backlog_at_once` only counts
 * leads that waited, and none of these does. What is measured is the way to Slack.
 */
const POLICY = `
version: 1
segments:
  - { id: demos, when: { request.form: demo }, sla: hot }
  - { id: everyone, when: {} }
pools:
  - { id: sales, members: { ${reps.map(({ id }) => `${id}: 100`).join(', ')} }, backlog_at_once: 0 }
rules:
  - { id: all, when: {}, assign: { pool: sales } }
fallback: { pool: sales }
sla:
  hot: { claim: 5m }
  standard: { claim: 30m }
`;

export const COMPANY: StageOptions = {
  roster: ROSTER,
  policy: POLICY,
  people: Object.fromEntries(reps.map(({ slack, name }) => [slack, name])),
};

export const REP_USERS = reps.map(({ slack }) => slack);

export function isHot(n: number): boolean {
  return n % HOT_ONE_IN === 0;
}

/** What the n-th form says; its company's name is found again in whatever reaches a rep. */
export function leadOf(n: number): Record<string, unknown> {
  return {
    person: { email: `p${n}@burst${n}.test`, name: 'Dana Ode', title: n % 3 ? 'CTO' : 'Analyst' },
    company: { name: nameOf(n), employees: 10 + ((n * 37) % 3_000), country: 'ES' },
    request: { form: isHot(n) ? 'demo' : 'contact', message: 'Need pricing for 300 seats' },
  };
}

export function nameOf(n: number): string {
  return `Burst ${String(n).padStart(4, '0')}`;
}

/** The numbers of the leads a message shows. */
export function leadsIn(message: string): number[] {
  return [...new Set([...message.matchAll(/Burst (\d{4})/g)].map(([, digits]) => Number(digits)))];
}
