import { LEAD_EDGES, type LeadState } from '../../../routing/model/lead.ts';
import type { Watch } from './watches.ts';

/** The acts that say to which state a lead came. */
export const CAME_TO: Record<string, LeadState> = {
  'lead.received': 'received',
  'lead.scheduled': 'scheduled',
  'lead.held': 'held',
  'lead.quarantined': 'quarantined',
  'lead.offered': 'offered',
  'lead.claimed': 'claimed',
  'lead.touched': 'working',
  'lead.resumed': 'working',
  'lead.closed': 'closed',
  'lead.restored': 'received',
  'lead.reopened': 'claimed',
  'lead.returned': 'claimed',
  'lead.claim_undone': 'offered',
  'offer.decline_undone': 'offered',
};

/** The audit tells the life of each lead: whole, and along its diagram. */
export const watchAudit = (): Watch[] => [alongEdges(), nothingUntold()];

function alongEdges(): Watch {
  const states = new Map<string, LeadState>();
  return {
    name: 'a lead changes state along the edges of its diagram',
    see: ({ audit }) =>
      audit.flatMap(({ action, leadId }) => {
        const to = CAME_TO[action];
        if (!to || !leadId) return [];
        const from = states.get(leadId);
        states.set(leadId, to);
        const isEdge = from === undefined ? to === 'received' : LEAD_EDGES[from].includes(to);
        return isEdge || from === to ? [] : [`${leadId} went from ${from ?? 'nowhere'} to ${to}`];
      }),
  };
}

/** The journal of the database says what happened, the audit what Baton says about it. */
function nothingUntold(): Watch {
  const said = new Map<string, string>();
  return {
    name: 'no lead changes state without an audit row that says so',
    see: ({ audit, changes }) => {
      const told = new Map<string, string[]>();
      const did = new Map<string, string[]>();
      for (const { action, leadId } of audit) {
        const to = CAME_TO[action];
        if (!to || !leadId || said.get(leadId) === to) continue;
        said.set(leadId, to);
        append(told, leadId, to);
      }
      for (const { kind, id, was, became } of changes) {
        if (kind === 'lead' && was !== became) append(did, id, became ?? 'gone');
      }
      return [...new Set([...did.keys(), ...told.keys()])].flatMap((id) => {
        const [is, words] = [did.get(id)?.join(', '), told.get(id)?.join(', ')];
        return is === words
          ? []
          : [`${id} came to ${is ?? 'nothing'}, the audit says ${words ?? 'nothing'}`];
      });
    },
  };
}

function append(lists: Map<string, string[]>, id: string, state: string): void {
  const list = lists.get(id);
  if (list) list.push(state);
  else lists.set(id, [state]);
}
