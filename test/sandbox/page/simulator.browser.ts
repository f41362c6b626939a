import { describe, expect, test } from 'vitest';
import { hasNoBrowser, useBrowser } from './support/browser.ts';
import { deskView, GLOBEX, startDesk } from './support/desk.ts';
import { startStory } from './support/story.ts';

describe.skipIf(hasNoBrowser)('the simulator beside Slack', () => {
  const open = useBrowser();

  const start = async (view = deskView()) => {
    const kept = startDesk(view);
    const story = await startStory({ desk: kept.desk });
    const page = await open(story.slack.url);
    await page.getByRole('region', { name: 'Simulator', exact: true }).waitFor();
    return { ...kept, ...story, page };
  };

  test('form and JSON are two views of one lead, and what is sent is what stands there', async () => {
    const { page, deeds } = await start();
    await page.getByText('Edit the fields').click();
    await page.getByText('Edit the JSON').click();
    expect(await page.getByLabel('Company').inputValue()).toBe('Globex');
    await page.getByLabel('Employees').fill('80');
    await page.getByRole('textbox', { name: 'Message' }).fill('');
    const json = page.getByLabel('JSON of the lead');
    const written: unknown = JSON.parse(await json.inputValue());
    expect(written).toEqual({
      ...GLOBEX,
      company: { name: 'Globex', employees: 80 },
      request: { form: 'demo' },
    });
    await json.fill('{ "company": { "name": "Initech" } }');
    expect(await page.getByLabel('Company').inputValue()).toBe('Initech');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('');
    await page.getByLabel('Country').fill('PT');
    await page.getByLabel('Source').selectOption('zapier');
    await page.locator('#send-lead').click();
    await page.getByRole('status').getByText('Did lead.').waitFor();
    expect(deeds).toEqual([['lead', 'zapier', { company: { name: 'Initech', country: 'PT' } }]]);
  });

  test('what is no JSON is not sent, and the page says why', async () => {
    const { page } = await start();
    await page.getByText('Edit the JSON').click();
    await page.getByLabel('JSON of the lead').fill('{ "company": ');
    await page.getByText('This is not JSON yet').waitFor();
    expect(await page.locator('#send-lead').isDisabled()).toBe(true);
    await page.getByLabel('Sample').selectOption('empty');
    expect(await page.locator('#send-lead').isDisabled()).toBe(false);
  });

  test('time passes by the buttons, and the next due says when it is', async () => {
    const { page, deeds } = await start();
    await page.getByText('10:00:00').waitFor();
    await page.getByText('paused').waitFor();
    await page.getByRole('button', { name: '+5 min' }).click();
    await page.getByRole('status').getByText('Did advance.').waitFor();
    await page.getByRole('button', { name: 'To the next due 10:05' }).click();
    await page.getByRole('status').getByText('Did next due.').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('status').getByText('Did running.').waitFor();
    expect(deeds).toEqual([['advance', 300_000], ['next due'], ['running', true]]);
  });

  test('a clock that runs is seen to run', async () => {
    const view = deskView();
    const { page } = await start({ ...view, time: { ...view.time, running: true } });
    await page.getByText('10:00:02').waitFor();
  });

  test('faults are switched, written down and taken away', async () => {
    const { page, deeds, view, slack } = await start();
    await page.getByText('everything works', { exact: true }).click();
    await page.getByLabel('Slack is down').check();
    await page.getByRole('status').getByText('Did switch.').waitFor();
    view.faults.active.push('Slack: every call is refused');
    slack.workspace.changed();
    await page.getByText('Slack: every call is refused').waitFor();
    await page.getByText('1 active').waitFor();
    await page.getByLabel('Any other fault').fill('crm hang');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('status').getByText('Did fault.').waitFor();
    await page.getByRole('button', { name: 'Everything works again' }).click();
    await page.getByRole('status').getByText('Did heal.').waitFor();
    expect(deeds).toEqual([['switch', 'slack_down', true], ['fault', 'crm hang'], ['heal']]);
  });

  test('with every click twice the app hears two', async () => {
    const { page, claims } = await start();
    await page.getByText('everything works', { exact: true }).click();
    await page.getByLabel('Every click twice').check();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByText('Yours: Globex').waitFor();
    expect(claims).toEqual(['U0ANA', 'U0ANA']);
  });

  test('with triggers too late the app hears the press and can open no form', async () => {
    const { page, slack } = await start();
    await page.getByText('everything works', { exact: true }).click();
    await page.getByLabel('Triggers too late').check();
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Press Decline again.', { exact: true }).waitFor();
    expect(slack.calls('views.open').at(-1)?.outcome).toBe('expired_trigger_id');
    await page.getByLabel('Triggers too late').uncheck();
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog').waitFor();
  });

  test('the trace follows the newest lead until another is chosen', async () => {
    const { page, view, slack } = await start();
    await page.getByText('None yet. What happens to a lead is told here, live.').waitFor();
    const lead = (id: string, title: string) => {
      view.leads.unshift({ id, title, state: 'offered', at: '2026-11-24T09:00:00.000Z' });
      slack.workspace.changed();
    };
    lead('lead_1', 'Globex');
    const trace = page.getByRole('region', { name: 'Trace of the chosen lead' });
    await trace.getByText('Globex went to Ana: next in line.').waitFor();
    expect(await trace.getByRole('list', { name: 'Planned next' }).textContent()).toContain(
      '10:05The time is over',
    );
    lead('lead_2', 'Initech');
    await trace.getByText('Initech went to Ana: next in line.').waitFor();
    await page.getByRole('button', { name: 'Globex offered' }).click();
    await trace.getByText('Globex went to Ana: next in line.').waitFor();
    lead('lead_3', 'Umbra');
    await page.getByText('3 leads').waitFor();
    await trace.getByText('Globex went to Ana: next in line.').waitFor();
    await trace.getByText('Rules').click();
    await trace.getByText('“iberia” won: first match in order').waitFor();
  });

  test('one lead of a hundred is found by what is typed', async () => {
    const view = deskView();
    const leads = Array.from({ length: 100 }, (_, i) => ({
      id: `lead_${i}`,
      title: `Company ${i} of ${'a very long name '.repeat(6)}`,
      state: i === 42 ? 'hold' : 'claimed',
      at: '2026-11-24T09:00:00.000Z',
    }));
    const { page } = await start({ ...view, leads });
    await page.getByText('100 leads').waitFor();
    await page.getByLabel('Find a lead').fill('hold');
    await page.getByRole('button', { name: 'Company 42 of' }).waitFor();
    expect(await page.locator('#leads li').count()).toBe(1);
  });

  test('who is away is seen beside the name, and the files can be applied again', async () => {
    const { page, deeds } = await start();
    await page.getByRole('button', { name: 'Ben Ito away until 15:00' }).waitFor();
    await page.getByText('Policy', { exact: true }).click();
    await page.getByText('/srv/acme').waitFor();
    await page.getByRole('button', { name: 'Apply the files again' }).click();
    await page.getByRole('status').getByText('Did apply.').waitFor();
    expect(deeds).toEqual([['apply']]);
  });

  test('where there is no room the panes take turns', async () => {
    const { page } = await start();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Simulator' }).click();
    await page.getByRole('button', { name: '+1 h' }).waitFor();
    await page.getByRole('button', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Ben Ito' }).click();
    await page.getByText('Baton has not written to this person yet.').waitFor();
  });
});
