/** Scores how much the person seems to want to talk now, from what they asked for and how. */
import type { Component } from '../model/decision.ts';
import type { LeadFacts } from '../model/lead.ts';
import type { IntentKind, Read, Timeline } from '../model/message.ts';
import { because, type Reason } from '../model/reasons.ts';
import { decay, HALF_LIFE_DAYS } from './decay.ts';
import { isForSales, listenTo, quote, type Said } from './said.ts';
import { component, findRow, type ScoreInput } from './score.ts';
import { rateSignals } from './signals.ts';

// Defaults a policy may later replace.
const REQUESTS = [
  { words: ['demo', 'trial', 'meeting', 'book'], value: 0.8, code: 'intent.demo_request' },
  { words: ['pricing', 'price', 'quote', 'buy'], value: 0.7, code: 'intent.pricing' },
  { words: ['contact', 'sales', 'talk', 'call'], value: 0.6, code: 'intent.contact_request' },
  {
    words: ['content', 'download', 'ebook', 'whitepaper', 'white paper', 'webinar', 'newsletter'],
    value: 0.35,
    code: 'intent.content',
  },
] as const;
const NOTHING_ASKED = 0.2;
/** What the words of a message are worth; for what is not for sales it is the most that is left. */
const WISHES: Record<IntentKind, { value: number; what: string }> = {
  buy: { value: 0.75, what: 'to buy' },
  demo: { value: 0.75, what: 'to see it' },
  switch: { value: 0.7, what: 'to switch' },
  pricing: { value: 0.65, what: 'a price' },
  support: { value: 0.15, what: 'help with what it has' },
  job: { value: 0.05, what: 'a job' },
  vendor: { value: 0.05, what: 'to sell something' },
  unsubscribe: { value: 0, what: 'to be left alone' },
};
const TIMELINES: Partial<Record<Timeline, number>> = {
  now: 0.08,
  this_month: 0.08,
  this_quarter: 0.04,
};
const CHANNELS = [
  { words: ['referral', 'partner'], value: 0.03 },
  { words: ['paid search', 'paid', 'event', 'chat'], value: 0.02 },
];
const EXTRAS = { budget: 0.04, seats: 0.03, wish: 0.01, signals: 0.15 };
/** What has to be known for full confidence. */
const KNOWN = { asked: 0.6, message: 0.2, timeline: 0.1, size: 0.1 };

/**
 * 0..1: what was asked for by the form or in the message, whichever is more, plus small extras:
 * timeline, budget, seats, channel, and the signals of the company. A message that is not for sales
 * leaves no more than that is worth. What is stale counts as one half-life old.
 */
export function scoreIntent({ facts }: ScoreInput): Component {
  const said = listenTo(facts);
  const asked = findRow(REQUESTS, facts.request.form);
  const base = baseOf(facts, said);
  const isWanted = said.intent === null || isForSales(said.intent.value);
  const extras = [
    ...(isWanted ? saidExtras(said) : []),
    ...channelExtra(facts.attribution.channel ?? facts.channel),
    ...signalExtra(facts.signals),
  ];
  const sum = extras.reduce((total, extra) => total + extra.value, base.value);
  const known =
    (asked || said.intent ? KNOWN.asked : 0) +
    (facts.request.message ? KNOWN.message : 0) +
    (said.timeline ? KNOWN.timeline : 0) +
    (said.budget || said.seats ? KNOWN.size : 0);
  return component(sum, known, [...base.reasons, ...extras.map(({ reason }) => reason)]);
}

function baseOf(facts: LeadFacts, { intent }: Said): { value: number; reasons: Reason[] } {
  const asked = findRow(REQUESTS, facts.request.form);
  const form = asked
    ? because(asked.code, { value: facts.request.form ?? '' })
    : because('intent.unknown');
  const value = asked?.value ?? NOTHING_ASKED;
  const stale = facts.stale ? [because('intent.stale')] : [];
  const worth = (one: number) => (facts.stale ? one * decay(HALF_LIFE_DAYS) : one);
  if (intent === null) return { value: worth(value), reasons: [form, ...stale] };
  const wish = WISHES[intent.value];
  const isWanted = isForSales(intent.value);
  const heard = isWanted ? Math.max(value, wish.value) + EXTRAS.wish : Math.min(value, wish.value);
  const reasons = asked ? [form, wishReason(intent)] : [wishReason(intent)];
  return { value: worth(heard), reasons: [...reasons, ...stale] };
}

function wishReason({ value, phrase }: Read<IntentKind>): Reason {
  const code = isForSales(value) ? 'intent.wish' : 'intent.not_for_sales';
  return because(code, { value: WISHES[value].what, phrase: quote(phrase) });
}

function signalExtra(signals: LeadFacts['signals'] = []): Extra[] {
  const rated = rateSignals(signals);
  return rated ? [{ value: EXTRAS.signals * rated.share, reason: rated.reason }] : [];
}

interface Extra {
  value: number;
  reason: Reason;
}

function saidExtras({ timeline, budget, seats }: Said): Extra[] {
  const extras: Extra[] = [];
  const soon = timeline && TIMELINES[timeline.value];
  if (timeline && soon) {
    const reason = because('intent.timeline_soon', { value: timeline.words });
    extras.push({ value: soon, reason });
  }
  if (budget) {
    const reason = because('intent.budget_named', { value: budget.words });
    extras.push({ value: EXTRAS.budget, reason });
  }
  if (seats) {
    const reason = because('intent.seats_named', { value: seats.words });
    extras.push({ value: EXTRAS.seats, reason });
  }
  return extras;
}

function channelExtra(channel: string | number | boolean): Extra[] {
  const words = String(channel).replaceAll('_', ' ');
  const row = findRow(CHANNELS, words);
  return row ? [{ value: row.value, reason: because('intent.channel', { value: words }) }] : [];
}
