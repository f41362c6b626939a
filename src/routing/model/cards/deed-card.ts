/** What somebody may not do and asks another to allow: one command about one lead, as it runs. */
import type { Slot } from '../../../words/say.ts';

export interface DeedCard {
  kind: 'deed';
  deedId: string;
  leadId: string;
  company: string;
  person: Slot;
  asker: { name: string; userId: string };
  /** Who is asked. */
  asked: { name: string; repId: string };
  /** Whole, with ids: `/lead assign lead_7k2 @ben knows the account`. Raw. */
  command: string;
  expiresAt: Date;
  state: DeedState;
  /** When it came to that state. */
  since: Date;
  timeZone: string;
}

/**
 * `under_way`: allowed a moment ago, and what comes of it is not known yet. Cut off on the way it
 * is `found_done` where the record has what it did, else `undone`; it does not run again.
 */
export type DeedState =
  | 'open'
  | 'under_way'
  | 'done'
  | 'found_done'
  | 'undone'
  | 'refused'
  | 'expired';

/** Somebody whom no lead can reach asks for leads. */
export interface JoinCard {
  kind: 'join';
  /** Without a name: the roster does not know them. */
  asker: { name: string | null; userId: string };
  /** Whoever reads may add people to pools. */
  mayEdit: boolean;
  /** Who else may. */
  admins: string[];
}
