/** Holds the words that tell by when somebody wants it. */
import type { Timeline } from '../../../model/message.ts';
import { type Words, wordSet, wordsOf } from './words.ts';

export const TIMES: Readonly<Record<Timeline, Words>> = {
  now: {
    en: [
      'asap',
      'as soon as possible',
      'immediately',
      'right away',
      'by|until|before tomorrow|today',
      'call|reply|answer me today|tomorrow',
      'this week',
      'by|before monday|tuesday|wednesday|thursday|friday|tonight',
      'deadline monday|tuesday|wednesday|thursday|friday',
    ],
    es: ['lo antes posible', 'cuanto antes', 'de inmediato', 'hoy mismo', 'esta semana'],
    de: [
      'so schnell wie möglich',
      'sofort|umgehend',
      'noch heute',
      'schnellstmöglich',
      'diese Woche',
    ],
    fr: [
      'dès que possible',
      'au plus vite',
      'immédiatement',
      "dès|avant aujourd'hui|demain",
      'cette semaine',
    ],
    pt: [
      'o mais rápido possível',
      'quanto antes',
      'imediatamente',
      'ainda hoje',
      'até amanhã',
      'esta|nesta semana',
    ],
  },
  this_month: {
    en: ['this month', 'next week', 'end of the month', 'end of this month'],
    es: ['este mes', 'próxima semana', 'semana que viene', 'fin|fines de mes'],
    de: ['diesen|diesem Monat', 'nächste|nächster Woche', 'Ende des Monats', 'Monatsende'],
    fr: ['ce mois', 'semaine prochaine', 'fin du mois'],
    pt: ['este|neste mês', 'próxima semana', 'semana que vem', 'fim|final do mês'],
  },
  this_quarter: {
    en: [
      'this quarter',
      'next month',
      'end of the quarter',
      'end of this quarter',
      'by|before|until end of q1|q2|q3|q4',
      'by|before|until the end of q1|q2|q3|q4',
      'end of q1|q2|q3|q4',
      'by|in|before|during|for|early|mid|late|until q1|q2|q3|q4',
    ],
    es: ['este trimestre', 'próximo mes', 'mes que viene', 'fin de trimestre'],
    de: ['dieses|diesem Quartal', 'nächsten Monat', 'nächstem Monat', 'Ende des Quartals'],
    fr: ['ce trimestre', 'mois prochain', 'fin du trimestre'],
    pt: ['este|neste trimestre', 'próximo mês', 'mês que vem', 'final do trimestre'],
  },
  next_quarter: {
    en: ['next quarter', 'end of the|this year', 'year end', 'later this year'],
    es: ['próximo trimestre', 'fin|final de año'],
    de: ['nächstes|nächsten Quartal', 'Ende des Jahres', 'Jahresende'],
    fr: ['prochain trimestre', 'trimestre prochain', "fin de l'année"],
    pt: ['próximo trimestre', 'final|fim do ano'],
  },
  later: {
    en: ['next year', 'second half of', 'some time next'],
    es: ['próximo año', 'año que viene'],
    de: ['nächstes|nächsten Jahr'],
    fr: ["l'année prochaine", 'prochaine année', 'an prochain'],
    pt: ['próximo ano', 'ano que vem'],
  },
  no_rush: {
    en: ['no rush|hurry', 'not urgent', 'no particular timeline', 'just|only looking|browsing'],
    es: ['sin prisa|prisas', 'no hay prisa', 'no es urgente', 'no urge'],
    de: ['keine Eile', 'eilt nicht', 'nicht eilig|dringend', 'nicht so eilig'],
    fr: ['pas pressé|pressés', "pas d'urgence", "n'est pas urgent", 'rien ne presse'],
    pt: ['sem pressa', 'não é urgente', 'não tem pressa'],
  },
};

/** What stands in a field of its own, where a bare word is an answer. */
export const ANSWERS: ReadonlyMap<string, Timeline> = new Map([
  ['now', 'now'],
  ['today', 'now'],
  ['tomorrow', 'now'],
  ['immediate', 'now'],
  ['urgent', 'now'],
  ['flexible', 'no_rush'],
  ['exploring', 'no_rush'],
  ['researching', 'no_rush'],
]);

const named = (days: number, words: Words) =>
  [...wordSet(words)].map((word) => [word, days] as const);

/** How many days a unit of time has. */
export const DAYS_OF: ReadonlyMap<string, number> = new Map([
  ...named(1 / 24, {
    en: ['hour hours'],
    es: ['hora horas'],
    de: ['Stunde Stunden'],
    fr: ['heure heures'],
  }),
  ...named(1, {
    en: ['day days'],
    es: ['día días'],
    de: ['Tag Tage Tagen'],
    fr: ['jour jours'],
    pt: ['dia dias'],
  }),
  ...named(7, {
    en: ['week weeks'],
    es: ['semana semanas'],
    de: ['Woche Wochen'],
    fr: ['semaine semaines'],
  }),
  ...named(30, {
    en: ['month months'],
    es: ['mes meses'],
    de: ['Monat Monate Monaten'],
    fr: ['mois'],
    pt: ['mês'],
  }),
  ...named(365, {
    en: ['year years'],
    es: ['año años'],
    de: ['Jahr Jahre Jahren'],
    fr: ['ans'],
  }),
]);

/** "In 3 weeks", "innerhalb von 2 Monaten", "dans 15 jours". */
export const OPENERS = wordSet({
  en: ['in within next'],
  es: ['en próximos próximas'],
  de: ['in binnen nächsten'],
  fr: ['dans sous prochains prochaines'],
  pt: ['em próximos próximas'],
});

/** "Dentro de 3 meses", "innerhalb von 30 Tagen": the word before is the opener. */
export const LINKED_OPENERS: ReadonlyMap<string, string> = new Map([
  ['de', 'dentro'],
  ['von', 'innerhalb'],
]);

export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    'a an one un una uno une ein eine einem einer um uma',
    'two dos zwei deux dois duas',
    'three tres drei trois três',
    'four cuatro vier quatre quatro',
    'five cinco fünf cinq',
    'six seis sechs',
  ].flatMap((words, i) => wordsOf(words).map((word) => [word, i + 1] as const)),
);
