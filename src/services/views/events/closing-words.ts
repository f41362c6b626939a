/** Says in words how a lead ended, who says so, and that it came back. */
import type { CloseOutcome } from '../../../routing/model/lead.ts';
import type { DiscardReason } from '../../../routing/model/quarantine.ts';
import { moneyText } from '../../../routing/model/working/money.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import type { EventWords, Told } from './told.ts';

export const CLOSINGS: EventWords = {
  'lead.closed': closedWords,
  'lead.outcome_told': ({ outcome, was, data, source, happened }) =>
    say`Called ${endOf(outcome, data)} by ${source} (${happened}); it was closed as ${outcomeOf(was)}.`,
  'lead.called_bad': ({ by, rep, isOwn, note }) => {
    if (!note)
      return isOwn
        ? say`${rep} called it a bad lead; a manager decides.`
        : say`${by} called it bad for ${rep}; a manager decides.`;
    return isOwn
      ? say`${rep} called it a bad lead: “${note}”; a manager decides.`
      : say`${by} called it bad for ${rep}: “${note}”; a manager decides.`;
  },
  'lead.kept': ({ by }) => say`${by} said that it is fine.`,
  'lead.reopened': ({ rep, by }) => say`Reopened by ${by}; it is with ${rep} again.`,
  'lead.restored': ({ by }) => say`Restored by ${by}, to be routed anew.`,
};

function closedWords({ outcome, reason, data, by, source, happened }: Told): Phrase {
  const end = endOf(outcome, data);
  if (source) return say`Closed as ${end} by ${source} (${happened}).`;
  // Out of quarantine a person says why; a rule's own reason is told elsewhere.
  const isDiscard = data.reason !== undefined && data.note !== undefined;
  return isDiscard && reason
    ? say`Closed as ${end} by ${by}, discarded as ${wordIn(DISCARDED, reason)}.`
    : say`Closed as ${end} by ${by}.`;
}

function endOf(outcome: string, { amount, currency }: Told['data']): Slot {
  if (typeof amount !== 'number' || typeof currency !== 'string') return outcomeOf(outcome);
  return say`${outcomeOf(outcome)} for ${moneyText({ amount, currency })}`;
}

function outcomeOf(outcome: string): Slot {
  return wordIn(OUTCOMES, outcome);
}

/** A word of an older release stays what it is. */
function wordIn(words: Readonly<Record<string, Phrase>>, code: string): Slot {
  return words[code] ?? code.replaceAll('_', ' ');
}

const OUTCOMES: Record<CloseOutcome, Phrase> = {
  qualified: say`qualified`,
  converted: say`converted`,
  not_a_fit: say`not a fit`,
  bad: say`a bad lead`,
  duplicate: say`duplicate`,
  stale: say`stale`,
  no_route: say`not for sales`,
};

const DISCARDED: Record<DiscardReason, Phrase> = {
  spam: say`spam`,
  bot: say`bot`,
  test: say`test`,
  duplicate: say`duplicate`,
  not_for_sales: say`not for sales`,
  other: say`other`,
};
