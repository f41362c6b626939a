import type { WeekCard } from '../../../routing/model/cards/cards.ts';
import { say } from '../../../words/say.ts';
import { POOL_TURNS } from '../../action-ids.ts';
import { button, context, header, type Rendered, rendered, row } from '../../elements.ts';
import { weekLines } from '../../parts/turn-words.ts';
import { mrkdwn, spaced } from '../../text.ts';

/** What Home says of the week, for nobody but the rep it is about. */
export function weekCard({ week }: WeekCard): Rendered {
  const lines = weekLines(week);
  const how = button({ label: say`How turns work`, action: POOL_TURNS });
  return rendered(spaced(mrkdwn`Your last seven days.`, lines), [
    header(say`Your last seven days`),
    row(lines, how),
    context(mrkdwn`You asked for these figures. Notifications in my Home tab stops them.`),
  ]);
}
