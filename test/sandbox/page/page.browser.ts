import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { person } from '../../../src/sandbox/slack/person.ts';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { actions, button, clientOf, plain, section, startApp, startSlack } from '../slack/setup.ts';

const candidates = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== '' && existsSync(path));

const declineModal = {
  type: 'modal' as const,
  callback_id: 'decline',
  title: plain('Decline this lead'),
  submit: plain('Decline'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'reason',
      label: plain('Why?'),
      element: {
        type: 'radio_buttons' as const,
        action_id: 'pick',
        options: ['full', 'language'].map((value) => ({ text: plain(`I am ${value}`), value })),
      },
    },
    {
      type: 'input' as const,
      block_id: 'note',
      optional: true,
      label: plain('Note'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

/** An app with an offer to claim or decline, a command and a Home. */
async function startStory() {
  const declined: unknown[] = [];
  const slack = await startSlack({ now: () => new Date() });
  await startApp(slack, (app) => {
    app.action('lead_claim', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'Yours: Globex' });
    });
    app.action('lead_decline', async ({ ack, client, body }) => {
      await ack();
      if (!('trigger_id' in body)) return;
      await client.views.open({ trigger_id: body.trigger_id, view: declineModal });
    });
    app.view('decline', async ({ ack, view }) => {
      const note = view.state.values.note?.text?.value;
      if (!note) return ack({ response_action: 'errors', errors: { note: 'Say why.' } });
      declined.push(note);
      return ack();
    });
    app.command('/lead', ({ ack, command }) => ack(`You typed *${command.text}*`));
  });
  const offer = [
    section('New lead: *Globex* &lt;img src=x&gt;'),
    actions(button('Claim', 'lead_claim'), button('Decline', 'lead_decline')),
  ];
  await clientOf(slack).chat.postMessage({ channel: 'U0ANA', text: 'New lead', blocks: offer });
  return { slack, declined };
}

async function open(slack: SlackStandIn, width = 1200): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--no-sandbox'],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width, height: 760 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(slack.url);
  await page.getByRole('button', { name: 'Claim' }).waitFor();
  return page;
}

describe.skipIf(executablePath === undefined)('the sandbox page', () => {
  let axe = '';
  beforeAll(() => {
    axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  });

  test('a lead is claimed with the keyboard, and what people wrote stays text', async () => {
    const { slack } = await startStory();
    const page = await open(slack);
    expect(await page.getByText('<img src=x>').count()).toBe(1);
    await page.getByRole('button', { name: 'Claim' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Yours: Globex').waitFor();
  });

  test('a modal shows its errors, keeps what was typed, and closes when it is right', async () => {
    const { slack, declined } = await startStory();
    const page = await open(slack);
    await page.getByRole('button', { name: 'Decline' }).click();
    const dialog = page.getByRole('dialog', { name: 'Decline this lead' });
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    await dialog.getByLabel('I am language').check();
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.getByText('Say why.').waitFor();
    expect(await dialog.getByLabel('I am language').isChecked()).toBe(true);
    await dialog.getByLabel('Note').fill('Only Spanish');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(declined).toEqual(['Only Spanish']);
  });

  test('Escape closes a modal for the app too', async () => {
    const { slack } = await startStory();
    const page = await open(slack);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(person(slack, 'U0ANA').modal()).toBeUndefined();
  });

  test('a command is typed, and its answer is only for the one who typed it', async () => {
    const { slack } = await startStory();
    const page = await open(slack);
    await page.getByLabel('Message or slash command').fill('/lead why globex');
    await page.keyboard.press('Enter');
    await page.getByText('Only visible to you').waitFor();
    await page.getByRole('button', { name: 'Ben Ito' }).click();
    await page.getByText('Nothing was said here yet.').waitFor();
  });

  test('a message for somebody else counts as unread until it is seen', async () => {
    const { slack } = await startStory();
    const page = await open(slack);
    await clientOf(slack).chat.postMessage({ channel: 'U0BEN', text: 'For Ben' });
    await page.getByRole('button', { name: 'Ben Ito 1 unread' }).click();
    await page.getByText('For Ben').waitFor();
    await page.getByRole('button', { name: 'Ben Ito', exact: true }).waitFor();
  });

  test.each([
    [1200, 'light'],
    [1200, 'dark'],
    [360, 'light'],
  ] as const)('at %d px, %s, it fits and axe finds nothing', async (width, colorScheme) => {
    const { slack } = await startStory();
    const page = await open(slack, width);
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.evaluate(axe);
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id }) => id))',
    );
    expect(found).toEqual([]);
  });
});
