import type { Button } from '@slack/web-api';
import { say } from '../../words/say.ts';
import { LEAD_TEST } from '../action-ids.ts';
import { button } from '../elements.ts';

/** The only proof that the phone rings. */
export function testLeadButton(): Button {
  return button({ label: say`Send a test lead`, action: LEAD_TEST });
}
