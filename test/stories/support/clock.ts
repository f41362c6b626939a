import { Temporal } from 'temporal-polyfill';
import { parseDuration } from '../../../src/routing/model/duration.ts';
import type { StageClock } from '../../../src/sandbox/stage/clock.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WHEN = /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(\d\d:\d\d)$/;

/** Stands still until the story moves it. */
export class StoryClock implements StageClock {
  readonly zone: string;
  #now: Date;
  readonly #printed: Intl.DateTimeFormat;

  constructor(startsAt: string, zone: string) {
    this.#now = new Date(startsAt);
    this.zone = zone;
    this.#printed = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  now(): Date {
    return new Date(this.#now);
  }

  moveTo(at: Date): void {
    if (at < this.#now)
      throw new Error(`A story does not go back, from ${this.label()} to ${this.label(at)}.`);
    this.#now = at;
  }

  /** `Mon 10:05`, in the story's zone. */
  label(at = this.#now): string {
    const parts = new Map(this.#printed.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${parts.get('weekday')} ${parts.get('hour')}:${parts.get('minute')}`;
  }

  /** `Monday 23 November 2026`. */
  day(): string {
    const date = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
    return this.#now.toLocaleDateString('en-GB', { ...date, timeZone: this.zone });
  }

  /** The next `Mon 09:00` or `09:00` after `from` in the story's zone, or an ISO instant. */
  next(when: string, from: Date): Date {
    const [, weekday, time = ''] = WHEN.exec(when) ?? [];
    if (time === '') return new Date(when);
    const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(
      this.zone,
    );
    for (let days = 0; days <= 7; days++) {
      const day = start.add({ days }).withPlainTime(time);
      const isMeant = !weekday || WEEKDAYS[day.dayOfWeek - 1] === weekday;
      if (isMeant && day.epochMilliseconds > from.getTime()) return new Date(day.epochMilliseconds);
    }
    throw new Error(`There is no ${when} in the coming week.`);
  }
}

export function later(duration: string, from: Date): Date {
  const ms = parseDuration(duration);
  if (ms === undefined) throw new Error(`"${duration}" is no duration such as 15m.`);
  return new Date(from.getTime() + ms);
}
