import type { InputBlock, PlainTextOption } from '@slack/web-api';
import type { ReassignQuestion, RepChoice } from '../../routing/model/cards/reassign-cards.ts';
import { chained } from '../../words/lists.ts';
import { spelled } from '../../words/reading.ts';
import { type Phrase, say } from '../../words/say.ts';
import { option, plain } from '../elements.ts';
import { LIMITS } from '../limits.ts';
import { loadWords } from '../parts/rep-standing.ts';
import { owedLeads } from '../parts/share-lines.ts';
import { cleaned } from '../text.ts';
import { type OptionGroup, searchInput, selectInput } from './modal.ts';

type RepChoices = Pick<ReassignQuestion, 'choices' | 'poolId'>;

interface RepField {
  field: string;
  label: Phrase;
  placeholder: Phrase;
  /** Who is picked already. */
  initial?: string | undefined;
}

/** More than one list holds are searched by name. */
export function repInput(field: RepField, reps: RepChoices): InputBlock {
  const { initial, ...spec } = field;
  const picked = reps.choices.find(({ repId }) => repId === initial);
  const given = picked && { initial: optionOf(picked) };
  if (reps.choices.length <= LIMITS.options) {
    const groups = choiceGroups(reps, '');
    return selectInput({ ...spec, ...(initial && { initial }) }, groups);
  }
  const hint = say`All ${reps.choices.length} reps are found by their name.`;
  return searchInput({ ...spec, hint, ...given });
}

/** As many as one list holds, of those whose name has what was typed. */
export function choiceGroups({ choices, poolId }: RepChoices, typed: string): OptionGroup[] {
  const wanted = folded(typed);
  const found = choices.filter(({ name }) => folded(name).includes(wanted));
  const groups = new Map<string, PlainTextOption[]>();
  for (const choice of found.slice(0, LIMITS.options)) {
    const label = spelled(groupOf(choice, poolId));
    groups.set(label, [...(groups.get(label) ?? []), optionOf(choice)]);
  }
  return [...groups].map(([label, options]) => ({ label: plain(label, LIMITS.option), options }));
}

function groupOf({ outside, obstacle }: RepChoice, poolId: string | null): Phrase {
  if (outside) return say`Not in the pool ${poolId ?? ''}`;
  return obstacle ? say`Something is in the way` : say`Can take it now`;
}

function optionOf(choice: RepChoice): PlainTextOption {
  const { name: label, repId: value, obstacle } = choice;
  return option({ label, value, hint: obstacle ?? standingOf(choice) });
}

/** "owed 0.8 of a lead · 7 of 25 open · speaks or knows Spanish". */
function standingOf({ owed, suits, ...load }: RepChoice): Phrase {
  return chained([owed === null ? '' : owedLeads(owed), loadWords(load), suits ?? ''], ' · ');
}

/** Nobody types an accent to find a colleague. */
function folded(text: string): string {
  return cleaned(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
