import type { Hours } from '../workspace/roster.ts';

/** Time off that is planned or goes on. */
export interface TimeOffRow {
  id: string;
  repId: string;
  name: string;
  from: Date;
  /** When leads come again. */
  until: Date;
  coverId: string | null;
  coverName: string | null;
  begun: boolean;
  setBy: string;
  /** The rep's, in which its days are meant. */
  timeZone: string;
}

/** What the form of somebody's hours and time off is filled in with. */
export interface HoursForm {
  repId: string;
  /** Null for oneself. */
  name: string | null;
  hours: Hours;
  timeZone: string;
  /** They are the rep's own, and not those of the roster. */
  own: boolean;
  timeOff: TimeOffRow[];
}
