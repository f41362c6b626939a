import type { Block } from '../content.ts';
import { broken, type Fault, missing } from '../fault.ts';
import { elementPlaces } from '../inspect.ts';
import { brokenByElement } from './element.ts';
import { repeated } from './repeated.ts';

/** What is wrong between the fields of one block. */
export function brokenByBlock(block: Block, pointer: string): Fault[] {
  const places = elementPlaces(block).map(({ element, path }) => ({
    element,
    pointer: `${pointer}/${path}`,
  }));
  const ids = places.map((place) => ({
    id: place.element.action_id,
    pointer: `${place.pointer}/action_id`,
  }));
  return [
    ...incomplete(block, pointer),
    ...repeated('action_id', ids),
    ...places.flatMap((place) => brokenByElement(place.element, place.pointer)),
  ];
}

function incomplete(block: Block, pointer: string): Fault[] {
  switch (block.type) {
    case 'section':
      return block.text || block.fields ? [] : [missing('text or fields', pointer)];
    case 'card': {
      const { hero_image, title, actions, body } = block;
      const isSomething = hero_image ?? title ?? actions ?? body;
      return isSomething ? [] : [missing('hero_image, title, actions or body', pointer)];
    }
    case 'container':
      return [
        ...(block.title || block.rich_text_title
          ? []
          : [missing('title or rich_text_title', pointer)]),
        ...(block.default_collapsed && !block.is_collapsible
          ? [broken('default_collapsed requires is_collapsible', pointer)]
          : []),
      ];
    default:
      return [];
  }
}
