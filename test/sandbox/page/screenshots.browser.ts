import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { describe, test } from 'vitest';
import { tellReps } from '../../../src/services/onboarding/tell-reps.ts';
import { become, command, openAcme, openNewAcme, sendSample } from './support/acme.ts';
import { hasNoBrowser, useBrowser } from './support/browser.ts';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
/** Pictures are only taken when somebody asks for them: `npm run docs:images`. */
const wanted = Boolean(process.env.SCREENSHOTS);

describe.skipIf(hasNoBrowser)('the pictures of the README', () => {
  const open = useBrowser();

  test('a morning at Acme, with the trace of a lead, in light and dark', async () => {
    const { slack } = await openAcme();
    const page = await open(slack.url);
    const trace = page.getByRole('region', { name: 'Trace of the chosen lead' });
    await sendSample(page, 'Globex demo');
    await page.getByRole('button', { name: 'Claim Globex' }).click();
    await page.getByRole('heading', { name: 'Yours: Globex' }).waitFor();
    for (const sample of ['Paris demo', 'Berlin demo enterprise']) await sendSample(page, sample);
    await sendSample(page, 'Lisbon fintech demo');
    await trace.getByText('The card reached Ben Okafor.').waitFor();
    await become(page, 'Ben Okafor 1 unread');
    await page.getByRole('button', { name: 'Decline Tejo Pay' }).click();
    await page.getByLabel('Why?').selectOption('wrong_language');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await trace.getByText('The card reached Ana Ruiz.').waitFor();
    await become(page, 'Ana Ruiz');
    await page.getByRole('heading', { name: 'New lead: Tejo Pay' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      if (wanted) await page.screenshot({ path: `${folder}demo-${colorScheme}.png` });
    }
  });
});

async function take(what: Locator, name: string): Promise<void> {
  await what.waitFor();
  if (wanted) await what.screenshot({ path: `${folder}${name}.png` });
}

describe.skipIf(hasNoBrowser)('the pictures of docs/slack-app.md', () => {
  const open = useBrowser();

  test('what a rep sees: an offer, why it is theirs, the reminder, the claim, Home', async () => {
    const { slack } = await openAcme();
    const page = await open(slack.url, { width: 1240 });
    const message = (title: string) =>
      page.locator('#messages > li').filter({ has: page.getByRole('heading', { name: title }) });
    const dialog = page.getByRole('dialog');
    await sendSample(page, 'Globex demo');
    await take(message('New lead: Globex'), 'offer-card');
    await page.getByRole('button', { name: 'Why you got Globex' }).click();
    await dialog.getByText('What happened since').waitFor();
    await take(dialog, 'why-me');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'To the next due' }).click();
    await page.locator('main').getByText('see the reminder sent at').waitFor();
    await take(page.locator('#messages > li').last(), 'reminder');
    await page.getByRole('button', { name: 'Claim Globex' }).click();
    await page.getByRole('heading', { name: 'Yours: Globex' }).first().waitFor();
    await take(page.locator('#messages > li').last(), 'settled-card');
    await sendSample(page, 'Barcelona pricing');
    await sendSample(page, 'Madrid small contact');
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByRole('heading', { name: 'Your open leads: 1' }).waitFor();
    await take(page.locator('#home'), 'home-rep');
  });

  test('what a manager sees: a lead that nobody claimed, and Home', async () => {
    const { slack } = await openAcme();
    const page = await open(slack.url, { width: 1240, height: 1200 });
    for (const sample of ['Globex demo', 'Paris demo', 'Two companies doubtful']) {
      await sendSample(page, sample);
    }
    await page.getByRole('button', { name: '+5 min' }).click();
    await become(page, 'Mia Chen', '# emea');
    await take(page.locator('#messages > li').last(), 'escalation-card');
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByRole('heading', { name: /At risk now/ }).waitFor();
    await take(page.locator('#home'), 'home-manager');
  });

  test('what many at once and a name of several leads look like', async () => {
    const { slack } = await openAcme();
    const page = await open(slack.url, { width: 1240, height: 1200 });
    for (const sample of [
      'Globex demo',
      'Madrid small contact',
      'Barcelona pricing',
      'Customer expansion',
      'Subsidiary contact',
    ]) {
      await sendSample(page, sample);
    }
    await command(page, '/lead why umbra');
    await page
      .locator('#messages')
      .getByText(/Which one\?/)
      .waitFor();
    await take(page.locator('#messages > li').last(), 'command-picker');
    await command(page, '/routing away 1h');
    await become(page, 'Ben Okafor');
    await take(page.locator('#messages > li').last(), 'bundle');
  });

  test('what a guest sees in Home', async () => {
    const guests = [{ id: 'U0GUS', name: 'Gus Moro', tz: 'UTC' }];
    const { slack } = await openAcme({ guests });
    const page = await open(slack.url, { width: 1240 });
    await become(page, 'Gus Moro', 'Home');
    await page.getByText('Baton gives each new lead to one rep.').waitFor();
    await take(page.locator('#home'), 'home-guest');
  });

  test('what the first day looks like: three steps and Home for the admin, a greeting for a rep', async () => {
    const { slack, ctx } = await openNewAcme();
    const page = await open(slack.url, { width: 1240, height: 1200 });
    await become(page, 'Ada Silva');
    await page.getByRole('heading', { name: 'Baton is installed' }).waitFor();
    await take(page.locator('#messages > li').last(), 'set-up-card');
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByRole('heading', { name: /^Set-up: / }).waitFor();
    await take(page.locator('#home'), 'home-admin');
    await tellReps(ctx, { how: 'told', actor: { kind: 'slack', userId: 'U0ADA' } });
    await become(page, 'Ana Ruiz', 'Messages');
    await page.getByRole('heading', { name: 'Leads for you will arrive here' }).waitFor();
    await take(page.locator('#messages > li').last(), 'greeting');
  });
});
