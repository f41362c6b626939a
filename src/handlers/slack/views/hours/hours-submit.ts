import { FIELDS } from '../../../../blocks/action-ids.ts';
import { HOURS_TITLE } from '../../../../blocks/modals/hours/hours-modal.ts';
import { parseHours } from '../../../../routing/availability/typed/hours-text.ts';
import { readZone } from '../../../../routing/availability/typed/read-zone.ts';
import { setOwnHours } from '../../../../services/hours/set-own-hours.ts';
import { whoIsRep } from '../../../../services/people/who-is.ts';
import { say } from '../../../../words/say.ts';
import { hoursRefused } from '../../answers/hours/time-off-answer.ts';
import { publishHome } from '../../publish-home.ts';
import { faultUnder, instead, type Shown, type Submission, textOf } from '../submission.ts';

/** Save hours; with both fields empty the roster's hold again. */
export async function submitHours(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  const repId = about.rep ?? sent.repId;
  const [typed, zone] = [textOf(sent, FIELDS.hours), textOf(sent, FIELDS.zone)];
  if (typed === '' && zone !== '') return faultUnder(FIELDS.hours, NO_HOURS);
  const read = typed === '' ? null : parseHours(typed);
  if (read && 'fault' in read) return faultUnder(FIELDS.hours, read.fault);
  const place = read && readZone(zone || ((await whoIsRep(ctx, { repId }))?.timeZone ?? 'UTC'));
  if (place && 'fault' in place) return faultUnder(FIELDS.zone, place.fault);
  const own = read && place ? { hours: read.hours, timeZone: place.timeZone } : null;
  const was = await setOwnHours(ctx, { repId, own, actor });
  if (was.outcome === 'saved' || was.outcome === 'unchanged') {
    return { after: () => publishHome(ctx, sent) };
  }
  return instead(hoursRefused(was, repId), HOURS_TITLE);
}

const NO_HOURS = say`Write your hours, or empty the time zone too to go by the roster.`;
