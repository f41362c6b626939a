/** Lists what lies ahead of a lead: by its clocks, and what Baton does by itself. */
import type { Reader } from '../../../db/database.ts';
import { listClocks } from '../../../db/delivery/clock-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { StoryLine } from '../../../routing/model/cards/standings/story.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { plannedWords } from '../../views/lead/planned-words.ts';

export async function plannedLines(from: Reader, lead: LeadRecord): Promise<StoryLine[]> {
  const clocks = await listClocks(from, lead.id);
  const ahead = clocks
    .filter((clock) => clock.nextEventAt !== null)
    .flatMap((clock) => clock.events.slice(clock.fired));
  const planned: [at: Date | null, text: Phrase][] = [
    ...ahead.map((event): [Date, Phrase] => [new Date(event.at), plannedWords(event.do, event)]),
    [lead.enrichAt, say`company data is asked for`],
    [lead.reviewAt, say`managers are told again`],
    [lead.routeAt, say`a rep is looked for again`],
  ];
  return planned
    .flatMap(([at, text]) => (at ? [{ at, text, planned: true }] : []))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
