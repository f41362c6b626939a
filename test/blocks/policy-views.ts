import type {
  PolicyGlance,
  PolicyPage,
  ProposalRow,
  ProposalView,
  PublicationView,
} from '../../src/routing/model/cards/policy-cards.ts';
import { at } from './views.ts';

export function aProposal(over: Partial<ProposalView> = {}): ProposalView {
  return {
    version: 13,
    author: 'Leo Park',
    message: 'Iberia needs Spanish',
    writtenAt: at(-30),
    basedOn: 12,
    changes: ['rule iberia: needs the skill es now'],
    live: 12,
    approvals: 1,
    moved: 'In the last 30 days 14 of 310 leads would go elsewhere.',
    settled: null,
    ...over,
  };
}

export function aProposalRow(over: Partial<ProposalRow> = {}): ProposalRow {
  return { ...aProposal(), may: 'approve', isOwn: false, approvers: ['Mia Chen'], ...over };
}

export function aPublication(over: Partial<PublicationView> = {}): PublicationView {
  return {
    version: 12,
    author: 'Leo Park',
    message: 'Cleo joins',
    how: 'approved',
    by: 'Mia Chen',
    reason: null,
    at: at(-60),
    ...over,
  };
}

export function aGlance(over: Partial<PolicyGlance> = {}): PolicyGlance {
  return { live: aPublication(), waiting: [], mayEdit: true, mayRollBack: true, ...over };
}

export function aPolicyPage(over: Partial<PolicyPage> = {}): PolicyPage {
  return { ...aGlance(), proposals: [], history: [aPublication()], ...over };
}
