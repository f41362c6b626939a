/** How many leads of a file a rep may have untouched. */
export const BULK_OPEN = 2;
/** How long facts may keep a lead from the router: one that came alone, and one of a file. */
export const PATIENCE_MS = { alone: 1_500, ofFile: 60_000 };

/** A small company made to get in its own way: shared reps, small caps, short clocks, few hours. */
const ROSTER = `
version: 1
channels: { managers: C0MANAGERS, ops: C0OPS }
reps:
  - { id: ana, name: Ana, slack: U0ANA, email: ana@acme.test, manager: mia, skills: [es], capacity: { open: 25 } }
  - { id: ben, name: Ben, slack: U0BEN, email: ben@acme.test, manager: mia, capacity: { open: 15, day: 12 } }
  - { id: cleo, name: Cleo, slack: U0CLEO, email: cleo@acme.test, manager: mia, timezone: Europe/Paris,
      hours: { mon-fri: ["09:00-13:00", "14:00-18:00"] }, skills: [es] }
  - { id: dan, name: Dan, slack: U0DAN, email: dan@acme.test, manager: leo, timezone: America/New_York,
      hours: { mon-fri: ["09:00-17:00"] }, capacity: { open: 20 } }
  - { id: eve, name: Eve, slack: U0EVE, email: eve@acme.test, manager: leo, capacity: { open: 4 } }
  - { id: mia, name: Mia, slack: U0MIA, email: mia@acme.test, role: manager }
  - { id: leo, name: Leo, slack: U0LEO, email: leo@acme.test, role: manager }
`;

const POLICY = `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 50, cleo: 100 }, manager: mia, channel: C0EMEA }
  - { id: americas, members: { ana: 30, dan: 100, eve: 70 }, manager: leo, overflow: emea }
territories:
  - { id: spain, countries: [ES] }
segments:
  - { id: big, when: { company.employees: { gte: 1000 } }, sla: quick, objectives: [speed_to_lead, value], units: 3 }
  - { id: everyone, when: {}, sla: standard }
rules:
  - { id: vendors, when: { request.form: vendor }, assign: { no_route: vendor } }
  - { id: partners, when: { request.form: partner }, assign: { notify: leo, reason: partner } }
  - { id: owners, when: { account.matched: true }, assign: { to: account_owner } }
  - { id: again, when: { touches: 1 }, assign: { to: previous_owner, within: 7d, unavailable: next_rule } }
  - { id: spain, when: { territory: spain }, assign: { pool: emea, require_skills: [es] } }
  - { id: france, when: { company.country: FR }, assign: { pool: emea, exclude: [ben] } }
  - { id: americas, when: { company.country: US }, assign: { pool: americas } }
  - { id: rest, when: {}, assign: { pool: emea } }
fallback: { pool: emea, then: hold }
bulk: { open: ${BULK_OPEN} }
quarantine: { review: 30m, remind: 1h, page_after: 2h }
sla:
  standard: { claim: 15m, remind: [50%], on_breach: [escalate, { reroute: 2m }], first_touch: 4h, lead_deadline: 8h, max_reroutes: 3 }
  quick: { claim: 5m, remind: [50%], on_breach: [escalate, { reroute: 1m }], first_touch: 30m, max_reroutes: 2, out_of_hours: true }
`;

const ACCOUNTS = `id,name,domain,owner,tier,country,employees,crm_id
initech,Initech,initech.test,eve,standard,US,400,hs-1
umbra,Umbra,umbra.test,cleo,standard,ES,2000,hs-2
`;

const SOURCES = `
- { id: website, kind: generic, channel: web, tier: standard }
- { id: contact, kind: mapping, auth: none, channel: web, honeypot: fax, mapping: { person.email: email } }
- { id: portal, kind: hubspot, channel: hubspot }
- { id: list, kind: generic, channel: event }
- { id: research, kind: signals }
`;

const ENRICHMENT = `
within: ${PATIENCE_MS.alone}ms
providers:
  - id: facts
    about: company
    path: /v1/{domain}
    fields: { company.employees: employees, company.country: country, company.industry: industry }
`;

export const COMPANY = {
  roster: ROSTER,
  policy: POLICY,
  accounts: ACCOUNTS,
  sources: SOURCES,
  enrichment: ENRICHMENT,
};
export const REPS = ['ana', 'ben', 'cleo', 'dan', 'eve'] as const;
export const MANAGERS = ['mia', 'leo'] as const;
export const POOLS = ['emea', 'americas'] as const;

export const userOf = (repId: string): string => `U0${repId.toUpperCase()}`;
export const repOf = (userId: string): string => userId.slice('U0'.length).toLowerCase();
