/** What a rep wants to hear, and how much of it a locked phone may show. */
export interface Taste {
  /** A reminder before the time to claim is over. */
  remind: boolean;
  /** The open leads, before a working day begins. */
  morning: boolean;
  /** How the week went, before the first working day of the next. */
  weekly: boolean;
  /** The same of everybody, for managers. */
  teamWeekly: boolean;
  /** Names stay out of notifications; the message itself shows them. */
  hideNames: boolean;
}

/** Quiet until somebody asks for more: a lead and its reminder are all that comes by itself. */
export const DEFAULT_TASTE: Readonly<Taste> = {
  remind: true,
  morning: false,
  weekly: false,
  teamWeekly: false,
  hideNames: false,
};
