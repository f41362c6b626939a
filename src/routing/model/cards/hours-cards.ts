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
  /** As people type them, a group of days a line. */
  hours: string;
  timeZone: string;
  /** They are the rep's own, and not those of the roster. */
  own: boolean;
  /** Nobody has set any: what is filled in is only proposed. */
  proposed: boolean;
  timeOff: TimeOffRow[];
}

/** What may be wrong with the days that were typed or picked. */
export type TimeOffFault = 'ends_before_start' | 'over' | 'start_past' | 'too_long' | 'too_far';

/** Time off as a form asks for it. */
export interface PickedDays {
  /** `2026-12-01` */
  fromDate: string;
  /** `10:00`; empty: the day begins. */
  fromTime: string;
  untilDate: string;
  /** Empty: the day ends. */
  untilTime: string;
}
