/** Scores how much the person seems to want to talk now, from what they asked for and how. */
import type { Component } from '../model/decision.ts';
import type { RequestFields } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';
import { component, findRow, type ScoreInput } from './score.ts';

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
const PRICE_WORDS = [{ words: ['pricing', 'price', 'quote', 'cost', 'budget'] }];
const TIMELINES = [
  { words: ['now', 'asap', 'immediate', 'today', 'this week', 'this month'], value: 0.08 },
  { words: ['this quarter', 'next month'], value: 0.04 },
];
const CHANNELS = [
  { words: ['referral', 'partner'], value: 0.03 },
  { words: ['paid search', 'paid', 'event', 'chat'], value: 0.02 },
];
const EXTRAS = { budget: 0.04, seats: 0.03, pricing: 0.01 };
const SEATS =
  /(\d[\d.,]{0,8})\s{0,3}(?:seats?|users?|licen[cs]es?|people|asientos|licencias|usuarios|plätze)/iu;

/** 0..1: what was asked for, plus small extras that together never exceed one step of it. */
export function scoreIntent({ facts }: ScoreInput): Component {
  const { request } = facts;
  const asked = findRow(REQUESTS, request.form);
  const value = request.form ?? '';
  const base = asked ? because(asked.code, { value }) : because('intent.unknown');
  const extras = [
    ...timelineExtra(request.timeline),
    ...messageExtras(request, asked?.code),
    ...channelExtra(facts.attribution.channel ?? facts.channel),
  ];
  const sum = extras.reduce((total, extra) => total + extra.value, asked?.value ?? NOTHING_ASKED);
  return component(sum, asked ? 1 : 0, [base, ...extras.map(({ reason }) => reason)]);
}

interface Extra {
  value: number;
  reason: Reason;
}

function timelineExtra(timeline: string | undefined): Extra[] {
  const soon = findRow(TIMELINES, timeline);
  if (!soon) return [];
  const words = (timeline ?? '').replaceAll('_', ' ');
  return [{ value: soon.value, reason: because('intent.timeline_soon', { value: words }) }];
}

function messageExtras({ budget, message }: RequestFields, asked: string | undefined): Extra[] {
  const extras: Extra[] = [];
  if (budget !== undefined && budget > 0) {
    extras.push({
      value: EXTRAS.budget,
      reason: because('intent.budget_named', { value: budget }),
    });
  }
  const seats = message === undefined ? undefined : SEATS.exec(message)?.[1];
  if (seats !== undefined) {
    extras.push({ value: EXTRAS.seats, reason: because('intent.seats_named', { value: seats }) });
  }
  if (asked !== 'intent.pricing' && findRow(PRICE_WORDS, message)) {
    extras.push({ value: EXTRAS.pricing, reason: because('intent.pricing') });
  }
  return extras;
}

function channelExtra(channel: string | number | boolean): Extra[] {
  const words = String(channel).replaceAll('_', ' ');
  const row = findRow(CHANNELS, words);
  return row ? [{ value: row.value, reason: because('intent.channel', { value: words }) }] : [];
}
