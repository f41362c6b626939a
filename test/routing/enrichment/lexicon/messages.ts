import type { IntentKind, Timeline } from '../../../../src/routing/model/message.ts';

export interface Expected {
  intents?: [kind: IntentKind, phrase: string][];
  seats?: [value: number, phrase: string];
  budget?: [value: number, phrase: string];
  timeline?: [value: Timeline, phrase: string];
  urgent?: string;
}

/** Messages as people write them, and all that must be found in each. */
export const TELLING: [message: string, expected: Expected][] = [
  [
    'Hi, we need pricing for 300 seats by end of Q1. Our budget is around 50k € for the first year.',
    {
      intents: [['pricing', 'pricing']],
      seats: [300, '300 seats'],
      budget: [50_000, '50k €'],
      timeline: ['this_quarter', 'by end of Q1'],
    },
  ],
  [
    'We are switching from HubSpot next quarter; 1,200 users. Could you show us a demo?',
    {
      intents: [
        ['demo', 'demo'],
        ['switch', 'switching from'],
      ],
      seats: [1_200, '1,200 users'],
      timeline: ['next_quarter', 'next quarter'],
    },
  ],
  [
    'Our current tool is down and we have a deadline Friday. USD 20k is approved. Call me ASAP!',
    {
      budget: [20_000, 'USD 20k'],
      timeline: ['now', 'deadline Friday'],
      urgent: 'is down',
    },
  ],
  [
    'We want to buy licenses for 45 employees within two weeks, ready to sign.',
    {
      intents: [['buy', 'buy']],
      seats: [45, 'for 45 employees'],
      timeline: ['this_month', 'within two weeks'],
    },
  ],
  [
    'No rush: just comparing. How much would it be for a team of 40?',
    {
      intents: [['pricing', 'How much']],
      seats: [40, 'team of 40'],
      timeline: ['no_rush', 'No rush'],
    },
  ],
  [
    "I can't log in since the update, I get an error message. Please help urgently.",
    { intents: [['support', "can't log"]], urgent: 'urgently' },
  ],
  [
    'Dear team, I am applying for the internship you posted. Please find my CV attached.',
    { intents: [['job', 'applying for the internship']] },
  ],
  [
    'I came across your website. Our agency helps to increase your traffic, first page of Google!',
    { intents: [['vendor', 'came across your website']] },
  ],
  ['Please remove me from this list.', { intents: [['unsubscribe', 'remove me from']] }],
  [
    'We have set aside $10k-15k, not more, and would like to book a meeting this week.',
    {
      intents: [['demo', 'book a meeting']],
      budget: [15_000, '$10k-15k'],
      timeline: ['now', 'this week'],
    },
  ],
  [
    'Necesitamos una demostración para 25 usuarios este mes. Presupuesto: € 12.000.',
    {
      intents: [['demo', 'demostración']],
      seats: [25, '25 usuarios'],
      budget: [12_000, '€ 12.000'],
      timeline: ['this_month', 'este mes'],
    },
  ],
  [
    '¿Cuánto cuesta para un equipo de 40? Es urgente, queremos migrar desde Salesforce.',
    {
      intents: [
        ['switch', 'migrar desde'],
        ['pricing', 'Cuánto cuesta'],
      ],
      seats: [40, 'equipo de 40'],
      urgent: 'urgente',
    },
  ],
  [
    'Wir suchen eine Lösung für 250 Mitarbeiter, Budget ca. 30.000 EUR, Start in 3 Monaten.',
    {
      seats: [250, 'für 250 Mitarbeiter'],
      budget: [30_000, '30.000 EUR'],
      timeline: ['this_quarter', 'in 3 Monaten'],
    },
  ],
  [
    'Bitte senden Sie uns ein Angebot über 80 Lizenzen, es ist dringend. Eine Demo wäre schön.',
    {
      intents: [
        ['demo', 'Demo'],
        ['pricing', 'Angebot'],
      ],
      seats: [80, '80 Lizenzen'],
      urgent: 'dringend',
    },
  ],
  [
    'Unser Zugang funktioniert nicht, es kommt eine Fehlermeldung.',
    { intents: [['support', 'funktioniert nicht']] },
  ],
  [
    'Nous sommes une équipe de 60 et souhaitons une démo dès que possible, budget de 15 000 €.',
    {
      intents: [['demo', 'démo']],
      seats: [60, 'équipe de 60'],
      budget: [15_000, '15 000 €'],
      timeline: ['now', 'dès que possible'],
      urgent: 'dès que possible',
    },
  ],
  [
    'Merci de nous envoyer un devis pour 1 200 utilisateurs, rien ne presse.',
    {
      intents: [['pricing', 'devis']],
      seats: [1_200, '1 200 utilisateurs'],
      timeline: ['no_rush', 'rien ne presse'],
    },
  ],
  [
    "Je vous adresse ma candidature pour l'offre d'emploi publiée hier.",
    { intents: [['job', 'ma candidature']] },
  ],
  [
    'Olá, temos interesse no plano para 80 usuários no próximo mês. Quanto custa?',
    {
      intents: [['pricing', 'Quanto custa']],
      seats: [80, '80 usuários'],
      timeline: ['this_quarter', 'próximo mês'],
    },
  ],
  [
    'Gostaríamos de agendar uma conversa sobre 1.500 licenças. Nosso orçamento é 20 mil euros.',
    {
      intents: [['demo', 'agendar uma conversa']],
      seats: [1_500, '1.500 licenças'],
      budget: [20_000, '20 mil euros'],
    },
  ],
  [
    'Não funciona desde segunda, mensagem de erro na entrada. Precisamos de ajuda urgente.',
    { intents: [['support', 'Não funciona']], urgent: 'urgente' },
  ],
];

/** Messages in which nothing stands, however much it looks like it. */
export const SILENT: string[] = [
  '',
  'Hello!',
  'Thank you for the webinar, it was very interesting.',
  'We are not looking to buy anything.',
  'We have no budget.',
  "We don't need a demo.",
  'We raised $20M last year and our revenue is 5 million euros.',
  'We pay $500 per month to somebody else.',
  'Meet us on 24.12.2026 at 10.30 in room 1200.',
  'Our company was founded in 1998 and has 300 trucks.',
  'My number is +34 600 000 000.',
  'The demolition of the democracy museum is priceless.',
  'Version 2.4.1 was released 3 months ago.',
  'We do 2,000 deliveries a day for 90% of our clients.',
  'No tenemos presupuesto.',
  'No queremos comprar.',
  'Wir haben kein Budget und wollen nichts kaufen.',
  'Guten Morgen, wir brauchen keine Demo.',
  "Nous n'avons pas de budget.",
  'Nous ne voulons pas acheter.',
  'Não temos orçamento.',
  'Não queremos comprar.',
  'O orçamento é de R$ 50.000 reais.',
];
