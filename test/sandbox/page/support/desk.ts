import type { Desk, DeskView, Trace } from '../../../../src/sandbox/page/desk.ts';

/** A lead as a form sends it. */
export const GLOBEX = {
  person: { first_name: 'Dana', email: 'dana@globex.test' },
  company: { name: 'Globex', employees: 1200 },
  request: { form: 'demo', message: 'Need pricing' },
};

export const deskView = (): DeskView => ({
  time: {
    now: '2026-11-24T09:00:00.000Z',
    zone: 'Europe/Madrid',
    running: false,
    nextDueAt: '2026-11-24T09:05:00.000Z',
  },
  sources: [
    { id: 'website', label: 'website' },
    { id: 'zapier', label: 'zapier (a shape of its own)' },
  ],
  samples: [
    { id: 'globex', title: 'Globex demo', body: JSON.stringify(GLOBEX, null, 2) },
    { id: 'empty', title: 'Nothing at all', body: '{}' },
  ],
  faults: {
    switches: [
      { id: 'slack_down', label: 'Slack is down', hint: 'No call gets through.', on: false },
      { id: 'disk_full', label: 'The disk is full', hint: 'Senders hear 503.', on: false },
    ],
    active: [],
    example: 'crm http_500 times=2',
  },
  leads: [],
  workspace: { directory: '/srv/acme' },
  people: [
    { id: 'U0ANA', standing: 'available' },
    { id: 'U0BEN', standing: 'away until 15:00' },
  ],
});

export const traceOf = (id: string, title: string): Trace => ({
  id,
  title,
  state: 'offered',
  headline: `${title} went to Ana: next in line.`,
  sections: [{ title: 'Rules', lines: ['“iberia” won: first match in order'] }],
  timeline: [
    { at: '2026-11-24T09:00:00.000Z', time: '10:00', text: 'Offered to Ana.', planned: false },
    { at: '2026-11-24T09:05:00.000Z', time: '10:05', text: 'The time is over', planned: true },
  ],
});

/** A desk that only keeps what it is told, and shows what `view` says. */
export function startDesk(view: DeskView = deskView()) {
  const deeds: unknown[] = [];
  const did = async (...deed: unknown[]) => {
    deeds.push(deed);
    return `Did ${deed[0]?.toString() ?? 'nothing'}.`;
  };
  const desk: Desk = {
    view: async () => view,
    trace: async (id) => {
      const lead = view.leads.find((one) => one.id === id);
      return lead ? traceOf(id, lead.title) : null;
    },
    sendLead: (source, body) => did('lead', source, JSON.parse(body)),
    advance: (ms) => did('advance', ms),
    advanceToNextDue: () => did('next due'),
    setRunning: (running) => did('running', running),
    setFault: (id, on) => did('switch', id, on),
    addFault: (line) => did('fault', line),
    heal: () => did('heal'),
    apply: () => did('apply'),
  };
  return { desk, view, deeds };
}
