import type { KnownBlock } from '@slack/web-api';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import { say } from '../../words/say.ts';
import { POOL_TURNS } from '../action-ids.ts';
import { button, header, row } from '../elements.ts';
import { weekLines } from '../parts/turn-words.ts';

/** What somebody got of their pools, what they are owed, and why they are next or not. */
export function homeWeek({ week }: HomeView): KnownBlock[] {
  if (!week || week.rows.length === 0) return [];
  const how = button({ label: say`How turns work`, action: POOL_TURNS });
  return [header(say`Your week`), row(weekLines(week), how)];
}
