import type { ViewClosedAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { type Person, person } from '../../../../src/sandbox/slack/person.ts';
import type { SlackStandIn } from '../../../../src/sandbox/slack/stand-in.ts';
import type { Given } from '../../../../src/sandbox/slack/state/entries/values.ts';
import { clientOf, plain, section, startApp, startSlack } from '../setup.ts';

const input = (element: object, optional = false) =>
  ({ type: 'input', block_id: 'it', label: plain('It'), optional, element }) as KnownBlock;

const modal = (blocks: KnownBlock[], more = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Save'),
  blocks,
  ...more,
});

async function open(slack: SlackStandIn, view: ReturnType<typeof modal>): Promise<Person> {
  const trigger_id = slack.workspace.triggers.issue('U0ANA');
  await clientOf(slack).views.open({ trigger_id, view });
  return person(slack, 'U0ANA');
}

const element = (type: string, more = {}) => ({ type, action_id: 'a', ...more });
const words = element('plain_text_input', { min_length: 3, max_length: 5 });
const whole = element('number_input', {
  is_decimal_allowed: false,
  min_value: '1',
  max_value: '9',
});
const people = element('multi_users_select', { max_selected_items: 1 });

describe("Slack's own client", () => {
  const kept: [object, Given, RegExp][] = [
    [words, null, /complete this required field/],
    [words, '', /complete this required field/],
    [words, 'ab', /at least 3/],
    [words, 'abcdef', /at most 5/],
    [whole, 'many', /a number/],
    [whole, '1.5', /whole number/],
    [whole, '0', /1 or more/],
    [whole, '10', /9 or less/],
    [element('email_text_input'), 'ana@acme', /email address/],
    [element('url_text_input'), 'acme.test', /https:/],
    [people, ['U0ANA', 'U0BEN'], /at most 1/],
  ];

  test.each(kept)('keeps %j filled in with %j', async (field, given, complaint) => {
    const slack = await startSlack();
    const ana = await open(slack, modal([input(field)]));
    const { status, body } = await ana.submit({ it: given });
    expect(status).toBe(0);
    expect(body).toEqual({
      response_action: 'errors',
      errors: { it: expect.stringMatching(complaint) },
    });
    expect(ana.modal()?.errors).toHaveProperty('it');
  });

  const sent: [object, Given, boolean][] = [
    [words, 'abc', false],
    [words, null, true],
    [whole, '9', false],
    [element('number_input', { is_decimal_allowed: true }), '-1.5', false],
    [element('email_text_input'), 'ana@acme.test', false],
    [element('url_text_input'), 'https://acme.test/x', false],
    [people, ['U0ANA'], false],
  ];

  test.each(sent)('sends %j filled in with %j', async (field, given, optional) => {
    const slack = await startSlack();
    await startApp(slack, (app) => app.view('form', ({ ack }) => ack()));
    const ana = await open(slack, modal([input(field, optional)]));
    expect((await ana.submit({ It: given })).status).toBe(200);
    expect(ana.modal()).toBeUndefined();
  });
});

/** Opens three modals, of which the second keeps quiet when it is closed. */
async function openStack(slack: SlackStandIn, front = {}) {
  const closed: [string, boolean][] = [];
  await startApp(slack, (app) =>
    app.view<ViewClosedAction>(
      { type: 'view_closed', callback_id: /./ },
      async ({ ack, body, view }) => {
        closed.push([view.callback_id, body.is_cleared]);
        await ack();
      },
    ),
  );
  const layers = [
    { callback_id: 'first', notify_on_close: true },
    { callback_id: 'second' },
    { callback_id: 'third', notify_on_close: true, ...front },
  ];
  const ana = await open(slack, modal([section('One')], layers[0]));
  for (const layer of layers.slice(1)) {
    const trigger_id = slack.workspace.triggers.issue('U0ANA');
    await clientOf(slack).views.push({ trigger_id, view: modal([section('More')], layer) });
  }
  return { ana, closed };
}

describe('a stack of modals', () => {
  test('closes one by one from the front', async () => {
    const { ana, closed } = await openStack(await startSlack());
    await ana.closeModal();
    expect(closed).toEqual([['third', false]]);
    expect(ana.modal()?.content.callback_id).toBe('second');
  });

  test('closes as a whole, of which each that asked for it is told', async () => {
    const { ana, closed } = await openStack(await startSlack());
    await ana.closeAllModals();
    expect(closed).toEqual([
      ['third', true],
      ['first', true],
    ]);
    expect(ana.modal()).toBeUndefined();
  });

  test('closes as a whole with a modal that clears it', async () => {
    const { ana, closed } = await openStack(await startSlack(), { clear_on_close: true });
    await ana.closeModal();
    expect(closed.map(([name]) => name)).toEqual(['third', 'first']);
    expect(ana.modal()).toBeUndefined();
  });
});
