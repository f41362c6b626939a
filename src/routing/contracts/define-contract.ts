/** Reads data of any known edition of a contract as the current one, and refuses all other. */
import type { z } from 'zod';
import { describe, pointerTo } from '../intake/fault-list.ts';
import { isJsonObject } from '../intake/read-fields.ts';
import type { Fault } from '../model/lead.ts';

/** Where data says its edition. Data from before editions were written says nothing: it is 1. */
export const VERSION_FIELD = 'schema_version';

type Editions = Readonly<Record<number, z.ZodType<object>>>;

interface ContractSpec<V extends Editions, C extends keyof V & number> {
  name: string;
  current: C;
  versions: V;
  /** From each edition but the current one to the next; the edition itself is counted for them. */
  upgrades: { readonly [K in Exclude<keyof V, C>]: (value: z.output<V[K]>) => object };
}

/** The current edition, whatever it was written in (`from`), or why it cannot be read. */
export type ContractRead<T> = { value: T; from: number } | { refused: Fault[] };

export interface Contract<T> {
  readonly name: string;
  readonly current: number;
  /** Every edition that is read, oldest first. */
  readonly versions: readonly number[];
  /** Of the current edition. */
  readonly schema: z.ZodType<T>;
  /** Never throws; nothing in `value` is trusted. */
  read(value: unknown): ContractRead<T>;
}

/**
 * One shape of data that outlives a release. Each edition has its schema, and each but the last a
 * step to the next; what a step makes is checked against the schema it was made for.
 */
export function defineContract<const V extends Editions, const C extends keyof V & number>(
  spec: ContractSpec<V, C>,
): Contract<z.output<V[C]>> {
  const versions = Object.keys(spec.versions)
    .map(Number)
    .toSorted((a, b) => a - b);
  return {
    name: spec.name,
    current: spec.current,
    versions,
    schema: spec.versions[spec.current] as z.ZodType<z.output<V[C]>>,
    read: (value) => {
      const unknown = versionFault({ name: spec.name, versions }, value);
      if (unknown) return { refused: [unknown] };
      const from = versionOf(value) ?? versions[0] ?? spec.current;
      return upgrade(spec, { value, from, at: from });
    },
  };
}

interface Upgrading {
  value: unknown;
  from: number;
  at: number;
}

function upgrade<V extends Editions, C extends keyof V & number>(
  spec: ContractSpec<V, C>,
  { value, from, at }: Upgrading,
): ContractRead<z.output<V[C]>> {
  const parsed = spec.versions[at]?.safeParse(value);
  if (!parsed?.success) return { refused: parsed?.error.issues.map(asFault(value)) ?? [] };
  if (at === spec.current) return { value: parsed.data as z.output<V[C]>, from };
  const steps: Readonly<Record<number, (older: never) => object>> = spec.upgrades;
  const step = steps[at] as ((older: object) => object) | undefined;
  const next = { ...step?.(parsed.data), [VERSION_FIELD]: at + 1 };
  return upgrade(spec, { value: next, from, at: at + 1 });
}

function versionOf(value: unknown): number | undefined {
  const found = isJsonObject(value) ? value[VERSION_FIELD] : undefined;
  return typeof found === 'number' ? found : undefined;
}

/** What is wrong with the edition that data says it is; null when it is known, or not said. */
export function versionFault(
  { name, versions }: { name: string; versions: readonly number[] },
  value: unknown,
): Fault | null {
  const found = isJsonObject(value) ? value[VERSION_FIELD] : undefined;
  if (found === undefined || versions.some((known) => known === found)) return null;
  const latest = Math.max(...versions);
  const isNewer = typeof found === 'number' && found > latest;
  const next = isNewer ? `Send version ${latest}, or update Baton.` : `Send version ${latest}.`;
  return {
    pointer: pointerTo('', VERSION_FIELD),
    code: 'version.unsupported',
    message: `Found ${describe(found)}, expected ${versions.join(' or ')} of ${name}. ${next}`,
  };
}

/** A finding of a schema as a fault of the data it looked at. */
export function asFault(value: unknown) {
  return (issue: z.core.$ZodIssue): Fault => {
    const keys = issue.path.map(String);
    const found = keys.reduce<unknown>((at, key) => childOf(at, key), value);
    return {
      pointer: keys.reduce(pointerTo, ''),
      code: issue.code === 'unrecognized_keys' ? 'field.unknown' : 'shape.unexpected',
      message: `Found ${describe(found)}, expected ${expectedBy(issue)}.`,
    };
  };
}

function childOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)] as unknown;
  return isJsonObject(value) ? value[key] : undefined;
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ');
  if (issue.code === 'unrecognized_keys') return `no ${issue.keys.join(', ')}`;
  return issue.message;
}
