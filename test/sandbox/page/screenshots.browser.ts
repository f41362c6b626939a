import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { become, openAcme, sendSample } from './support/acme.ts';
import { hasNoBrowser, useBrowser } from './support/browser.ts';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
/** Pictures of the README are only taken when somebody asks for them. */
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
