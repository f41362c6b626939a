/** Lists the public holidays of the regions a workspace names, for the table decisions read. */

import type { HolidayRow } from '../../db/workspace/roster-store.ts';
import { AppError } from '../../errors.ts';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 400;

export interface HolidaySpan {
  regions: string[];
  /** Dates, both included. */
  from: string;
  to: string;
  days: HolidayRow[];
}

/**
 * From 30 days back to 400 days ahead. Takes noticeable CPU and loads a large library, so call it
 * before a transaction. A region is a country, or a country and its parts: `ES`, `ES-MD`.
 *
 * @throws AppError `input.holiday_region` with `details.region`
 */
export async function listHolidays(regions: readonly string[], now: Date): Promise<HolidaySpan> {
  const from = dateOf(now.getTime() - DAYS_BACK * DAY_MS);
  const to = dateOf(now.getTime() + DAYS_AHEAD * DAY_MS);
  const unique = [...new Set(regions)].toSorted();
  if (unique.length === 0) return { regions: [], from, to, days: [] };
  const { default: Holidays } = await import('date-holidays');
  const days = new Map<string, HolidayRow>();
  for (const region of unique) {
    const [country = '', state = '', part = ''] = region.split('-');
    const calendar = new Holidays();
    if (!isKnown(calendar, [country, state, part])) throw unknownRegion(region);
    calendar.init(country, state, part);
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
      for (const { type, start, end, name, date } of calendar.getHolidays(year)) {
        if (type !== 'public') continue;
        for (const day of daysFrom(date, end.getTime() - start.getTime())) {
          if (day >= from && day <= to) days.set(`${region} ${day}`, { region, date: day, name });
        }
      }
    }
  }
  return { regions: unique, from, to, days: [...days.values()] };
}

interface Places {
  getCountries(): Record<string, string>;
  getStates(country: string): Record<string, string> | undefined;
  getRegions(country: string, state: string): Record<string, string> | undefined;
}

/** The library answers an unknown state with the country's days, which would hide a slip. */
function isKnown(places: Places, [country, state, part]: [string, string, string]): boolean {
  if (!(country in places.getCountries())) return false;
  if (state !== '' && !(state in (places.getStates(country) ?? {}))) return false;
  return part === '' || part in (places.getRegions(country, state) ?? {});
}

/** The local dates a holiday of that length covers: `2026-01-01 00:00:00`, 48 h → two days. */
function daysFrom(start: string, lengthMs: number): string[] {
  const first = Date.parse(`${start.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.round(lengthMs / DAY_MS));
  return Array.from({ length: count }, (_, i) => dateOf(first + i * DAY_MS));
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function unknownRegion(region: string): AppError {
  const message = `found the unknown holiday region “${region}”, expected a country such as ES or a part of one such as DE-BY.`;
  return new AppError('input.holiday_region', message, { details: { region } });
}
