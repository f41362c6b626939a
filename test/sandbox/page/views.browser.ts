import { describe, expect, test } from 'vitest';
import { button } from '../slack/setup.ts';
import { hasNoBrowser, useBrowser } from './support/browser.ts';
import { startStory } from './support/story.ts';

describe.skipIf(hasNoBrowser)('the views of a conversation', () => {
  const open = useBrowser();

  test('a notification holds the text as it was sent, not as it was edited', async () => {
    const { slack } = await startStory();
    const page = await open(slack.url);
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByText('Yours: Globex').waitFor();
    await page.getByRole('radio', { name: 'Notification' }).check();
    await page.getByText('New lead: Globex, claim by 10:05.').waitFor();
    expect(await page.getByText('Yours: Globex').count()).toBe(0);
  });

  test('in a channel only a mention makes a phone ring', async () => {
    const { slack, client } = await startStory();
    const post = (text: string) => client.chat.postMessage({ channel: 'C0EMEA', text });
    await post('Nobody is named');
    const page = await open(slack.url);
    await page.getByRole('button', { name: '# emea-leads' }).click();
    await page.getByRole('radio', { name: 'Notification' }).check();
    await page.getByText('Nothing here makes a phone ring: nobody is mentioned.').waitFor();
    await post('<@U0ANA>, that is you');
    await page.getByRole('article').getByText('@Ana Ruiz, that is you').waitFor();
  });

  test('read aloud is the text and then the controls by the names they are heard by', async () => {
    const { slack, client } = await startStory();
    const named = { ...button('Claim', 'claim'), accessibility_label: 'Claim Initech' };
    const menu = {
      type: 'overflow' as const,
      action_id: 'more',
      options: [{ text: { type: 'plain_text' as const, text: 'Full story' }, value: 'story' }],
    };
    const blocks = [{ type: 'actions' as const, elements: [named, menu] }];
    await client.chat.postMessage({ channel: 'U0ANA', text: 'New lead: Initech', blocks });
    const page = await open(slack.url);
    await page.getByRole('radio', { name: 'Read aloud' }).check();
    const last = page.locator('#messages > li').last();
    await last.getByText('New lead: Initech').waitFor();
    expect(await last.getByRole('listitem').allTextContents()).toEqual([
      'Claim Initech, button',
      'More actions, menu: Full story',
    ]);
  });

  test('a message without text is told as one nobody hears', async () => {
    const { slack, client } = await startStory();
    const blocks = [{ type: 'divider' as const }];
    await client.chat.postMessage({ channel: 'U0ANA', text: '', blocks });
    const page = await open(slack.url);
    await page.getByRole('radio', { name: 'Read aloud' }).check();
    await page.getByText('No text: a screen reader would have nothing to say.').waitFor();
  });

  test('the phone is as wide as a phone', async () => {
    const { slack } = await startStory();
    const page = await open(slack.url);
    await page.getByRole('radio', { name: 'Phone' }).check();
    expect((await page.locator('#messages').boundingBox())?.width).toBe(360);
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByText('Yours: Globex').waitFor();
  });
});
