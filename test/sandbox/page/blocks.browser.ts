import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startApp, startSlack } from '../slack/setup.ts';
import { hasNoBrowser, useBrowser } from './support/browser.ts';
import { EVERY_BLOCK, EVERY_INPUT } from './support/every-block.ts';

describe.skipIf(hasNoBrowser)('blocks on the page', () => {
  const open = useBrowser();

  /** An app that only notes which element was used with what, and what was submitted. */
  const start = async () => {
    const used: string[] = [];
    const submitted: Record<string, string> = {};
    const slack = await startSlack();
    const app = await startApp(slack, (bolt) => {
      bolt.action(/.*/, async ({ ack, action, body, client }) => {
        await ack();
        used.push(JSON.stringify(action));
        if (!('trigger_id' in body) || !JSON.stringify(action).includes('open_form')) return;
        const view = EVERY_INPUT as Parameters<typeof client.views.open>[0]['view'];
        await client.views.open({ trigger_id: body.trigger_id, view });
      });
      bolt.view('every_input', async ({ ack, view }) => {
        await ack();
        for (const [label, held] of Object.entries(view.state.values)) {
          submitted[label] = JSON.stringify(held);
        }
      });
    });
    await app.client.apiCall('chat.postMessage', {
      channel: 'U0ANA',
      text: 'Every block',
      blocks: EVERY_BLOCK,
    });
    const page = await open(slack.url);
    await page.getByText('A header').waitFor();
    const lastUsed = async (part: string) => {
      await expect.poll(() => used.at(-1)).toContain(part);
    };
    return { app, page, used, submitted, lastUsed };
  };

  test('each is drawn, words as words and links shown but not followed', async () => {
    const { page } = await start();
    await page.getByRole('heading', { name: 'A header 👋' }).waitFor();
    for (const words of ['Bold', 'italic', 'struck', 'code']) {
      await page.getByText(words, { exact: true }).waitFor();
    }
    await page.locator('.mention').getByText('@Ben Ito').waitFor();
    await page.locator('.mention').getByText('#emea-leads').waitFor();
    await page.getByRole('button', { name: 'a link' }).click();
    await page.getByText('In Slack this opens https://globex.test/a').waitFor();
    await page.getByText('Due 24 Nov 2026 10:00').waitFor();
    await page.getByRole('img', { name: 'Logo of Globex' }).waitFor();
    await page.getByRole('columnheader', { name: 'Leads' }).waitFor();
    await page.getByText('A point').waitFor();
    const ticked = page.getByRole('group', { name: 'checkboxes' }).getByLabel('Option one');
    expect(await ticked.isChecked()).toBe(true);
    expect(await page.getByLabel('datetimepicker').inputValue()).toBe('2026-11-24T10:00');
    await page.getByText('A video block, which this simulator does not draw.').waitFor();
  });

  test('each element tells the app what was chosen', async () => {
    const { page, lastUsed } = await start();
    await page.getByLabel('Pick from groups').selectOption('Option two');
    await lastUsed('"value":"two"');
    await page.getByLabel('Pick a person').selectOption('@Ben Ito');
    await lastUsed('U0BEN');
    await page.getByLabel('Pick a channel').selectOption('#emea-leads');
    await lastUsed('C0EMEA');
    await page.getByRole('radiogroup').getByLabel('Option one').check();
    await lastUsed('"value":"one"');
    await page.getByRole('group', { name: 'checkboxes' }).getByLabel('Option two').check();
    await lastUsed('"value":"two"');
    await page.getByRole('group', { name: 'Pick some' }).getByLabel('Option one').check();
    await lastUsed('"multi_static_select"');
    await page.getByLabel('Pick a day').fill('2026-11-30');
    await lastUsed('"selected_date":"2026-11-30"');
    await page.getByLabel('Pick a time').fill('09:30');
    await lastUsed('"selected_time":"09:30"');
  });

  test('the menu is walked with the keyboard and closes after a choice', async () => {
    const { page, lastUsed } = await start();
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await lastUsed('"value":"two"');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  });

  test('a button that asks first does nothing until it is answered', async () => {
    const { page, used, lastUsed } = await start();
    await page.getByRole('button', { name: 'Give back' }).click();
    const question = page.getByRole('dialog', { name: 'Really?' });
    await question.getByText('It goes to the next rep.').waitFor();
    await question.getByRole('button', { name: 'No' }).click();
    expect(used).toEqual([]);
    await page.getByRole('button', { name: 'Give back' }).click();
    await question.getByRole('button', { name: 'Yes' }).click();
    await lastUsed('give_back');
  });

  test('each input of a form reports what was entered, as the reader sees it', async () => {
    const { app, page, submitted } = await start();
    await app.client.chat.postMessage({
      channel: 'U0ANA',
      text: 'A form',
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'open_form',
              text: { type: 'plain_text', text: 'Open the form' },
            },
          ],
        },
      ],
    });
    await page.getByRole('button', { name: 'Open the form' }).click();
    await fillEveryInput(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const wanted = {
      Line: 'a line',
      Lines: 'two\\nlines',
      Mail: 'dana@globex.test',
      Address: 'https://globex.test',
      Number: '7',
      Choice: '"value":"two"',
      Choices: '"value":"one"',
      People: 'U0BEN',
      Day: '2026-12-01',
      Time: '08:15',
      // 10:00 in Madrid.
      Moment: '1795510800',
      'One of': '"value":"one"',
      'Some of': '"value":"two"',
    };
    for (const [label, part] of Object.entries(wanted)) {
      expect(submitted[label], label).toContain(part);
    }
  });
});

async function fillEveryInput(page: Page): Promise<void> {
  const form = page.getByRole('dialog', { name: 'Every input' });
  await form.getByLabel('Line', { exact: true }).fill('a line');
  await form.getByLabel('Lines').fill('two\nlines');
  await form.getByLabel('Mail').fill('dana@globex.test');
  await form.getByLabel('Address').fill('https://globex.test');
  await form.getByLabel('Number').fill('7');
  await form.getByLabel('Choice', { exact: true }).selectOption('Option two');
  await form.getByRole('group', { name: 'Choices' }).getByLabel('Option one').check();
  await form.getByRole('group', { name: 'People' }).getByLabel('@Ben Ito').check();
  await form.getByLabel('Day').fill('2026-12-01');
  await form.getByLabel('Time').fill('08:15');
  await form.getByLabel('Moment').fill('2026-11-24T10:00');
  await form.getByRole('radiogroup', { name: 'One of' }).getByLabel('Option one').check();
  await form.getByRole('group', { name: 'Some of' }).getByLabel('Option two').check();
}
