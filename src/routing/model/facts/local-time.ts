/** The shape of an instant as a clock on the wall shows it. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export interface LocalTime {
  weekday: (typeof WEEKDAYS)[number];
  /** 0..23. */
  hour: number;
  /** `2026-12-24` */
  date: string;
}
