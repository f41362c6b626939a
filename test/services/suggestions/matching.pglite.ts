import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { listSuggestionsOf } from '../../../src/db/knowledge/suggestion-store.ts';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { outdateSuggestions } from '../../../src/services/suggestions/outdate-suggestions.ts';
import { settleSuggestion } from '../../../src/services/suggestions/settle-suggestion.ts';
import { MIA } from '../../support/cast.ts';
import { openPglite } from '../../support/pglite.ts';
import { createWorld } from '../../support/world.ts';

const ACCOUNTS = `id,name,domain,owner,country
globex,Globex Inc,globex.com,cleo,US
vandelay,Vandelay Industries,vandelay.com,ben,US
`;

test('accounts, suggestions and twins are found on PostgreSQL as on SQLite', async () => {
  const server = await PGlite.create();
  const db = openPglite(server);
  await db.migrate();
  const world = await createWorld({ db, accounts: ACCOUNTS });
  const accountOf = async (email: string, more: Record<string, unknown> = {}) => {
    const leadId = await world.submit(email, more);
    await world.settle();
    return { leadId, ...(await latestDecision(db.read, leadId))?.account };
  };
  expect(await accountOf('eli@globex.com')).toMatchObject({ by: 'domain' });
  expect(await accountOf('eli@globex.de')).toMatchObject({ by: 'sibling' });
  const company = { name: 'GLOBEX', country: 'US' };
  expect(await accountOf('fay@gmail.com', { company })).toMatchObject({ by: 'name' });
  const slip = { company: { name: 'Vandeley Industries' } };
  const { leadId } = await accountOf('art@vandeley.io', slip);
  const [suggestion] = await listSuggestionsOf(db.read, leadId);
  const asked = { suggestionId: suggestion?.id ?? '', same: true, actor: MIA };
  expect(await settleSuggestion(world.ctx, asked)).toMatchObject({ outcome: 'linked' });
  expect(await accountOf('kel@vandeley.io', slip)).toMatchObject({ by: 'link' });
  world.pass('1m');
  const twin = await world.submit('f.ay+x@googlemail.com');
  await world.settle();
  expect(await findLead(db.read, twin)).toMatchObject({ closeOutcome: 'duplicate' });
  await outdateSuggestions(world.ctx);
  await server.close();
}, 180_000);
