/** The form in which the checks of a policy and a roster report what is wrong. */
import { didYouMean, formatPath, type KeyPath } from '../wording.ts';

export interface PolicyFault {
  keys: KeyPath;
  /** The same as a text: `rules[2].assign.pool`. */
  path: string;
  /** What was found, what was expected, and what to do. */
  message: string;
  /** An error refuses the file, a warning is shown. */
  severity: 'error' | 'warning';
  /** What it is about, by its name: `rule iberia`. */
  subject?: string;
  /** A lead it concerns: `a lead with company.country ES`. */
  example?: string;
}

export function fault(
  keys: KeyPath,
  message: string,
  severity: PolicyFault['severity'] = 'error',
  example?: string,
): PolicyFault {
  const found = { keys, path: formatPath(keys), message, severity };
  return example === undefined ? found : { ...found, example };
}

/** A fault when `name` is not among those that exist: `found the unknown pool "emae" …`. */
export function checkName(
  keys: KeyPath,
  kind: string,
  { name, known }: { name: string | undefined; known: readonly string[] },
): PolicyFault[] {
  if (name === undefined || known.includes(name)) return [];
  const expected = known.length > 0 ? `one of ${known.join(', ')}` : 'none, as none is defined';
  const near = didYouMean(name, known);
  return [fault(keys, `found the unknown ${kind} "${name}", expected ${expected}.${near}`)];
}

/** The same for each name of a list. */
export function checkEachName(
  keys: KeyPath,
  kind: string,
  { names, known }: { names: readonly string[] | undefined; known: readonly string[] },
): PolicyFault[] {
  return (names ?? []).flatMap((name, i) => checkName([...keys, i], kind, { name, known }));
}

/** One fault for every id that stands a second time in a list. */
export function checkUnique(
  keys: KeyPath,
  field: string,
  values: readonly (string | undefined)[],
): PolicyFault[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    if (value === undefined || first === index) return [];
    const where = formatPath([...keys, first]);
    const message = `found "${value}" a second time, expected a ${field} of its own: ${where} has it.`;
    return [fault([...keys, index, field], message)];
  });
}
