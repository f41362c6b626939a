import { describe, expect, test } from 'vitest';
import { clientOf, plain, refusalOf, section, startSlack } from '../setup.ts';
import { text } from './samples.ts';

const long = { type: 'section', text: plain(text(3001)) } as const;
const modal = { type: 'modal', title: plain('Decline'), blocks: [] } as const;

async function validate(args: Record<string, unknown>) {
  const slack = await startSlack();
  return clientOf(slack).apiCall('blocks.validate', args);
}

describe('blocks.validate', () => {
  test.each([
    ['blocks', { blocks: [section('Hi')] }],
    ['a message', { message: { blocks: [section('Hi')] } }],
    ['a view', { view: modal }],
  ])('says nothing against %s that Slack takes', async (_, args) => {
    expect(await validate(args)).toMatchObject({ ok: true });
  });

  test.each([
    ['invalid_blocks', { blocks: [long] }, '/blocks/0/text/text'],
    ['invalid_message', { message: { blocks: [long] } }, '/message/blocks/0/text/text'],
    ['invalid_view', { view: { ...modal, blocks: [long] } }, '/view/blocks/0/text/text'],
  ])('answers %s with each place', async (word, args, pointer) => {
    expect(await refusalOf(validate(args))).toEqual({
      word,
      messages: [`[ERROR] must be less than 3001 characters [json-pointer:${pointer}]`],
    });
  });

  test('lists what is wrong field by field, to anybody', async () => {
    const slack = await startSlack();
    const response = await fetch(`${slack.apiUrl}blocks.validate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ blocks: [{ type: 'header' }] }),
    });
    expect(await response.json()).toMatchObject({
      errors: [
        {
          pointer: '/blocks/0',
          code: 'missing_field',
          message: 'missing required field: text',
        },
      ],
    });
  });

  test.each([
    ['nothing to look at', {}],
    ['two things to look at', { blocks: [section('Hi')], view: modal }],
    ['more than it reads', { blocks: [section(text(100_000))] }],
  ])('refuses %s', async (_, args) => {
    expect(await refusalOf(validate(args))).toMatchObject({ word: 'invalid_arguments' });
  });
});
