/** Says in words what an owner did about a lead, and what a CRM told of it. */
import { isReasonCode, reasonWords } from '../../../routing/model/reasons.ts';
import type { Engagement, TouchKind } from '../../../routing/model/working/engagement.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import type { EventWords, Told } from './told.ts';

export const TOUCHES: EventWords = {
  'lead.touched': (told) => (told.source ? touchedThere(told) : touchedHere(told)),
  'crm.noted': notedWords,
  'lead.engagement_set': ({ by, engagement, was }) =>
    say`${by} set its engagement to ${engagedOf(engagement)}; it was ${engagedOf(was)}.`,
};

function touchedThere({ rep, source, happened, note, ...told }: Told): Phrase {
  const touch = touchOf(told);
  return note
    ? say`${rep} logged ${touch} in ${source} (${happened}): “${note}”.`
    : say`${rep} logged ${touch} in ${source} (${happened}).`;
}

function touchedHere({ by, note, ...told }: Told): Phrase {
  const touch = touchOf(told);
  if (told.data.connected && told.kind !== 'meeting')
    return note
      ? say`${by} logged ${touch}, and they answered: “${note}”.`
      : say`${by} logged ${touch}, and they answered.`;
  return note ? say`${by} logged ${touch}: “${note}”.` : say`${by} logged ${touch}.`;
}

/** Kept, and nothing came of it. */
function notedWords({ source, happened, why: code, note, ...told }: Told): Phrase {
  const news = newsOf(told);
  const why = isReasonCode(code) ? reasonWords({ code }) : code;
  return note
    ? say`Told by ${source} of ${news} (${happened}): ${why}: “${note}”.`
    : say`Told by ${source} of ${news} (${happened}): ${why}.`;
}

const NEWS: Readonly<Record<string, Phrase>> = {
  opportunity_created: say`an opportunity`,
  won: say`a win`,
  lost: say`a loss`,
  owner_changed: say`another owner`,
};

/** It names nobody, or somebody whom the roster may not know. */
function newsOf({ type, rep, ...told }: Pick<Told, 'type' | 'rep' | 'kind' | 'data'>): Phrase {
  const news = NEWS[type] ?? touchOf(told);
  if (!told.data.rep) return news;
  return type === 'owner_changed' ? say`${news}, ${rep}` : say`${news} by ${rep}`;
}

function engagedOf(code: string): Slot {
  const known: Readonly<Record<string, Phrase>> = ENGAGED;
  return known[code] ?? code;
}

const ENGAGED: Record<Engagement, Phrase> = {
  untouched: say`untouched`,
  attempted: say`attempted`,
  connected: say`connected`,
  meeting: say`meeting`,
  none: say`none`,
};

const TOUCHED: Record<TouchKind, Phrase> = {
  call: say`a call`,
  email: say`an e-mail`,
  meeting: say`a meeting`,
  note: say`a note`,
};

/** Old rows say no kind and stand for a first touch. */
function touchOf({ kind, data }: Pick<Told, 'kind' | 'data'>): Phrase {
  const known: Readonly<Record<string, Phrase>> = TOUCHED;
  return known[kind] ?? (data.first === false ? say`another touch` : say`a first touch`);
}
