import type { SuggestionCard, SuggestionSettlement } from '../../routing/model/suggestion.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { LEAD_SHOW, SUGGESTION_APART, SUGGESTION_SAME } from '../action-ids.ts';
import { actions, button, context, header, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import {
  cut,
  leadName,
  lined,
  mrkdwn,
  type NamedLead,
  personBeside,
  type SafeText,
  spaced,
} from '../text.ts';
import { slackTime } from '../time.ts';
import { anyOf } from '../words.ts';

interface Words {
  title: Phrase;
  same: Phrase;
  apart: Phrase;
}

const WORDS = {
  account: { title: say`Same company?`, same: say`Same company`, apart: say`Not the same` },
  lead: { title: say`Same person?`, same: say`Merge`, apart: say`Keep apart` },
} satisfies Record<SuggestionCard['other']['is'], Words>;

/** Whether two are the same: what speaks for it, what each answer does, two answers. */
export function suggestionCard(card: SuggestionCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.settled) return settledSuggestion(card, card.settled, reader);
  const words = WORDS[card.other.is];
  const title = say`${words.title} ${leadName(card)}`;
  const question = asked(card);
  return rendered(mrkdwn`${words.title} ${question} ${words.same} or ${words.apart}?`, [
    header(title),
    section(question),
    context(consequences(card)),
    actions(...buttons(card, words)),
  ]);
}

function buttons(card: SuggestionCard, words: Words) {
  const value = { lead: card.leadId, suggestion: card.suggestionId };
  const name = leadName(card, 40);
  return [
    button({
      label: words.same,
      action: SUGGESTION_SAME,
      value,
      spoken: say`${words.same}: ${name}`,
    }),
    button({
      label: words.apart,
      action: SUGGESTION_APART,
      value,
      spoken: say`${words.apart}: ${name}`,
    }),
    button({ label: say`Show the lead`, action: LEAD_SHOW, value: { lead: card.leadId } }),
  ];
}

function asked(card: SuggestionCard): SafeText {
  const why = cut(card.why, SHOWN.reason);
  return mrkdwn`${named(card)} may be ${other(card)}: ${why}.`;
}

function other({ other: known }: SuggestionCard): SafeText {
  if (known.is === 'account') {
    const owner = known.owner
      ? say`owned by ${cut(known.owner, SHOWN.person)}`
      : say`owned by nobody`;
    return mrkdwn`the account *${cut(known.name, SHOWN.company)}*, ${owner}`;
  }
  const holder = known.holder ? say`with ${anyOf(known.holder)}` : say`with nobody`;
  return mrkdwn`from the same person as the lead ${named(known)}, ${holder}`;
}

function named(lead: NamedLead): SafeText {
  const person = personBeside(lead);
  const name = mrkdwn`*${leadName(lead)}*`;
  return person ? mrkdwn`${name} (${person})` : name;
}

function consequences({ other: known, keptFor }: SuggestionCard): SafeText {
  if (known.is === 'lead') {
    return lined(
      mrkdwn`Merge: one lead, and whoever has the older one hears of it.`,
      mrkdwn`Keep apart: both stay, and I do not ask again.`,
    );
  }
  const next = keptFor ? mrkdwn`, and so do the next ones from ${keptFor}` : mrkdwn``;
  return lined(
    mrkdwn`Same company: an unclaimed lead goes by the rules of the account${next}.`,
    mrkdwn`Not the same: I do not ask again.`,
  );
}

function settledSuggestion(
  card: SuggestionCard,
  settled: SuggestionSettlement,
  reader: Reader,
): Rendered {
  const title = say`${settledTitle(card, settled)}: ${leadName(card)}`;
  const line = settledLine(card, settled, slackTime(settled.at, reader));
  return rendered(spaced(mrkdwn`${title}.`, line), [header(title), section(line)]);
}

function settledTitle({ other: known }: SuggestionCard, { as }: SuggestionSettlement): Phrase {
  if (as === 'outdated') return say`Settled`;
  const words =
    known.is === 'account' ? WORDS.account : { same: say`Merged`, apart: say`Kept apart` };
  return as === 'confirmed' ? words.same : words.apart;
}

function settledLine(
  { other: known }: SuggestionCard,
  { as, by }: SuggestionSettlement,
  at: SafeText,
): SafeText {
  const name = known.is === 'account' ? cut(known.name, SHOWN.company) : leadName(known);
  if (as === 'outdated') return mrkdwn`Since ${at} there is nothing to decide any more.`;
  if (known.is === 'lead') {
    return as === 'confirmed'
      ? mrkdwn`${by} merged it into ${name} at ${at}.`
      : mrkdwn`${by} kept it apart from ${name} at ${at}.`;
  }
  return as === 'confirmed'
    ? mrkdwn`${by} said at ${at} that it is ${name}.`
    : mrkdwn`${by} said at ${at} that it is not ${name}.`;
}
