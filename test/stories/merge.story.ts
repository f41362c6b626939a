import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const TWIN = 'dana.ode@gmail.com';

/** Dana again, in haste and from her own address. */
const PRIVATE = {
  person: { email: TWIN, first_name: 'Dana' },
  company: { name: 'Globex' },
  request: { message: 'Is anybody there? It is urgent.' },
};

story('two leads turn out to be one', {}, async ({ lead, person, clock, cli }) => {
  const [ana, ben, mia] = [person('ana'), person('ben'), person('mia')];
  await lead(GLOBEX);
  await ana.click('Claim');
  await clock.advance('5m');
  await lead(PRIVATE, { id: 'private' });
  ben.expectDm(/New lead: Globex/);

  await ben.command(`/lead merge ${TWIN} into dana@globex.test`);
  await mia.command(`/lead merge ${TWIN} into dana@globex.test`);
  ben.expectDm(/turned out to be Ana Ruiz's lead from 23 Nov, so Ana Ruiz keeps it/);
  await mia.command(`/lead show ${TWIN}`);
  await lead(PRIVATE, { id: 'private' });
  await lead(PRIVATE, { id: 'private-again' });
  ana.expectDm(/Asked again: Globex/);
  await cli(`lead show ${TWIN}`);
});
