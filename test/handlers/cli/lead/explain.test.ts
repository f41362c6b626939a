import { expect, it } from 'vitest';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import { directoryWith, leadFile, openCommandLine, smallWorkspace } from '../command-line.ts';

async function openRouted() {
  const { baton, ctx } = await openCommandLine();
  await baton('apply', directoryWith(smallWorkspace()));
  const argv = ['lead', 'submit', leadFile(), '--source', 'website', '--json'];
  const leadId: string = JSON.parse((await baton(...argv)).out).lead_id;
  return { baton, leadId, route: () => routeLead(ctx, { leadId }) };
}

it('the explanation for machines holds every part of the contract', async () => {
  const { baton, leadId, route } = await openRouted();
  await route();
  const { code, out, err } = await baton('lead', 'explain', 'globex', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const explanation = JSON.parse(out);
  const parts = 'received_at account enrichment scores segment policy_version rules candidates';
  const rest = 'decision status offers clocks outbox audit';
  for (const part of [...parts.split(' '), ...rest.split(' ')])
    expect(explanation).toHaveProperty(part);
  expect(explanation).toMatchObject({
    lead: leadId,
    received_at: '2026-11-23T10:00:00.000Z',
    status: 'offered',
    offers: [{ state: 'made' }],
    decision: { outcome: 'offered' },
  });
});

it('the explanation for people starts with the answer and tells the story in order', async () => {
  const { baton, leadId, route } = await openRouted();
  await route();
  const { code, out } = await baton('lead', 'explain', leadId);
  expect(code).toBe(0);
  expect(out).toMatch(/^Globex went to (Ana Ruiz|Ben Okafor)/);
  const titles = ['What came in', 'Scores', 'Rules', 'What happened since', 'What is planned next'];
  const places = titles.map((title) => out.indexOf(`\n${title}\n`));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(out).toContain('\n  11:00'); // Madrid is an hour ahead of UTC.
  expect(out).toMatch(/\nOutbox\n {2}(slack|crm)/);
  expect(out.split('\n').at(-1)).toBe(`Next: baton lead show ${leadId}`);
});

it('a lead that waits for routing is explained as well', async () => {
  const { baton, leadId } = await openRouted();
  const { code, out } = await baton('lead', 'explain', leadId);
  expect(code).toBe(0);
  expect(out).toMatch(/^Globex has not been routed yet\./);
});

it('an unknown lead cannot be explained', async () => {
  const { baton } = await openRouted();
  const { code, out, err } = await baton('lead', 'explain', 'lead_none', '--json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(JSON.parse(err).error.code).toBe('missing.lead');
});
