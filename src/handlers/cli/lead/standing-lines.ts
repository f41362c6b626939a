import {
  aliasLine,
  nextLine,
  plain,
  repeatLine,
  standingLine,
} from '../../../blocks/parts/lead-standing.ts';
import type { Reader } from '../../../blocks/time.ts';
import type { LeadDetail } from '../../../services/look-up/show-lead.ts';

/** What the lead is, since when and why, and what comes next: as in Slack. */
export function standingLines({ lead, standing }: LeadDetail, reader: Reader): string[] {
  return [
    aliasLine(standing),
    standingLine(lead, standing, { reader, say: plain }),
    nextLine(standing, reader),
    repeatLine(standing, reader),
  ].filter((line) => line !== null);
}
