import { WebClient } from '@slack/web-api';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { become, command, openAcme, sendSample } from './support/acme.ts';
import { expectAccessible, hasNoBrowser, useBrowser } from './support/browser.ts';

const onlyVisibleToYou = (page: Page) => page.getByText('Only visible to you');

const refusal = (page: Page) =>
  page
    .locator('#messages')
    .getByText(
      "You are not on the roster here, so I can't do that. Ask Ada Silva, who can add you.",
    );

describe.skipIf(hasNoBrowser)('what people do by mistake', () => {
  const open = useBrowser();

  test('a rep clicks Claim twice and has claimed once', async () => {
    const { slack } = await openAcme();
    const page = await open(slack.url);
    await sendSample(page, 'Globex demo');
    await page.getByRole('button', { name: 'Claim Globex' }).dblclick();
    await page.getByRole('heading', { name: 'Yours: Globex' }).waitFor();
    const trace = page.getByRole('region', { name: 'Trace of the chosen lead' });
    await trace.getByText('Ana Ruiz claimed it.').waitFor();
    await expectAccessible(page);
    expect(await trace.getByText('Ana Ruiz claimed it.').count()).toBe(1);
    expect(await page.getByRole('heading', { name: 'Yours: Globex' }).count()).toBe(1);
    expect(await onlyVisibleToYou(page).count()).toBe(0);
  });

  test("a colleague presses Claim on somebody else's card, reads whose it is, and changes nothing", async () => {
    const { slack } = await openAcme();
    const page = await open(slack.url);
    await sendSample(page, 'Globex demo');
    await page.getByRole('button', { name: 'Claim Globex' }).waitFor();
    await showIn('C0EMEA', slack);
    await become(page, 'Cleo Martin', '# emea');
    await page.getByRole('button', { name: 'Claim Globex' }).click();
    await page.locator('#messages').getByText('This lead was offered to Ana Ruiz.').waitFor();
    await onlyVisibleToYou(page).waitFor();
    await expectAccessible(page);
    await become(page, 'Ana Ruiz', 'Messages');
    await page.getByRole('heading', { name: 'New lead: Globex' }).waitFor();
  });

  test('a guest types commands and reads whom to ask', async () => {
    const { slack } = await openAcme({ guests: [{ id: 'U0GUS', name: 'Gus Moro', tz: 'UTC' }] });
    const page = await open(slack.url);
    await become(page, 'Gus Moro', 'Messages');
    for (const [nth, text] of ['/lead help', '/routing status'].entries()) {
      await command(page, text);
      await refusal(page).nth(nth).waitFor();
      await expectAccessible(page);
    }
  });
});

/** Somebody shares the last card that a rep got. */
async function showIn(channel: string, slack: Awaited<ReturnType<typeof openAcme>>['slack']) {
  const { text, blocks } = slack.calls('chat.postMessage').at(-1)?.args ?? {};
  const client = new WebClient('xoxb-sandbox', { slackApiUrl: slack.apiUrl });
  await client.apiCall('chat.postMessage', { channel, text, blocks });
}
