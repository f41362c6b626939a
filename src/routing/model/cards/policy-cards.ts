import type { Slot } from '../../../words/say.ts';
import type { PublishedHow } from '../policy/publication.ts';

/** One version of the policy as people are shown it. All text is raw: blocks escape it. */
export interface VersionView {
  version: number;
  author: string;
  /** What its author says of it. */
  message: string | null;
  writtenAt: Date;
  /** The version it was written on; null for the first. */
  basedOn: number | null;
  /** What it changes of that one, a line each. */
  changes: Slot[];
}

export interface ProposalView extends VersionView {
  /** The version that decides now; 0 for none. Another than `basedOn`: others were quicker. */
  live: number;
  /** How many people beside its author have to agree. */
  approvals: number;
  /** What would have gone elsewhere lately, in words; null where nobody has counted. */
  moved: Slot | null;
  /** Null while it waits. */
  settled: ProposalSettlement | null;
}

export interface ProposalSettlement {
  as: Exclude<PublishedHow, 'rolled_back'> | 'rejected' | 'withdrawn';
  by: string;
  at: Date;
  reason: string | null;
}

/** Asks whoever looks after the policy to approve a version, and says later what became of it. */
export interface ProposalCard extends ProposalView {
  kind: 'proposal';
  timeZone: string;
}

/** One time a version became live. */
export interface PublicationView {
  version: number;
  author: string;
  message: string | null;
  how: PublishedHow;
  /** Who made it live, and why where they had to say. */
  by: string;
  reason: string | null;
  at: Date;
}

/** A version, and what one reader may do with it while it waits. */
export interface ProposalRow extends ProposalView {
  /** `own`: it waits for somebody else. */
  may: 'approve' | 'own' | 'read';
  isOwn: boolean;
  /** Who may approve it. */
  approvers: string[];
}

/** What stands about the policy in Home. */
export interface PolicyGlance {
  live: PublicationView | null;
  /** What waits for this reader. */
  waiting: ProposalRow[];
  mayEdit: boolean;
  mayRollBack: boolean;
}

/** How the policy stands: what is live, what waits, what was. */
export interface PolicyPage extends PolicyGlance {
  /** Everything that waits, the newest first. */
  proposals: ProposalRow[];
  /** The last ones, the newest first. */
  history: PublicationView[];
}
