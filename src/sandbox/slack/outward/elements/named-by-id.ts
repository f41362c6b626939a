import type { Element } from '../../blocks/content.ts';
import type { Directory } from '../../state/directory.ts';
import type { Given } from '../../state/entries/values.ts';

/** `given` by id, where a select of people or channels took it by name; throws for a stranger. */
export function namedById(directory: Directory, element: Element, given: Given): Given {
  const [, kind] = /^(?:multi_)?(users|channels|conversations)_select$/.exec(element.type) ?? [];
  if (kind === undefined) return given;
  const people = kind === 'channels' ? [] : directory.users;
  const channels = kind === 'users' ? [] : directory.channels;
  const idOf = (what: string) => {
    if (what === '') return what;
    const found = [...people, ...channels].find(
      ({ id, name }) => id === what || name === what || `#${name}` === what,
    );
    if (found) return found.id;
    throw new Error(`"${element.action_id}" offers nobody and nothing called "${what}".`);
  };
  if (given === null) return null;
  return typeof given === 'string' ? idOf(given) : given.map(idOf);
}
