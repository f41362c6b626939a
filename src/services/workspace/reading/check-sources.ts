/** Finds what is wrong between the settings of a source: what is missing, and what does not fit. */
import { splitPath } from '../../../routing/intake/body/split-path.ts';
import { knownEvents } from '../../../routing/intake/kinds/events.ts';
import { SUBMISSION_FIELDS } from '../../../routing/intake/parse-submission.ts';
import { isUsableKey } from '../../../routing/intake/read-fields.ts';
import {
  isProviderKind,
  type Source,
  secretVariable,
} from '../../../routing/model/workspace/source.ts';
import {
  checkName,
  checkUnique,
  fault,
  type PolicyFault,
} from '../../../routing/policy/checks/policy-fault.ts';
import { type KeyPath, quoted } from '../../../routing/policy/wording.ts';
import { checkCrmSource } from './check-crm-source.ts';
import { checkSignalSource } from './check-signal-source.ts';

const ANY_NAME = /\.\*$/;
/** What stands behind it is a question of a form, in whatever words. */
const ANSWERS = 'answers.';

/** Every fault of a list of sources whose single values are already valid. */
export function checkSources(sources: readonly Source[]): PolicyFault[] {
  const ids = sources.map((source) => source.id);
  return [...checkUnique([], 'id', ids), ...checkVariables(ids), ...sources.flatMap(checkSource)];
}

/** `web-form` and `web.form` would read the same secret. */
function checkVariables(ids: readonly string[]): PolicyFault[] {
  return ids.flatMap((id, index) => {
    const twin = ids.find((one) => one !== id && secretVariable(one) === secretVariable(id));
    if (twin === undefined || ids.indexOf(twin) > index) return [];
    const message = `found "${id}" beside "${twin}", and both would read ${secretVariable(id)}. Rename one.`;
    return [fault([index, 'id'], message)];
  });
}

function checkSource(source: Source, index: number): PolicyFault[] {
  const { kind, auth, mapping, key, signature, redirect } = source;
  const isProvider = isProviderKind(kind);
  const faults: PolicyFault[] = [];
  const refuse = (setting: string, message: string, severity?: PolicyFault['severity']) =>
    faults.push(fault([index, setting], message, severity));
  if (kind === 'mapping' && mapping === undefined) {
    refuse('kind', 'found no mapping, expected one such as { person.email: contact.email }.');
  }
  if (kind === 'generic' && mapping !== undefined) {
    refuse('mapping', `found it on a source of the kind ${kind}. Write kind: mapping, or drop it.`);
  }
  if (auth === 'provider' && !isProvider) {
    refuse('auth', `found provider, which is the way of a product; the kind ${kind} has none.`);
  }
  if (kind !== 'mapping' && kind !== 'signals' && key !== undefined) {
    refuse('key', `found it on a source of the kind ${kind}; it goes with kind: mapping.`);
  }
  if (signature !== undefined && auth !== 'hmac') {
    refuse('signature', `found it with auth: ${auth}; it goes with auth: hmac.`);
  }
  if (redirect !== undefined && auth !== 'url_token' && auth !== 'none') {
    const found = `found it with auth: ${auth}, which a form in a browser cannot do`;
    refuse('redirect', `${found}. Such a form needs auth: url_token.`, 'warning');
  }
  return [
    ...faults,
    ...checkByKind(source, index),
    ...checkPaths([index, 'mapping'], mapping ?? {}, isProvider),
    ...checkKey(index, key),
  ];
}

function checkByKind(source: Source, index: number): PolicyFault[] {
  if (source.kind === 'crm') return checkCrmSource(source, index);
  return source.kind === 'signals' ? checkSignalSource(source, index) : checkLeads(source, index);
}

function checkLeads(source: Source, index: number): PolicyFault[] {
  const targets = Object.keys(source.mapping ?? {});
  return [
    ...checkDoubts(source, index),
    ...checkEvents(source, index),
    ...targets.flatMap((target) => checkTarget([index, 'mapping', target], target)),
  ];
}

/** What makes a lead doubtful or stale. */
function checkDoubts({ honeypot, fresh_for, mapping, kind }: Source, index: number): PolicyFault[] {
  const faults = honeypot === undefined ? [] : checkPath([index, 'honeypot'], honeypot);
  const paths = Object.entries(mapping ?? {});
  const seen = paths.find(([, path]) => honeypot !== undefined && path === honeypot);
  if (seen) {
    const message = `found ${quoted(seen[1])}, which the mapping reads as ${seen[0]}: people fill it in.`;
    faults.push(fault([index, 'honeypot'], message));
  }
  if (fresh_for === undefined || kind !== 'mapping' || mapping?.submitted_at) return faults;
  const message = 'found it without submitted_at in the mapping, so that no lead has an age.';
  return [...faults, fault([index, 'fresh_for'], message, 'warning')];
}

function checkEvents({ kind, events = [] }: Source, index: number): PolicyFault[] {
  if (events.length === 0) return [];
  if (!isProviderKind(kind)) {
    const message = `found it on a source of the kind ${kind}; it goes with the kind of a product.`;
    return [fault([index, 'events'], message)];
  }
  const known = knownEvents(kind);
  return events.flatMap((name, i) => checkName([index, 'events', i], 'event', { name, known }));
}

function checkPaths(
  keys: KeyPath,
  mapping: NonNullable<Source['mapping']>,
  hasAnswers: boolean,
): PolicyFault[] {
  const check = (at: KeyPath, path: string) =>
    hasAnswers && path.startsWith(ANSWERS) ? [] : checkPath(at, path);
  return Object.entries(mapping).flatMap(([target, paths]) =>
    typeof paths === 'string'
      ? check([...keys, target], paths)
      : paths.flatMap((path, i) => check([...keys, target, i], path)),
  );
}

/** `custom.plan` stands for `custom.*`, as long as a lead can hold such a name. */
export function checkTarget(keys: KeyPath, target: string): PolicyFault[] {
  const open = SUBMISSION_FIELDS.filter((field) => ANY_NAME.test(field));
  const section = open.map((field) => field.slice(0, -1)).find((one) => target.startsWith(one));
  if (section !== undefined && isUsableKey(target.slice(section.length))) return [];
  return checkName(keys, 'field', { name: target, known: SUBMISSION_FIELDS });
}

function checkKey(index: number, key: string | undefined): PolicyFault[] {
  return key === undefined ? [] : checkPath([index, 'key'], key);
}

function checkPath(keys: KeyPath, path: string): PolicyFault[] {
  if (splitPath(path) !== null) return [];
  const expected = 'a place in the body such as "contact.email" or "answers[0].value"';
  return [fault(keys, `found ${quoted(path)}, expected ${expected}.`)];
}
