import {
  aliasLine,
  nextLine,
  repeatLine,
  standingLine,
} from '../../../blocks/parts/lead-standing.ts';
import type { LeadDetail } from '../../../services/look-up/show-lead.ts';
import { english } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';

/** What the lead is, since when and why, and what comes next: as in Slack. */
export function standingLines({ lead, standing }: LeadDetail, reader: Reader): string[] {
  const lines = [
    aliasLine(standing),
    standingLine(lead, standing, reader),
    nextLine(standing, reader),
    repeatLine(standing, reader),
  ];
  return lines.flatMap((line) => (line === null ? [] : english(line)));
}
