import { describe, expect, test } from 'vitest';
import { hasNoBrowser, useBrowser } from './support/browser.ts';
import { startStory } from './support/story.ts';

describe.skipIf(hasNoBrowser)('the message box', () => {
  const open = useBrowser();

  const start = async () => {
    const story = await startStory();
    const page = await open(story.slack.url);
    const box = page.getByRole('combobox', { name: 'Message or slash command' });
    return { ...story, page, box };
  };

  test('a command is found with the keyboard alone, and its usage stays in sight', async () => {
    const { page, box, typed } = await start();
    await box.focus();
    await page.keyboard.type('/');
    await page.getByRole('option', { name: '/routing' }).waitFor();
    await page.keyboard.type('le');
    expect(await page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: '/lead assign ID @rep REASON' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toContain('/lead assign ID');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('/lead assign ');
    await page.getByText('/lead assign ID @rep REASON: give it to a rep').waitFor();
    await page.keyboard.type('globex @be');
    await page.keyboard.press('Tab');
    await page.keyboard.type('knows them');
    await page.keyboard.press('Enter');
    await page.getByText('Only visible to you').waitFor();
    expect(typed).toEqual(['assign globex <@U0BEN> knows them']);
  });

  test('a line that is whole is sent by Enter, and its answer is for one person', async () => {
    const { page, box, typed } = await start();
    await box.fill('/lead queue');
    await page.keyboard.press('Enter');
    await page.getByText('You typed queue', { exact: true }).waitFor();
    expect(typed).toEqual(['queue']);
    await page.getByRole('button', { name: 'Ben Ito' }).click();
    await page.getByText('Baton has not written to this person yet.').waitFor();
  });

  test('Escape puts the suggestions away and keeps the line', async () => {
    const { page, box } = await start();
    await box.fill('/lead');
    await page.getByRole('listbox').waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await box.inputValue()).toBe('/lead');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
  });

  test('a suggestion can be pressed', async () => {
    const { page, box } = await start();
    await box.fill('/lead ');
    await page.getByRole('option', { name: '/lead why ID' }).click();
    expect(await box.inputValue()).toBe('/lead why ');
  });

  test('the conversation with the app takes commands only', async () => {
    const { page, box } = await start();
    await box.fill('Hello?');
    await page.keyboard.press('Enter');
    await page.getByText('Baton reads buttons and commands, not replies.').waitFor();
    expect(await page.getByRole('status').getAttribute('class')).toContain('error');
  });
});
