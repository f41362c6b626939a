import { expect, test } from 'vitest';
import { channel, contentOf, person } from '../../../src/sandbox/slack/person.ts';
import { actions, button, clientOf, section, startApp, startSlack } from './setup.ts';

const row = (company: string) => ({
  ...section(company),
  block_id: company,
  accessory: {
    type: 'overflow' as const,
    action_id: 'lead_more',
    options: [{ text: { type: 'plain_text' as const, text: 'Give it back' }, value: 'back' }],
  },
});

test('a message is waited for, and read as it says now', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const ana = person(slack, 'U0ANA');
  const waiting = ana.waitForDm(/Globex is yours/);
  const blocks = [section('*Globex* is yours')];
  const sent = await client.chat.postMessage({ channel: 'U0ANA', text: 'Reminder', blocks });
  expect((await waiting).ts).toBe(sent.ts);
  await client.chat.update({ channel: sent.channel ?? '', ts: sent.ts ?? '', text: 'Moved on' });
  await expect(ana.waitForDm(/is yours/, 30)).rejects.toThrow(/there is:\nMoved on/);
});

test('a channel is read by anybody who has its id', async () => {
  const slack = await startSlack();
  await clientOf(slack).chat.postMessage({ channel: 'C0EMEA', text: 'Unclaimed: Globex' });
  const message = await channel(slack, 'C0EMEA').waitFor(/Globex/);
  expect(contentOf(message)).toContain('Unclaimed');
  expect(person(slack, 'U0ANA').messages()).toEqual([]);
});

test('a click takes the newest message that has the button and says what is asked', async () => {
  const slack = await startSlack();
  const claimed: string[] = [];
  await startApp(slack, (app) =>
    app.action('lead_claim', async ({ ack, action }) => {
      await ack();
      if (action.type === 'button') claimed.push(action.value ?? '');
    }),
  );
  for (const company of ['Globex', 'Initech']) {
    const blocks = [section(company), actions(button('Claim', 'lead_claim', company))];
    await clientOf(slack).chat.postMessage({ channel: 'U0ANA', text: company, blocks });
  }
  const ana = person(slack, 'U0ANA');
  await ana.click('Claim');
  await ana.click('lead_claim', { in: /Globex/ });
  expect(claimed).toEqual(['Initech', 'Globex']);
  expect(() => ana.click('Decline')).toThrow(/no "Decline" to press/);
  expect(() => person(slack, 'U0BEN').click('Claim')).toThrow(/no "Claim" to press/);
});

test('a menu option is pressed by its label, and a row of Home by what it says', async () => {
  const slack = await startSlack();
  const picked: unknown[] = [];
  await startApp(slack, (app) =>
    app.action('lead_more', async ({ ack, action }) => {
      await ack();
      picked.push(action);
    }),
  );
  const view = { type: 'home' as const, blocks: [row('Globex'), row('Initech')] };
  await clientOf(slack).views.publish({ user_id: 'U0ANA', view });
  await person(slack, 'U0ANA').clickInHome('Give it back', { in: /Initech/ });
  expect(picked).toMatchObject([{ block_id: 'Initech', selected_option: { value: 'back' } }]);
});

test('a modal is awaited, filled in by label and sent', async () => {
  const slack = await startSlack();
  const notes: unknown[] = [];
  await startApp(slack, (app) => {
    app.command('/lead', async ({ ack, body, client }) => {
      await ack();
      const label = { type: 'plain_text' as const, text: 'Note' };
      const element = { type: 'plain_text_input' as const, action_id: 'text' };
      const blocks = [{ type: 'input' as const, block_id: 'note', label, element }];
      const view = {
        type: 'modal' as const,
        callback_id: 'new',
        title: label,
        submit: label,
        blocks,
      };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('new', async ({ ack, view }) => {
      notes.push(view.state.values.note?.text?.value);
      await ack();
    });
  });
  const ana = person(slack, 'U0ANA');
  await ana.command('/lead new');
  await ana.waitForModal();
  await ana.submit({ note: 'Call first' });
  expect(notes).toEqual(['Call first']);
  expect(ana.modal()).toBeUndefined();
});
