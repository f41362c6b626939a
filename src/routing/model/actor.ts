export const ROLES = ['rep', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. The role is never carried along: it is read in the transaction that acts. */
export type Actor =
  /** `deed`: for another, a Slack user as well, with one's own authority. */
  | { kind: 'slack'; userId: string; deed?: { id: string; askedBy: string } }
  | { kind: 'cli'; osUser: string }
  | {
      kind: 'system';
      part:
        | 'intake'
        | 'router'
        | 'matcher'
        | 'sla'
        | 'outbox'
        | 'clock'
        | 'slack'
        | 'crm'
        | 'enrichment';
    };

/** What people read where nobody but the system did something. */
export const BATON = 'Baton';

/** The form an actor takes in audit rows: `slack:U1`, `cli:root`, `system:sla`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'slack') return `slack:${actor.userId}`;
  return actor.kind === 'cli' ? `cli:${actor.osUser}` : `system:${actor.part}`;
}

/** admin ⊃ manager ⊃ rep. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
