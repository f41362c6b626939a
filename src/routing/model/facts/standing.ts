/** The shape of what stands above or beside the rules for one lead. */
import type { Reason } from '../reasons.ts';

/** What is known of a lead beside its facts, and stands above or beside the rules. */
export interface Standing {
  /** A test lead goes to this rep alone. */
  testFor: string | null;
  /** A manager said that it is for sales after all. */
  restored: boolean;
  /** Why the person or the company is on the suppression list; null when neither is. */
  suppressed: string | null;
  /** The rep who hosts the meeting that is booked already. */
  hostId: string | null;
  /** The rep whom the sender names as the owner. */
  namedOwnerId: string | null;
  /** Reps who have this company by its other leads, who has the best claim first. */
  companyReps: string[];
  /** Left out where no rule asks: the person's first, then the company's, the latest lead first. */
  previousOwners?: PreviousOwner[];
  /** Why what it says cannot be taken as it stands; null or left out where it can. */
  doubt?: Reason | null;
  /** A manager let it out of quarantine. */
  cleared?: boolean;
  /** A meeting is booked, be its host one of ours or not. */
  booked?: boolean;
}

/** A rep who owned a lead of this person, or of this company, and has done with it or not. */
export interface PreviousOwner {
  repId: string;
  of: 'person' | 'company';
  /** When they last had to do with it; ISO 8601. */
  until: string;
}

export const NOTHING_STANDING: Standing = {
  testFor: null,
  restored: false,
  suppressed: null,
  hostId: null,
  namedOwnerId: null,
  companyReps: [],
};
