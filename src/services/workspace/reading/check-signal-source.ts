/** Finds what is wrong with the settings of a source of signals, which opens no leads. */
import { SIGNAL_FIELDS } from '../../../routing/intake/read-signals.ts';
import type { Source } from '../../../routing/model/workspace/source.ts';
import { checkName, fault, type PolicyFault } from '../../../routing/policy/checks/policy-fault.ts';

/** What such a mapping cannot do without. */
const NEEDED = ['domain', 'topic'] as const;

export function checkSignalSource(source: Source, index: number): PolicyFault[] {
  const { tier, honeypot, disposable, burst, fresh_for, redirect, events } = source;
  const ofLeads = { tier, honeypot, disposable, burst, fresh_for, redirect, events };
  const strange = Object.entries(ofLeads).filter(([, value]) => value !== undefined);
  return [
    ...strange.map(([setting]) => {
      const message = 'found it on a source of the kind signals, which opens no lead. Drop it.';
      return fault([index, setting], message);
    }),
    ...checkNames(source, index),
  ];
}

function checkNames({ mapping }: Source, index: number): PolicyFault[] {
  if (mapping === undefined) return [];
  const missing = NEEDED.filter((name) => !Object.hasOwn(mapping, name));
  return [
    ...Object.keys(mapping).flatMap((name) =>
      checkName([index, 'mapping', name], 'field', { name, known: SIGNAL_FIELDS }),
    ),
    ...missing.map((name) =>
      fault([index, 'mapping'], `found no place for ${name}, expected one such as ${name}: a.b.`),
    ),
  ];
}
