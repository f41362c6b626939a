import { describe, expect, test } from 'vitest';
import { clientOf, plain, refusalOf, section, startSlack, testClock } from './setup.ts';

const home = (text: string) => ({ type: 'home' as const, blocks: [section(text)] });
const modal = { type: 'modal' as const, title: plain('Decline'), blocks: [section('Why?')] };

describe('views', () => {
  test('a Home is published for one person and replaced in place', async () => {
    const slack = await startSlack();
    const { views } = clientOf(slack);
    await views.publish({ user_id: 'U0ANA', view: home('One') });
    const { id, hash } = slack.home('U0ANA') ?? {};
    await views.publish({ user_id: 'U0ANA', view: home('Two') });
    expect(slack.home('U0ANA')?.id).toBe(id);
    const stale = views.publish({ user_id: 'U0ANA', view: home('Three'), hash: hash ?? '' });
    expect((await refusalOf(stale)).word).toBe('hash_conflict');
  });

  test('a trigger opens one modal, within three seconds', async () => {
    const clock = testClock();
    const slack = await startSlack({ now: clock.now });
    const open = (trigger_id: string) => clientOf(slack).views.open({ trigger_id, view: modal });
    const fresh = slack.workspace.triggers.issue('U0ANA');
    await open(fresh);
    expect(slack.modals('U0ANA')).toHaveLength(1);
    expect((await refusalOf(open(fresh))).word).toBe('exchanged_trigger_id');
    const late = slack.workspace.triggers.issue('U0ANA');
    clock.advance(3001);
    expect((await refusalOf(open(late))).word).toBe('expired_trigger_id');
    expect((await refusalOf(open('made-up'))).word).toBe('invalid_trigger_id');
  });

  test('modals stack three deep and no deeper', async () => {
    const slack = await startSlack();
    const { views } = clientOf(slack);
    const trigger_id = () => slack.workspace.triggers.issue('U0ANA');
    await views.open({ trigger_id: trigger_id(), view: modal });
    await views.push({ trigger_id: trigger_id(), view: modal });
    await views.push({ trigger_id: trigger_id(), view: modal });
    const fourth = views.push({ trigger_id: trigger_id(), view: modal });
    expect((await refusalOf(fourth)).word).toBe('push_limit_reached');
    expect(slack.modals('U0ANA')).toHaveLength(3);
  });

  test('an update finds the view by id; a wrong one is not_found', async () => {
    const slack = await startSlack();
    const { views } = clientOf(slack);
    const opened = await views.open({
      trigger_id: slack.workspace.triggers.issue('U0ANA'),
      view: modal,
    });
    const next = { ...modal, title: plain('Done') };
    await views.update({ view_id: opened.view?.id ?? '', view: next });
    expect(slack.modals('U0ANA')[0]?.content).toMatchObject({ title: { text: 'Done' } });
    expect((await refusalOf(views.update({ view_id: 'V9', view: next }))).word).toBe('not_found');
  });

  test('a view Slack would not take is invalid_arguments, with the place', async () => {
    const slack = await startSlack();
    const view = { ...modal, title: plain('A title that is much too long for Slack') };
    const trigger_id = slack.workspace.triggers.issue('U0ANA');
    expect(await refusalOf(clientOf(slack).views.open({ trigger_id, view }))).toEqual({
      word: 'invalid_arguments',
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    });
  });

  test('a view of more than 250 KB is view_too_large', async () => {
    const slack = await startSlack();
    const blocks = Array.from({ length: 100 }, () => section('x'.repeat(2999)));
    const call = clientOf(slack).views.publish({
      user_id: 'U0ANA',
      view: { type: 'home', blocks },
    });
    expect((await refusalOf(call)).word).toBe('view_too_large');
  });

  test('without the Home tab there is nothing to publish to', async () => {
    const slack = await startSlack({ tabs: { home: false, messages: true } });
    const call = clientOf(slack).views.publish({ user_id: 'U0ANA', view: home('One') });
    expect((await refusalOf(call)).word).toBe('not_enabled');
  });
});
