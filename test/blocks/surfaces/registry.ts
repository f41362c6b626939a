import type { HomeView, ModalView } from '@slack/web-api';
import type { Rendered } from '../../../src/blocks/elements.ts';
import type { SafeText } from '../../../src/blocks/text.ts';
import { DEED_ANSWERS } from './answers/deeds.ts';
import { LIST_ANSWERS } from './answers/lists.ts';
import { POLICY_ANSWERS } from './answers/policy.ts';
import { REFUSAL_ANSWERS } from './answers/refusals.ts';
import { SET_UP_ANSWERS } from './answers/set-up.ts';
import { CARD_SURFACES } from './cards.ts';
import type { Filling } from './filling.ts';
import { HOME_SURFACES } from './homes.ts';
import { MODAL_SURFACES } from './modals.ts';

export type Drawn = Rendered | ModalView | HomeView;

/**
 * By name: the kind of a card, the role that opens Home, or the function that draws an answer or a
 * modal; what follows a comma tells several drawings of the same thing apart.
 */
export type Surfaces = Record<string, (filling: Filling) => Drawn | SafeText>;

/** Everything Baton shows in Slack. Whoever adds to it adds it here; a test sees to that. */
export const SURFACES: Readonly<Record<'card' | 'home' | 'modal' | 'answer', Surfaces>> = {
  card: CARD_SURFACES,
  home: HOME_SURFACES,
  modal: MODAL_SURFACES,
  answer: {
    ...DEED_ANSWERS,
    ...LIST_ANSWERS,
    ...POLICY_ANSWERS,
    ...REFUSAL_ANSWERS,
    ...SET_UP_ANSWERS,
  },
};

export const functionOf = (name: string): string => name.split(', ')[0] ?? name;
