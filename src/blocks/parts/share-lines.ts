import type { OwnShare, ShareRow } from '../../routing/model/cards/fairness-cards.ts';
import { chained } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import { SHOWN } from '../limits.ts';
import { cut, monospaced, type SafeText } from '../text.ts';

/** What somebody got and is owed, in words, and drawn in letters. Figures are in leads. */

/** Less than this either way is called even. */
const EVEN = 0.05;

/** "owed 0.4", "0.8 ahead" or "even". */
export function owedWords(owed: number): Phrase {
  if (Math.abs(owed) < EVEN) return say`even`;
  return owed < 0 ? say`${oneDecimal(-owed)} ahead` : say`owed ${oneDecimal(owed)}`;
}

/** "owed 0.4 of a lead", "1.2 leads ahead" or "even". */
export function owedLeads(owed: number): Phrase {
  if (Math.abs(owed) < EVEN) return say`even`;
  const leads = oneDecimal(Math.abs(owed));
  if (Math.abs(owed) < 1) {
    return owed < 0 ? say`${leads} of a lead ahead` : say`owed ${leads} of a lead`;
  }
  return owed < 0 ? say`${leads} leads ahead` : say`owed ${leads} leads`;
}

/** The same, said to the rep it is about. */
export function owedSentence(owed: number): Phrase {
  return say`You are ${owedLeads(owed)}.`;
}

/** 0.244 is "24 %". */
export function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** What the leads are of all; 0 where there was none. */
export function partOf({ got, of }: Pick<OwnShare, 'got' | 'of'>): number {
  return of === 0 ? 0 : got / of;
}

/** "share 25 % · got 12 of 48 (25 %) · owed 0.4 · 2 without a turn". */
export function shareWords(row: OwnShare): Phrase {
  const beyond = row.beyond > 0 ? [say`${row.beyond} without a turn`] : [];
  const got = say`got ${row.got} of ${row.of} (${percent(partOf(row))})`;
  return chained([say`share ${percent(row.share)}`, got, owedWords(row.owed), ...beyond], ' · ');
}

/** "12 leads, 24 % of the pool's; your share is 25 %. You are owed 0.4 of a lead." */
export function ownSentences(row: OwnShare): Phrase {
  const got = say`${counted(row.got, 'lead')}, ${percent(partOf(row))} of the pool's`;
  const beyond = row.beyond > 0 ? say` ${row.beyond} more came without a turn.` : '';
  return say`${got}; your share is ${percent(row.share)}. ${owedSentence(row.owed)}${beyond}`;
}

const BAR = 16;
const NAME = 24;

/** What was due above what came, of each; the number first, for it is what the bar stands for. */
export function shareChart(rows: readonly ShareRow[], longest: number): SafeText {
  return monospaced(
    rows.flatMap(({ name, entitled, got }) => [
      cut(name, Math.min(NAME, SHOWN.person)),
      say`${oneDecimal(entitled).padStart(6)} due ${bar(entitled, longest)}`,
      say`${String(got).padStart(6)} got ${bar(got, longest)}`,
    ]),
  );
}

function bar(leads: number, longest: number): string {
  const full = longest > 0 ? Math.round((Math.max(0, leads) / longest) * BAR) : 0;
  return '█'.repeat(Math.min(full, BAR)).padEnd(BAR, '░');
}

function oneDecimal(leads: number): string {
  return leads.toFixed(1);
}
