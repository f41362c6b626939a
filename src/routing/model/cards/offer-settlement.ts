import type { Slot } from '../../../words/say.ts';
import type { CloseOutcome } from '../lead.ts';
import type { Asked } from './asked.ts';
import type { Contact, SnoozeView } from './cards.ts';

/** What became of an offer, told to the rep who held it. */
export type OfferSettlement =
  | {
      as: 'claimed';
      at: Date;
      /** Without a click: as the host of the meeting that is booked. */
      asHost: boolean;
      /** Claimed in a channel, which says nothing of the person: this card is the first to. */
      firstSeen?: true;
      tookMs: number;
      /** Another rep, who had another lead of the same company by then. */
      beside?: string | null;
      /** Null once it is closed. */
      contact: Contact | null;
      firstTouchBy: Date | null;
      /** Once it is worked on. */
      nextTouchBy?: Date | null;
      snooze?: SnoozeView | null;
      crm: 'none' | 'saved' | 'pending';
      closed: CloseOutcome | null;
      /** What a converted lead brought, in words. */
      worth?: string | null;
      /** Until when the claim may be taken back; null when it may not. */
      undoUntil: Date | null;
    }
  /** Of several who were asked at once somebody else was first. */
  | { as: 'claimed_by_other'; by: string; at: Date }
  /** Slack had not delivered the card when the time of all who were asked was over. */
  | { as: 'not_delivered'; at: Date; next: Asked | null }
  | {
      as: 'declined';
      at: Date;
      reason: string;
      next: Asked | null;
      refunded: boolean;
      /** No turn hung on it: it was given by hand, or others were asked at once. */
      free?: boolean;
      /** So many turns came back within a day that this one did not; null where that is not why. */
      cameBack: number | null;
      undoUntil: Date | null;
    }
  | { as: 'given_back'; at: Date; next: Asked | null; free?: boolean }
  | {
      as: 'called_bad';
      at: Date;
      /** Who has it since, or is asked; null while nobody is. */
      next: Asked | null;
      /** It is with this very rep again. */
      again: boolean;
      agreed: boolean;
      cameBack: boolean;
    }
  /** The rep asked before took the decline back. */
  | { as: 'taken_back'; at: Date; by: string }
  /** `isAway`: after so many misses the rep gets no new leads for now. */
  | { as: 'expired'; at: Date; next: Asked | null; isAway?: boolean; free?: boolean }
  | { as: 'away' | 'time_off' | 'slack_dnd' | 'slack_status'; at: Date; next: Asked | null }
  /** Its account is known now, and another rule takes it. */
  | { as: 'account_found'; at: Date; next: Asked | null }
  /** A manager sent it on; `next` is null when nobody is asked. */
  | { as: 'sent_on'; at: Date; by: string; reason: string; next: Asked | null }
  | { as: 'overridden'; at: Date; by: string; to: string; reason: Slot }
  | {
      as: 'merged';
      at: Date;
      /** Who has the lead it turned out to be; null while nobody has. */
      holder: Asked | null;
      /** It is this very rep. */
      own: boolean;
      /** When that lead came. */
      since: Date;
    }
  | { as: 'withdrawn'; at: Date };
