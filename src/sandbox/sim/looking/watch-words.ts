import type { LeadState } from '../../../routing/model/lead.ts';
import { QUIET_DISCARDS } from '../../../routing/model/quarantine.ts';
import type { Observer } from '../world/observer.ts';
import type { AuditRow } from './state.ts';
import { CAME_TO } from './watch-audit.ts';
import type { Watch } from './watches.ts';

/** What a person has decided, or is to decide, nobody else decides. */
export const watchWords = (observer: Observer): Watch[] => [
  peopleDecide(),
  keepsWhoHasIt(),
  staysQuiet(observer),
];

const isPerson = ({ actor }: AuditRow) => !actor.startsWith('system:');

interface Move extends AuditRow {
  from: LeadState;
  to: LeadState;
}

/** Each change of state that the audit tells, with where the lead came from. */
function followMoves(): (audit: readonly AuditRow[]) => Move[] {
  const states = new Map<string, LeadState>();
  return (audit) =>
    audit.flatMap((row) => {
      const to = CAME_TO[row.action];
      if (!to || !row.leadId) return [];
      const from = states.get(row.leadId) ?? 'received';
      states.set(row.leadId, to);
      return from === to ? [] : [{ ...row, from, to }];
    });
}

const inWords = ({ leadId, from, to, actor }: Move) =>
  `${leadId} went from ${from} to ${to} by ${actor}`;

/** It turned out to be another lead, or nobody has looked at it for two weeks. */
const ENDS = new Set(['duplicate', 'stale']);

function peopleDecide(): Watch {
  const follow = followMoves();
  return {
    name: 'only a person lets a lead out of quarantine, or brings one back that is closed',
    see: ({ audit }) =>
      follow(audit).flatMap((move) => {
        if (move.from !== 'quarantined' && move.from !== 'closed') return [];
        const isOver = move.to === 'closed' && ENDS.has(move.outcome ?? '');
        return isOver || isPerson(move) ? [] : [inWords(move)];
      }),
  };
}

const HAVE_IT = new Set<LeadState>(['offered', 'claimed', 'working']);
/** Those who learn something about a lead, late or early. */
const LEARN = new Set(['system:router', 'system:enrichment', 'system:matcher']);
const ENDED = new Set(['offer.withdrawn', 'offer.expired']);

function keepsWhoHasIt(): Watch {
  const follow = followMoves();
  return {
    name: 'what is learned late takes a lead from nobody who has it or is asked',
    see: ({ audit }) => {
      const moves = follow(audit).filter(({ from, to }) => HAVE_IT.has(from) && !HAVE_IT.has(to));
      const ended = audit.filter(({ action }) => ENDED.has(action));
      return [
        ...moves.filter(({ actor }) => LEARN.has(actor)).map(inWords),
        ...ended
          .filter(({ actor }) => LEARN.has(actor))
          .map(({ action, subject, actor }) => `${action} ${subject} by ${actor}`),
      ];
    },
  };
}

const WHO = 'select person_key as who, test from leads where id = :id';
const CLOSED = 'lead.closed';
const LIVING_MS = 30 * 86_400_000;

interface Discarded {
  leadId: string;
  at: number;
}

/** They are heard again once a manager brings their lead back, or after a month. */
function staysQuiet(observer: Observer): Watch {
  const discarded = new Map<string, Discarded>();
  const whoIs = (id: string) => {
    const [lead] = observer.list<{ who: string; test: number }>(WHO, { id });
    return lead && lead.test === 0 ? lead.who : null;
  };
  const hear = (leadId: string) => {
    for (const [who, one] of discarded) if (one.leadId === leadId) discarded.delete(who);
  };
  return {
    name: 'who was discarded as spam opens no lead by writing again',
    see: ({ audit }) =>
      audit.flatMap(({ action, leadId, reason, at }) => {
        if (!leadId || !CAME_TO[action]) return [];
        if (action !== 'lead.received') hear(leadId);
        const who = whoIs(leadId);
        if (who === null) return [];
        const isQuiet = action === CLOSED && QUIET_DISCARDS.some((one) => one === reason);
        if (isQuiet) discarded.set(who, { leadId, at });
        const before = action === 'lead.received' ? discarded.get(who) : undefined;
        return before && at - before.at < LIVING_MS ? [`${leadId} after ${before.leadId}`] : [];
      }),
  };
}
