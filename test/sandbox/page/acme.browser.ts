import { describe, expect, test } from 'vitest';
import { become, openAcme, sendSample } from './support/acme.ts';
import { expectAccessible, hasNoBrowser, useBrowser } from './support/browser.ts';

describe.skipIf(hasNoBrowser)('the real bot on the page', () => {
  const open = useBrowser();

  const start = async () => {
    const { slack } = await openAcme();
    const page = await open(slack.url);
    const trace = page.getByRole('region', { name: 'Trace of the chosen lead' });
    const dialog = page.getByRole('dialog');
    return { page, trace, dialog };
  };

  test('a rep claims one lead and declines the next with a reason', async () => {
    const { page, trace, dialog } = await start();
    await page.getByText('Send a lead to begin.').waitFor();
    await sendSample(page, 'Globex demo');
    await trace.getByText('Globex went to Ana Ruiz').waitFor();
    await page.getByRole('button', { name: 'Claim Globex' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Claim Globex' }).click();
    await page.getByRole('heading', { name: 'Yours: Globex' }).waitFor();
    await trace.getByText('Ana Ruiz claimed it.').waitFor();

    await sendSample(page, 'Lisbon fintech demo');
    await trace.getByText('Tejo Pay went to Ben Okafor').waitFor();
    await become(page, 'Ben Okafor 1 unread');
    await page.getByRole('button', { name: 'Decline Tejo Pay' }).click();
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Why?').selectOption('wrong_language');
    await dialog.getByLabel('Note').fill('They write Portuguese');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Declined: Tejo Pay' }).waitFor();
    await trace.getByText('Tejo Pay went to Ana Ruiz').waitFor();
  });

  test('time passes until nobody claimed it, and the manager gives it to somebody', async () => {
    const { page, trace, dialog } = await start();
    await sendSample(page, 'Globex demo');
    await trace.getByText('The card reached Ana Ruiz.').waitFor();
    await page.getByRole('button', { name: '+5 min' }).click();
    await page.getByRole('status').getByText('It is 10:05').waitFor();
    await become(page, 'Mia Chen', '# emea 1 unread');
    await page.getByRole('heading', { name: 'Unclaimed: Globex' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Reassign' }).click();
    await dialog.getByLabel('To').selectOption('cleo');
    await dialog.getByLabel('Why?').selectOption('knows_account');
    await dialog.getByLabel('Note').fill('met them in Paris');
    await dialog.getByRole('button', { name: 'Reassign' }).click();
    await dialog.getByText('Cleo Martin lacks the skill Spanish.').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Give it anyway' }).click();
    await dialog.getByText('Globex is offered to Cleo Martin now.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await trace
      .getByText('gave it to Cleo Martin: “Knows the account: met them in Paris”.')
      .waitFor();
    await become(page, 'Cleo Martin 1 unread');
    await page.getByRole('button', { name: 'Claim Globex' }).click();
    await page.getByRole('heading', { name: 'Yours: Globex' }).waitFor();
    await trace.getByText('Cleo Martin claimed it.').waitFor();
  });

  test('somebody goes away in Home, and a command says so', async () => {
    const { page, dialog } = await start();
    await become(page, 'Ana Ruiz', 'Home');
    await page.getByRole('button', { name: 'Set Away' }).click();
    await dialog.getByLabel('Until').selectOption({ label: 'For 1 hour' });
    await dialog.getByRole('button', { name: 'Set Away' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'I am back' }).waitFor();
    await page.getByRole('button', { name: 'Ana Ruiz away until 11:00' }).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Messages' }).click();
    await page.getByRole('combobox', { name: 'Message or slash command' }).focus();
    await page.keyboard.type('/rou');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: '/routing status' }).waitFor();
    await page.keyboard.type('st');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Only visible to you').waitFor();
    await page
      .getByText(/Ana Ruiz.*away until/)
      .first()
      .waitFor();
  });

  test('a fault is switched on, is felt, and is gone again', async () => {
    const { page, trace } = await start();
    await page.getByText('everything works', { exact: true }).click();
    await page.getByLabel('Slack is down').check();
    await page.getByText('1 active').waitFor();
    await sendSample(page, 'Globex demo');
    await trace.getByText('Offered to Ana Ruiz.').waitFor();
    await page.getByText('Baton has not written to this person yet.').waitFor();
    await page.getByRole('button', { name: 'Everything works again' }).click();
    await page.getByText('everything works', { exact: true }).waitFor();
    expect(await page.getByLabel('Slack is down').isChecked()).toBe(false);
    await page.getByRole('button', { name: '+1 min' }).click();
    await page.getByRole('heading', { name: 'New lead: Globex' }).waitFor();
  });
});
