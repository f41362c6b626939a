/** Words durations and shares the same way everywhere on the page of a policy. */
import { counted } from '../../../words/numbers.ts';
import type { Phrase } from '../../../words/say.ts';

/** 900000 is `15 minutes`, 5400000 `90 minutes`: one unit, the largest that comes out even. */
export function durationWords(ms: number): Phrase {
  const isEven = (unit: number) => ms >= unit && ms % unit === 0;
  if (isEven(86_400_000)) return counted(ms / 86_400_000, 'day');
  if (isEven(3_600_000)) return counted(ms / 3_600_000, 'hour');
  if (isEven(60_000)) return counted(ms / 60_000, 'minute');
  return counted(ms / 1_000, 'second');
}

/** `speed_to_lead` is `speed to lead`. */
export function plain(name: string): string {
  return name.replaceAll('_', ' ');
}

/** 0.285 is `29 %`. */
export function shareWords(share: number): string {
  return `${Math.round(share * 100)} %`;
}
