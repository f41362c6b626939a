import { expect } from 'vitest';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const ZOE_BY_EMAIL = `
version: 1
reps:
  - { id: zoe, name: Zoe Lindqvist, email: zoe@loom.test, role: admin, timezone: Europe/Stockholm }
`;

const solo = { example: 'solo', roster: ZOE_BY_EMAIL };

story('a founder alone is rep and admin in one', solo, async ({ lead, person, clock }) => {
  const zoe = person('zoe');
  await lead(GLOBEX);
  zoe.expectDm(/New lead: Globex/);
  await zoe.openHome();
  zoe.expectHome(/Waiting for you: 1/);
  zoe.expectHome(/Team: 1/);

  await clock.advance('30m');
  zoe.expectDm(/Reminder: Globex/);
  await clock.advance('30m');
  zoe.expectDm(/Unclaimed: Globex/);
  await clock.advance('2h');
  await zoe.click('Claim');
  zoe.expectDm(/Claimed: Globex/);
  await zoe.openHome();
  expect(zoe.userId).toBe('U0ZOE');
});
