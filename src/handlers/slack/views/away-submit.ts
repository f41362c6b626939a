import { FIELDS } from '../../../blocks/action-ids.ts';
import { AWAY_AS_NOW, AWAY_ERRORS } from '../../../blocks/modals/away-modal.ts';
import { setAvailability } from '../../../services/people/set-availability.ts';
import { say } from '../../../words/say.ts';
import { availabilityAnswer } from '../answers/availability-answer.ts';
import { parseUntil } from '../commands/parsing/parse-until.ts';
import { publishHome } from '../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from './submission.ts';

/** Away until then; Home, where the form was opened, shows it at once. */
export async function submitAway(sent: Submission): Promise<Shown> {
  const { ctx, actor, about, reader } = sent;
  const said = chosen(sent);
  const until = said === AWAY_AS_NOW ? undefined : parseUntil(said, reader);
  if (until === null) return faultUnder(FIELDS.untilText, AWAY_ERRORS.noTime);
  const repId = about.rep ?? sent.repId;
  const coverId = pickOf(sent, FIELDS.cover) || null;
  const was = await setAvailability(ctx, { repId, away: until ? { until } : {}, coverId, actor });
  if (was.outcome === 'away') return { after: () => publishHome(ctx, sent) };
  if (was.outcome === 'bad_cover') return faultUnder(FIELDS.cover, AWAY_ERRORS.badCover);
  return instead(availabilityAnswer(was, { rep: repId, repId, reader }), say`Set Away`);
}

/** A typed time wins over a picked one: whoever typed it meant it. */
function chosen(sent: Submission): string {
  return textOf(sent, FIELDS.untilText) || pickOf(sent, FIELDS.until);
}
