/** Finds what is wrong between the settings of a provider: what is missing, what does not fit. */
import { splitPath } from '../../../routing/intake/body/split-path.ts';
import { type Provider, providerVariables } from '../../../routing/model/workspace/provider.ts';
import {
  checkUnique,
  fault,
  type PolicyFault,
} from '../../../routing/policy/checks/policy-fault.ts';
import { type KeyPath, quoted } from '../../../routing/policy/wording.ts';

const SLOTS = { company: '{domain}', person: '{email}' } as const;
const SLOT = /\{[^}]*\}?/g;

/** Every fault of a list of providers whose single values are already valid. */
export function checkProviders(providers: readonly Provider[], keys: KeyPath): PolicyFault[] {
  const ids = providers.map(({ id }) => id);
  return [
    ...checkUnique(keys, 'id', ids),
    ...checkVariables(ids, keys),
    ...providers.flatMap((provider, index) => checkProvider(provider, [...keys, index])),
  ];
}

/** `clear-facts` and `clear.facts` would read the same token. */
function checkVariables(ids: readonly string[], keys: KeyPath): PolicyFault[] {
  return ids.flatMap((id, index) => {
    const { token } = providerVariables(id);
    const twin = ids.find((one) => one !== id && providerVariables(one).token === token);
    if (twin === undefined || ids.indexOf(twin) > index) return [];
    const message = `found "${id}" beside "${twin}", and both would read ${token}. Rename one.`;
    return [fault([...keys, index, 'id'], message)];
  });
}

function checkProvider({ about, path, fields }: Provider, keys: KeyPath): PolicyFault[] {
  const slot = SLOTS[about];
  const slots: string[] = path.match(SLOT) ?? [];
  const isAsked = slots.includes(slot) && slots.every((one) => one === slot);
  const told = Object.entries(fields).flatMap(([name, how]) => (how ? [{ name, how }] : []));
  return [
    ...(isAsked
      ? []
      : [fault([...keys, 'path'], `found ${quoted(path)}, expected ${slot} in it and no other.`)]),
    ...(told.length > 0 ? [] : [fault([...keys, 'fields'], 'found none, expected one or more.')]),
    ...told.flatMap(({ name, how: { at, confidence } }) => [
      ...checkPlace([...keys, 'fields', name], at),
      ...(typeof confidence === 'string'
        ? checkPlace([...keys, 'fields', name, 'confidence'], confidence)
        : []),
    ]),
  ];
}

function checkPlace(keys: KeyPath, place: string): PolicyFault[] {
  if (splitPath(place) !== null) return [];
  const expected = 'a place in the answer such as "metrics.employees" or "offices[0].country"';
  return [fault(keys, `found ${quoted(place)}, expected ${expected}.`)];
}
