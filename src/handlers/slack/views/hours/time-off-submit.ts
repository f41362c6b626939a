import { FIELDS } from '../../../../blocks/action-ids.ts';
import { TIME_OFF_TITLE } from '../../../../blocks/modals/hours/time-off-modal.ts';
import { offFault } from '../../../../blocks/parts/off-words.ts';
import type { Stretch } from '../../../../routing/availability/typed/judge-time-off.ts';
import { stretchOf } from '../../../../routing/availability/typed/picked-days.ts';
import { type PlanRefusal, planTimeOff } from '../../../../services/hours/plan-time-off.ts';
import { whoIsRep } from '../../../../services/people/who-is.ts';
import { say } from '../../../../words/say.ts';
import { hoursView } from '../../actions/hours/hours-open.ts';
import { planAnswer } from '../../answers/hours/time-off-answer.ts';
import { publishHome } from '../../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission } from '../submission.ts';

const NO_LAST_DAY = say`Pick the last day.`;

/** Planned; the list under the form, and Home under that, show it. */
export async function submitTimeOff(sent: Submission): Promise<Shown> {
  if (dayOf(sent, FIELDS.untilDate) === '') return faultUnder(FIELDS.untilDate, NO_LAST_DAY);
  const { ctx, actor, about } = sent;
  const repId = about.rep ?? sent.repId;
  const was = await planTimeOff(ctx, {
    repId,
    ...(await stretchIn(sent, repId)),
    coverId: pickOf(sent, FIELDS.cover) || null,
    changes: about.off ?? null,
    actor,
  });
  switch (was.outcome) {
    case 'planned':
      return { after: () => showBelow(sent, repId) };
    case 'bad_dates':
    case 'overlaps':
    case 'bad_cover':
      return faultAt(sent, was);
    default:
      return instead(planAnswer(was, { repId, self: sent.repId }), TIME_OFF_TITLE);
  }
}

/** What has begun shows no first day. */
async function stretchIn(sent: Submission, repId: string): Promise<Stretch> {
  const timeZone = (await whoIsRep(sent.ctx, { repId }))?.timeZone ?? 'UTC';
  const untilDate = dayOf(sent, FIELDS.untilDate);
  const picked = {
    fromDate: dayOf(sent, FIELDS.fromDate) || untilDate,
    fromTime: timeOf(sent, FIELDS.fromTime),
    untilDate,
    untilTime: timeOf(sent, FIELDS.untilTime),
  };
  return stretchOf(picked, timeZone);
}

function dayOf({ values }: Submission, field: string): string {
  return values[field]?.[field]?.selected_date ?? '';
}

function timeOf({ values }: Submission, field: string): string {
  return values[field]?.[field]?.selected_time ?? '';
}

function faultAt(
  { values }: Submission,
  was: Extract<PlanRefusal, { outcome: 'bad_dates' | 'overlaps' | 'bad_cover' }>,
): Shown {
  const { about, words } = offFault(was);
  if (about === 'cover') return faultUnder(FIELDS.cover, words);
  const isThere = about === 'from' && FIELDS.fromDate in values;
  return faultUnder(isThere ? FIELDS.fromDate : FIELDS.untilDate, words);
}

async function showBelow(sent: Submission, repId: string): Promise<void> {
  const { client, belowViewId, ctx } = sent;
  if (belowViewId !== null) {
    await client.views.update({ view_id: belowViewId, view: await hoursView(sent, repId) });
  }
  await publishHome(ctx, sent);
}
