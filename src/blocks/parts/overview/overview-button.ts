import type { Button } from '@slack/web-api';
import { say } from '../../../words/say.ts';
import { OVERVIEW_OPEN } from '../../action-ids.ts';
import { button } from '../../elements.ts';

export const OVERVIEW_TITLE = say`Sources, roles, channels`;

export function overviewButton(): Button {
  const spoken = say`Sources, roles, channels, and tiers with their times`;
  return button({ label: OVERVIEW_TITLE, action: OVERVIEW_OPEN, spoken });
}
