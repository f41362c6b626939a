/** Holds the phrases that press. */
import type { Words } from './words.ts';

export const URGENCY: Readonly<Record<'urgent', Words>> = {
  urgent: {
    en: [
      'urgent|urgently|asap|emergency|outage',
      'as soon as possible',
      'time sensitive|critical',
      'right away',
      'is|are|was|went|gone|been|still down',
      'down since|again|completely',
      'deadline',
      'running out of time',
    ],
    es: ['urgente|urgentemente|urge', 'lo antes posible', 'cuanto antes', 'fecha límite', 'caído'],
    de: ['dringend|eilig|Notfall|Ausfall', 'so schnell wie möglich', 'schnellstmöglich', 'Frist'],
    fr: ['urgent|urgente|urgence', 'au plus vite', 'dès que possible', 'en panne', 'date limite'],
    pt: ['urgente|urgência', 'o mais rápido possível', 'quanto antes', 'fora do ar', 'prazo final'],
  },
};
