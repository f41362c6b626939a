import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { openAcme, sendSample } from './support/acme.ts';
import { expectAccessible, hasNoBrowser, useBrowser } from './support/browser.ts';
import { press, typeInto } from './support/keyboard.ts';

async function become(page: Page, name: string, place: string): Promise<void> {
  await press(page.getByRole('button', { name }));
  await press(page.getByRole('button', { name: place }));
}

/** Nobody here touches a mouse: what is pressed is reached with Tab. */
describe.skipIf(hasNoBrowser)('by keyboard alone', () => {
  const open = useBrowser();

  const start = async (also: Parameters<typeof openAcme>[0] = {}) => {
    const { slack } = await openAcme(also);
    const page = await open(slack.url);
    return { page, dialog: page.getByRole('dialog') };
  };

  test('a rep claims a lead, declines the next one and looks at Home', async () => {
    const { page, dialog } = await start();
    await sendSample(page, 'Globex demo');
    await press(page.getByRole('button', { name: 'Claim Globex' }));
    await page.getByRole('heading', { name: 'Yours: Globex' }).waitFor();
    await expectAccessible(page);

    await sendSample(page, 'Lisbon fintech demo');
    await become(page, 'Ben Okafor', 'Messages');
    await press(page.getByRole('button', { name: 'Decline Tejo Pay' }));
    await dialog.waitFor();
    await expectAccessible(page);
    await typeInto(dialog.getByLabel('Why?'), 'Wrong');
    await typeInto(dialog.getByLabel('Note'), 'They write Portuguese');
    await press(dialog.getByRole('button', { name: 'Decline' }));
    await page.getByRole('heading', { name: 'Declined: Tejo Pay' }).waitFor();

    await become(page, 'Ana Ruiz', 'Home');
    await page.getByRole('heading', { name: 'Waiting for you: 1' }).waitFor();
    await page.getByRole('heading', { name: 'Your open leads: 1' }).waitFor();
    await expectAccessible(page);
    await press(page.getByRole('button', { name: 'Claim Tejo Pay' }));
    await page.getByRole('heading', { name: 'Your open leads: 2' }).waitFor();
  });

  test('a manager reassigns a lead that nobody claimed, and takes it in the end', async () => {
    const { page, dialog } = await start();
    await sendSample(page, 'Globex demo');
    await press(page.getByRole('button', { name: '+5 min' }));
    await become(page, 'Mia Chen', '# emea');
    await page.getByRole('heading', { name: 'Unclaimed: Globex' }).waitFor();
    await expectAccessible(page);
    await press(page.getByRole('button', { name: 'Reassign' }));
    await typeInto(dialog.getByLabel('To'), 'Ben');
    await typeInto(dialog.getByLabel('Why?'), 'Knows');
    await expectAccessible(page);
    await press(dialog.getByRole('button', { name: 'Reassign' }));
    await dialog.getByText('Globex is offered to Ben Okafor now.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await press(page.getByRole('button', { name: '+5 min' }));
    await page.locator('main').getByText('Ben Okafor did not answer').first().waitFor();
    await press(page.getByRole('button', { name: 'Take it' }));
    await page.locator('main').getByText('Globex is yours now.').waitFor();
    await expectAccessible(page);
  });

  test('an admin sees what is not fine, and changes the policy', async () => {
    const { page, dialog } = await start();
    await become(page, 'Ada Silva', 'Home');
    await page.getByRole('heading', { name: 'Health' }).waitFor();
    await expectAccessible(page);
    await press(page.getByRole('button', { name: 'Edit the policy' }));
    await typeInto(dialog.getByLabel('What do you want to change?'), 'iberia');
    await press(dialog.getByRole('button', { name: 'Next' }));
    await typeInto(dialog.getByLabel('Draws from'), 'americas');
    await typeInto(dialog.getByLabel('What changes, and why?'), 'Miami speaks Spanish');
    await expectAccessible(page);
    await press(dialog.getByRole('button', { name: 'Propose' }));
    await dialog.getByText('Policy v2 is proposed.').waitFor();
    await press(dialog.getByRole('button', { name: 'Publish' }));
    const question = page.getByRole('dialog', { name: 'Publish policy v2?' });
    await press(question.getByRole('button', { name: 'Publish' }));
    await page.getByRole('dialog').getByText('v2 is live').waitFor();
    await expectAccessible(page);
  });

  test('an admin looks after sources, roles and channels, and picks another channel', async () => {
    const { page, dialog } = await start();
    await become(page, 'Ada Silva', 'Home');
    await press(page.getByRole('button', { name: 'Sources, roles, channels' }));
    await dialog.getByRole('heading', { name: 'Roles', exact: true }).waitFor();
    await expectAccessible(page);
    await press(dialog.getByRole('button', { name: 'Pick another channel: News for ops' }));
    const form = page.getByRole('dialog', { name: 'Ops channel' });
    await typeInto(form.getByLabel('Channel', { exact: true }), '#managers');
    await expectAccessible(page);
    await press(form.getByRole('button', { name: 'Write there' }));
    await form.getByText('I am writing a line in').waitFor();
  });

  test('a guest sees in Home what Baton is and whom to ask', async () => {
    const { page } = await start({ guests: [{ id: 'U0GUS', name: 'Gus Moro', tz: 'UTC' }] });
    await become(page, 'Gus Moro', 'Home');
    await page.getByText('Baton gives each new lead to one rep.').waitFor();
    await page.getByText('To hand over a lead or to get leads yourself, ask Ada Silva.').waitFor();
    await expectAccessible(page);
  });
});
