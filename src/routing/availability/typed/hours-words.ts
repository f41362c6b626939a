/** Says a working week as people read it: `Mon to Fri, 09:00 to 18:00`. */
import type { Hours } from '../../model/workspace/roster.ts';

export function hoursWords(hours: Hours): string {
  if (hours === 'always') return 'any time';
  const groups = Object.entries(hours).filter(([, spans]) => spans.length > 0);
  if (groups.length === 0) return 'never';
  return groups.map(([days, spans]) => `${dayWords(days)}, ${spanWords(spans)}`).join('; ');
}

function dayWords(days: string): string {
  return days.split('-').map(capitalised).join(' to ');
}

function spanWords(spans: readonly string[]): string {
  return spans.map((span) => span.replace('-', ' to ')).join(' and ');
}

function capitalised(day: string): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}
