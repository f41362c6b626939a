/** Words an example of a lead, so that a fault in a policy can be pictured. */
import { type Example, exampleOf, type Region } from './region.ts';

/** More would be read by nobody. */
const MOST_FIELDS = 6;
/** 1200 reads 1,200. */
const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

/** `a lead with company.country ES and company.employees 1,200`; undefined where none is known. */
export function wordExample(region: Region | null): string | undefined {
  const example = region && exampleOf(region);
  return example ? wordLead(example) : undefined;
}

function wordLead(example: Example): string {
  const known = [...example].filter(([, value]) => value !== undefined);
  const missing = [...example].filter(([, value]) => value === undefined);
  const parts = [
    ...known.map(([path, value]) => `${path} ${wordValue(value)}`),
    ...missing.map(([path]) => `no ${path}`),
  ].slice(0, MOST_FIELDS);
  return parts.length === 0 ? 'any lead' : `a lead with ${joined(parts)}`;
}

function wordValue(value: unknown): string {
  if (typeof value === 'number') return NUMBER.format(value);
  return typeof value === 'string' && /\s|^$/.test(value) ? `“${value}”` : String(value);
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
