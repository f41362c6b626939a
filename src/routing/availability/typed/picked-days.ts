/** Turns days and times picked in a form into instants of a zone, and back to fill it in. */
import { Temporal } from 'temporal-polyfill';
import type { PickedDays } from '../../model/cards/hours-cards.ts';
import type { Stretch } from './judge-time-off.ts';

/** What was picked, in the zone in which the days are meant. */
export function stretchOf(picked: PickedDays, timeZone: string): Stretch {
  const last = Temporal.PlainDate.from(picked.untilDate);
  const end = picked.untilTime === '' ? last.add({ days: 1 }) : last;
  return {
    from: instantOf(Temporal.PlainDate.from(picked.fromDate), picked.fromTime, timeZone),
    until: instantOf(end, picked.untilTime, timeZone),
  };
}

function instantOf(date: Temporal.PlainDate, time: string, timeZone: string): Date {
  const at = time === '' ? date.toZonedDateTime(timeZone) : onDay(date, time, timeZone);
  return new Date(at.epochMilliseconds);
}

function onDay(date: Temporal.PlainDate, time: string, timeZone: string) {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
}

/** The other way round, for a form that is filled in. */
export function pickedOf({ from, until }: Stretch, timeZone: string): PickedDays {
  const start = wallTime(from, timeZone);
  const end = wallTime(until, timeZone);
  const isWhole = end.equals(end.startOfDay());
  const last = isWhole ? end.subtract({ days: 1 }) : end;
  return {
    fromDate: start.toPlainDate().toString(),
    fromTime: start.equals(start.startOfDay()) ? '' : hourOf(start),
    untilDate: last.toPlainDate().toString(),
    untilTime: isWhole ? '' : hourOf(end),
  };
}

function wallTime(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

function hourOf(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}
