import { describe, expect, test } from 'vitest';
import { person } from '../../../src/sandbox/slack/person.ts';
import { hasNoBrowser, useBrowser } from './support/browser.ts';
import { startStory } from './support/story.ts';

describe.skipIf(hasNoBrowser)('the sandbox page', () => {
  const open = useBrowser();

  test('a lead is claimed with the keyboard, and what people wrote stays text', async () => {
    const { slack } = await startStory();
    const page = await open(slack.url);
    await page.getByText('<img src=x>').waitFor();
    await page.getByRole('button', { name: 'Claim' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Yours: Globex').waitFor();
  });

  test('a modal shows its errors, keeps what was typed, and closes when it is right', async () => {
    const { slack, declined } = await startStory();
    const page = await open(slack.url);
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

  test('a modal over a modal leads back to it, with what was typed there', async () => {
    const { slack } = await startStory();
    const page = await open(slack.url);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByLabel('Note').fill('Half a thought');
    await page.getByRole('button', { name: 'More about it' }).click();
    const detail = page.getByRole('dialog', { name: 'More about it' });
    await detail.getByText('Globex was here before.').waitFor();
    await detail.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'Decline this lead' }).waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('Half a thought');
    await page.getByRole('button', { name: 'More about it' }).click();
    await detail.getByRole('button', { name: 'Close' }).first().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(person(slack, 'U0ANA').modal()).toBeUndefined();
  });

  test('Escape closes a modal for the app too', async () => {
    const { slack } = await startStory();
    const page = await open(slack.url);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(person(slack, 'U0ANA').modal()).toBeUndefined();
  });

  test('a message for somebody else counts as unread until it is seen', async () => {
    const { slack, client } = await startStory();
    const page = await open(slack.url);
    await client.chat.postMessage({ channel: 'U0BEN', text: 'For Ben' });
    await page.getByRole('button', { name: 'Ben Ito 1 unread' }).click();
    await page.getByText('For Ben').waitFor();
    await page.getByRole('button', { name: 'Ben Ito', exact: true }).waitFor();
  });

  test('what arrives is announced by its text and takes the focus from nobody', async () => {
    const { slack, client } = await startStory();
    const page = await open(slack.url);
    const box = page.getByLabel('Message or slash command');
    await box.fill('half a line');
    const blocks = [{ type: 'divider' as const }];
    await client.chat.postMessage({ channel: 'U0ANA', text: 'Second lead', blocks });
    await page.getByText('Baton: Second lead').waitFor({ state: 'attached' });
    expect(await box.inputValue()).toBe('half a line');
    expect(await page.evaluate('document.activeElement.id')).toBe('text');
  });

  test('a reply stands under its message', async () => {
    const { slack, client } = await startStory();
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0EMEA', text: 'Unclaimed' });
    await client.chat.postMessage({ channel: 'C0EMEA', text: 'Given to Ben', thread_ts: ts });
    const page = await open(slack.url);
    await page.getByRole('button', { name: '# emea-leads' }).click();
    await page.getByText('1 reply').waitFor();
    await page.getByText('Given to Ben').waitFor();
    await page.getByText('1 reply').click();
    await page.getByText('Given to Ben').waitFor({ state: 'hidden' });
  });

  test('the page says when the simulator is gone', async () => {
    const { slack } = await startStory();
    const page = await open(slack.url);
    await page.getByText('Live', { exact: true }).waitFor();
    // The connection is refused from here on, which the browser reports by itself.
    page.removeAllListeners('console');
    await slack.close();
    await page.getByText('The simulator stopped. I keep looking for it.').waitFor();
  });
});
