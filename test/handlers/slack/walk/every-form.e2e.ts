import { afterEach, describe, expect, test } from 'vitest';
import { encodeValue } from '../../../../src/blocks/button-value.ts';
import { VIEWS } from '../../../../src/handlers/slack/views/index.ts';
import { rowsOf } from '../../../support/commands-page.ts';
import { isRefusal, PEOPLE, REFUSED, Walker, type Who } from './walker.ts';

const text = (value: string) => ({ type: 'plain_text_input', value });
const pick = (value: string) => ({ type: 'static_select', selected_option: { value } });
const day = (value: string) => ({ type: 'datepicker', selected_date: value });

/** Filled in so that nothing is missing; whom it is about is the rep who has the lead. */
const FILLED: Record<string, Record<string, object>> = {
  new_lead_modal: { email: text('eve@hooli.test') },
  decline_modal: { reason: pick('not_my_territory') },
  touch_modal: { kind: pick('call') },
  snooze_modal: { until_text: text('2d'), reason: text('their budget') },
  reassign_modal: { rep: pick('mia'), reason: pick('other'), note: text('knows the account') },
  away_modal: { until: pick('1h') },
  hours_modal: { hours: text('mon-fri 09:00-17:00') },
  time_off_modal: { until_date: day('2099-12-24') },
  correct_modal: { email: text('dana@globex.test') },
  discard_modal: { reason: pick('spam') },
  policy_choose_edit_modal: { part: pick('pool:emea') },
  policy_edit_modal: { message: text('shorter'), claim: text('5m') },
  policy_reject_modal: { reason: text('leads go astray') },
  policy_rollback_modal: { version: pick('1'), reason: text('leads go astray') },
};
const page = new Map(rowsOf('Forms').map(([id = '', , , who = '']) => [id, who]));
const forms = [...VIEWS.keys()].map((id) => ({ id, who: page.get(id) ?? 'nobody' }));
/** Closes without a word: what was done shows in Home, or there was nothing to send. */
const CLOSES = new Set([
  'decline_modal',
  'converted_modal',
  'away_modal',
  'hours_modal',
  'time_off_modal',
  'notifications_modal',
  'policy_export_modal',
]);

let walker: Walker;
afterEach(() => walker.desk.close());

/** What stands in the form's place, or under its fields; empty where it closes. */
async function send(id: string, who: Who, filled: Record<string, object>): Promise<string> {
  const { desk, about } = walker;
  const values = Object.entries(filled).map(([field, state]) => [field, { [field]: state }]);
  const view = {
    type: 'modal',
    id: `V${who}`,
    root_view_id: `V${who}`,
    callback_id: id,
    private_metadata: encodeValue(about),
    state: { values: Object.fromEntries(values) },
    blocks: [],
  };
  const team = { id: who === 'elsewhere' ? 'T0OTHER' : 'T0ACME' };
  const body = { type: 'view_submission', team, user: { id: walker.person(who).id }, view };
  const answer = await desk.deliver({ payload: JSON.stringify(body) });
  await desk.settled();
  expect(answer.status).toBe(200);
  return answer.text;
}

describe('every form answers everybody, and refuses who may not', () => {
  test.each(forms)('$id is for $who', async ({ id, who: may }) => {
    walker = await Walker.start({ claimed: id !== 'decline_modal' });
    for (const who of PEOPLE) {
      const published = walker.desk.slack.calls('views.publish').length;
      const heard = await send(id, who, FILLED[id] ?? {});
      if (who === 'elsewhere') expect(heard).toMatch(/another Slack workspace/);
      else if (who === 'stranger') expect(heard).toMatch(/not on the roster/);
      else {
        const refused = REFUSED[may]?.includes(who);
        expect(isRefusal(heard, may), `${who}: ${heard}`).toBe(refused);
        const isShown = walker.desk.slack.calls('views.publish').length > published;
        const mayClose = CLOSES.has(id) && (isShown || id === 'policy_export_modal');
        expect(heard !== '' || mayClose, `${who} sees what came of it`).toBe(true);
      }
    }
    const { faults } = walker.desk;
    expect(faults.filter(({ code }) => code !== 'auth.other_workspace')).toEqual([]);
  });

  test.each(forms)('$id with nothing filled in says something', async ({ id }) => {
    walker = await Walker.start({ claimed: true });
    const heard = await send(id, 'admin', {});
    expect(heard !== '' || CLOSES.has(id)).toBe(true);
    expect(walker.desk.faults).toEqual([]);
  });
});
