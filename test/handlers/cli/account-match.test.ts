import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dump } from '../../support/cast.ts';
import { directoryWith, openCommandLine, smallWorkspace } from './command-line.ts';

const ACCOUNTS = `id,name,domain,owner,country,crm_id,parent_id
globex,Globex Inc,globex.com,ana,US,9,
globex-labs,Globex Labs,globexlabs.com;globex-labs.com,ben,US,,globex
globex-old,Globex,globex.com,,US,,
`;
const CONTACTS = 'email,account_id\ndana@gmail.com,globex-labs\n';
const ROWS = `person,email,company,country,domain,crm_account_id
Dana,dana@gmail.com,,,,
Eli,eli@globex.com,,,,
,,,,,9
Fay,fay@globex.de,,,,
,,GLOBEX corp.,us,,
,,Globecs Labs Ltd,,,
,a@gmail.com,,,,
,,,,,
`;

async function openAcme() {
  const line = await openCommandLine();
  const files = { ...smallWorkspace(), 'accounts.csv': ACCOUNTS, 'contacts.csv': CONTACTS };
  await line.baton('apply', directoryWith(files));
  return line;
}

function fileOf(text: string): string {
  const file = join(directoryWith({}), 'rows.csv');
  writeFileSync(file, text);
  return file;
}

it('each row is told with its account, by what it was found, and what else it may be', async () => {
  const { baton, ctx } = await openAcme();
  const before = await dump(ctx.db);
  const { code, out } = await baton('account', 'match', fileOf(ROWS));
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    '2  dana@gmail.com',
    '   ✓ globex-labs, Globex Labs, part of Globex Inc, owned by ben: matched by a known contact',
    '3  eli@globex.com',
    '   ✓ globex, Globex Inc, owned by ana: matched by its domain',
    '     not globex-old: later id',
    '4  9',
    '   ✓ globex, Globex Inc, owned by ana: matched by its CRM id',
    '5  fay@globex.de',
    '   ✓ globex, Globex Inc, owned by ana: matched by a related domain (0.85)',
    '     not globex-old: later id',
    '6  GLOBEX corp. · us',
    '   ✓ globex, Globex Inc, owned by ana: matched by its name and country (0.80)',
    '     not globex-old: later id',
    '7  Globecs Labs Ltd',
    '   ? no account; may be globex-labs, Globex Labs: the names are much alike (0.87)',
    '8  a@gmail.com',
    '   – no account',
    '',
    '5 of 7 rows matched (1 by its CRM id, 1 by a known contact, 1 by its domain, 1 by a related domain, 1 by its name and country); suggestions for 1, nothing for 1.',
    'Next: a lead like these asks the managers in Slack, once a company.',
  ]);
  expect(await dump(ctx.db)).toBe(before);
});

it('for machines it is one document with a summary, with rows and without', async () => {
  const { baton } = await openAcme();
  const text = 'company;country\nGlobex Labz;US\nGlobex GmbH;DE\n';
  const { out, code } = await baton('account', 'match', fileOf(text), '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    rows: [
      {
        line: 2,
        given: { company: 'Globex Labz', country: 'US' },
        account: null,
        by: 'none',
        confidence: 0,
        suggestion: { id: 'globex-labs', why_code: 'suggestion.similar_name' },
      },
      { line: 3, suggestion: { id: 'globex', why_code: 'suggestion.same_name' } },
    ],
    summary: { rows: 2, matched: 0, suggested: 2, none: 0 },
  });
  const empty = await baton('account', 'match', fileOf('email\n'), '--json');
  expect(JSON.parse(empty.out)).toMatchObject({ rows: [], summary: { rows: 0 } });
});

it.each([
  ['person,country\nDana,ES\n', 'input.match_columns', /expected any of email, domain, company/],
  ['email\n"dana\n', 'input.not_csv', /rows.csv:\d+ is no valid CSV/],
])('%j is refused, and says why', async (text, errorCode, words) => {
  const { baton } = await openAcme();
  const { code, err } = await baton('account', 'match', fileOf(text), '--json');
  expect(code).toBe(1);
  expect(JSON.parse(err).error).toMatchObject({ code: errorCode });
  expect(JSON.parse(err).error.message).toMatch(words);
});

it('a file that is not there is a failure, and none at all is wrong usage', async () => {
  const { baton } = await openAcme();
  expect((await baton('account', 'match', 'nowhere.csv')).code).toBe(1);
  expect((await baton('account', 'match')).code).toBe(2);
});
