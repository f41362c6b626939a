import { isDeepStrictEqual } from 'node:util';
import type { Element, Option } from '../content.ts';
import { broken, type Fault } from '../fault.ts';
import { optionsOf } from '../inspect.ts';

/** What is wrong between the fields of one element. */
export function brokenByElement(element: Element, pointer: string): Fault[] {
  return [
    ...wrongChoice(element, pointer),
    ...unknownInitial(element, pointer),
    ...addresses(element, pointer),
    ...crossedBounds(element, pointer),
  ];
}

function wrongChoice(element: Element, pointer: string): Fault[] {
  if (element.type !== 'static_select' && element.type !== 'multi_static_select') return [];
  if (!element.options !== !element.option_groups) return [];
  return [broken('must provide exactly one of options or option_groups', pointer)];
}

function unknownInitial(element: Element, pointer: string): Fault[] {
  const options = optionsOf(element);
  const isKnown = (initial: Option) => options.some((option) => isDeepStrictEqual(option, initial));
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons': {
      const { initial_option: initial } = element;
      if (!initial || isKnown(initial)) return [];
      return [broken('must be one of the options', `${pointer}/initial_option`)];
    }
    case 'multi_static_select':
    case 'checkboxes':
      return (element.initial_options ?? []).flatMap((initial, i) =>
        isKnown(initial)
          ? []
          : [broken('must be one of the options', `${pointer}/initial_options/${i}`)],
      );
    default:
      return [];
  }
}

/** Only the options of an overflow menu open an address. */
function addresses(element: Element, pointer: string): Fault[] {
  if (element.type === 'overflow') return [];
  return optionsOf(element).some(({ url }) => url !== undefined)
    ? [broken('invalid additional property: url', pointer)]
    : [];
}

function crossedBounds(element: Element, pointer: string): Fault[] {
  if (element.type === 'plain_text_input') {
    const { min_length = 0, max_length = Number.POSITIVE_INFINITY } = element;
    if (min_length > max_length) {
      return [broken('min_length must not be greater than max_length', pointer)];
    }
  }
  if (element.type === 'number_input') {
    const { min_value = '-Infinity', max_value = 'Infinity' } = element;
    if (Number(min_value) > Number(max_value)) {
      return [broken('min_value must not be greater than max_value', pointer)];
    }
  }
  return [];
}
