/**
 * Finds the conditions of a policy that do not compile, ask too early, or name what does not exist.
 */
import { WEEKDAYS } from '../../model/facts/local-time.ts';
import { ACCOUNT_STATUSES } from '../../model/lead.ts';
import { INTENT_KINDS, TIMELINES } from '../../model/message.ts';
import type { Policy } from '../../model/policy/policy.ts';
import { BULK_TIER } from '../../model/policy/sla.ts';
import type { Condition } from '../../model/policy/territory.ts';
import { compileCondition } from '../condition.ts';
import { ConditionError } from '../condition-error.ts';
import type { KeyPath } from '../wording.ts';
import { checkName, fault, type PolicyFault } from './policy-fault.ts';

const MAILS: readonly string[] = ['business', 'free', 'disposable', 'none'];
const STANDARD_TIER = 'standard';

/** Every fault inside the conditions of territories, segments and rules. */
export function checkConditions(policy: Policy): PolicyFault[] {
  const names: Partial<Record<string, readonly string[]>> = {
    'message.intent': INTENT_KINDS,
    'message.timeline': TIMELINES,
    'time.weekday': WEEKDAYS,
    territory: policy.territories.map((one) => one.id),
    segment: policy.segments.map((one) => one.id),
    'account.status': ACCOUNT_STATUSES,
    'person.mail': MAILS,
  };
  const tiers = [...Object.keys(policy.sla), STANDARD_TIER, BULK_TIER];
  return listConditions(policy).flatMap(({ condition, keys, early }) => {
    const broken = findBroken(condition, keys);
    if (broken) return [broken];
    return listFields(condition, keys).flatMap(({ field, value, at }) => [
      ...(early?.test(field)
        ? [fault(at, `"${field}" is not known yet when this is asked. Ask for it in a rule.`)]
        : []),
      ...checkOperands(value, at, { kind: field, known: names[field] }),
      // Before the rules a lead has the tier of its source, which may be called anything.
      ...(early || field !== 'tier' ? [] : checkOperands(value, at, { kind: field, known: tiers })),
    ]);
  });
}

interface Asked {
  condition: Condition;
  keys: KeyPath;
  /** Fields nobody knows at that point; null when everything is known. */
  early: RegExp | null;
}

/** A lead gets its territory first, then its segment, then its scores, then its rule. */
function listConditions({ territories, segments, rules }: Policy): Asked[] {
  return [
    ...territories.map((one, i) => ({
      condition: one.match,
      keys: ['territories', i, 'match'],
      early: /^(territory|segment|scores\..+)$/,
    })),
    ...segments.map((one, i) => ({
      condition: one.when,
      keys: ['segments', i, 'when'],
      early: /^(segment|scores\..+)$/,
    })),
    ...rules.map((one, i) => ({ condition: one.when, keys: ['rules', i, 'when'], early: null })),
  ];
}

function findBroken(condition: Condition, keys: KeyPath): PolicyFault | null {
  try {
    compileCondition(condition);
    return null;
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    return fault([...keys, ...error.keys], error.message);
  }
}

/** Is it a condition that nothing is wrong with by itself? */
export function compiles(condition: Condition): boolean {
  return findBroken(condition, []) === null;
}

/** The fields a condition tests. */
export function fieldsOf(condition: Condition): string[] {
  return listFields(condition, []).map(({ field }) => field);
}

interface FieldUse {
  field: string;
  value: unknown;
  at: KeyPath;
}

/** Every field a compiled condition tests, inside `any`, `all` and `not` as well. */
function listFields(condition: unknown, keys: KeyPath): FieldUse[] {
  return entriesOf(condition).flatMap(([field, value]) => {
    const at = [...keys, field];
    if (field === 'not') return listFields(value, at);
    if (!Array.isArray(value) || (field !== 'any' && field !== 'all'))
      return [{ field, value, at }];
    return value.flatMap((one, i) => listFields(one, [...at, i]));
  });
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

const COMPARING = ['eq', 'ne', 'in', 'not_in'];

function checkOperands(
  value: unknown,
  at: KeyPath,
  { kind, known }: { kind: string; known: readonly string[] | undefined },
): PolicyFault[] {
  if (known === undefined) return [];
  if (typeof value === 'string') return checkName(at, kind, { name: value.toLowerCase(), known });
  if (Array.isArray(value)) return value.flatMap((one) => checkOperands(one, at, { kind, known }));
  return entriesOf(value)
    .filter(([operator]) => COMPARING.includes(operator))
    .flatMap(([operator, operand]) => checkOperands(operand, [...at, operator], { kind, known }));
}
