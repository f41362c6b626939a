import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { section } from '../slack/setup.ts';
import { expectAccessible, hasNoBrowser, type Look, useBrowser } from './support/browser.ts';
import { deskView, startDesk } from './support/desk.ts';
import { EVERY_BLOCK } from './support/every-block.ts';
import { startStory } from './support/story.ts';

/** Names as long as they come, from right to left, and in pictures. */
const NAMES = ['Wolfeschlegelsteinhausenbergerdorff '.repeat(5), 'شركة الأمل للتجارة', '🦄🏳️‍🌈 Ltd'];

const LOOKS: [string, Look][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['360 px', { width: 360, height: 740 }],
  ['360 px, dark', { width: 360, height: 740, colorScheme: 'dark' }],
];

describe.skipIf(hasNoBrowser)('for everybody', () => {
  const open = useBrowser();

  const start = async (look: Look) => {
    const view = deskView();
    view.faults.active.push('Slack: chat.postMessage, the answer is lost');
    view.leads = NAMES.map((title, i) => ({
      id: `lead_${i}`,
      title,
      state: 'offered',
      at: '2026-11-24T09:00:00.000Z',
    }));
    const { slack, client } = await startStory({ desk: startDesk(view).desk });
    const post = { channel: 'U0ANA', text: 'Every block', blocks: EVERY_BLOCK };
    await client.apiCall('chat.postMessage', post);
    for (const name of NAMES) {
      await client.chat.postMessage({ channel: 'U0ANA', text: `New lead: ${name}` });
    }
    await client.views.publish({
      user_id: 'U0ANA',
      view: { type: 'home', blocks: NAMES.map((name) => section(`*${name}*`)) },
    });
    const page = await open(slack.url, look);
    await page.getByText('A header').waitFor();
    return page;
  };

  test.each(LOOKS)('%s: the conversation in every view', async (_, look) => {
    const page = await start(look);
    await expectAccessible(page);
    for (const view of ['Phone', 'Notification', 'Read aloud']) {
      await page.getByRole('radio', { name: view }).check();
      await expectAccessible(page);
    }
  });

  test.each(LOOKS)('%s: a modal, and the answer to it', async (_, look) => {
    const page = await start(look);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog', { name: 'Decline this lead' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Please complete this required field.').waitFor();
    await expectAccessible(page);
  });

  test.each(LOOKS)('%s: Home, commands and everything in the simulator', async (_, look) => {
    const page = await start(look);
    await page.getByLabel('Message or slash command').fill('/lead ');
    await page.getByRole('listbox').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await inPane(page, 'People');
    await page.getByRole('button', { name: 'Home' }).click();
    await page
      .getByText(NAMES[1] ?? '')
      .first()
      .waitFor();
    await expectAccessible(page);
    await inPane(page, 'Simulator');
    for (const summary of await page.locator('aside summary').all()) await summary.click();
    await page.getByText('1 active').waitFor();
    await expectAccessible(page);
  });
});

async function inPane(page: Page, name: string): Promise<void> {
  const pane = page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name });
  if (await pane.isVisible()) await pane.click();
}
