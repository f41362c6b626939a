/** Finds what is wrong in how a policy tells accounts apart: names twice, `id` too early. */
import type { Policy } from '../../model/policy/policy.ts';
import { formatPath } from '../wording.ts';
import { fault, type PolicyFault } from './policy-fault.ts';

/** Unknown names are refused where the file is read. */
export function checkAccountMatch({ account_match: rules }: Policy): PolicyFault[] {
  const early = rules.tie_breaks.indexOf('id');
  const isLast = early < 0 || early === rules.tie_breaks.length - 1;
  const message =
    'found "id" before others, expected it last or not at all: no two accounts share one, so nothing after it is ever asked.';
  return [
    ...checkTwice(['account_match', 'tie_breaks'], rules.tie_breaks),
    ...checkTwice(['account_match', 'tiers'], rules.tiers),
    ...(isLast ? [] : [fault(['account_match', 'tie_breaks', early], message)]),
  ];
}

function checkTwice(keys: string[], names: readonly string[]): PolicyFault[] {
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const where = formatPath([...keys, first]);
    return [fault([...keys, index], `found "${name}" a second time, expected it once: ${where}.`)];
  });
}
