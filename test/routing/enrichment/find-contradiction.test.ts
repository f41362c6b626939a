import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Claims,
  findContradiction,
} from '../../../src/routing/enrichment/find-contradiction.ts';
import { account } from '../../support/decisions.ts';

const globex = account({ id: 'globex', name: 'Globex', crmId: '1', domains: ['globex.test'] });
const initech = account({ id: 'initech', name: 'Initech', crmId: '2', domains: ['initech.test'] });
const daughter = account({ id: 'globex-de', name: 'Globex DE', parentId: 'globex' });
const sister = account({ id: 'globex-fr', name: 'Globex FR', parentId: 'globex' });
const agency = account({ id: 'agency', name: 'Agency', status: 'partner' });

const find = (claims: Partial<Claims>) =>
  findContradiction({ byCrmId: [], byCompanyDomain: [], byMailDomain: [], ...claims });

describe('a contradiction', () => {
  it('is a CRM id of one account and the mail of another', () => {
    expect(find({ byCrmId: [initech], byMailDomain: [globex] })).toEqual({
      code: 'quarantine.crm_mismatch',
      data: { value: 'Initech', other: 'Globex' },
    });
  });

  it('is a company given as one account and the mail of another', () => {
    expect(find({ byCompanyDomain: [globex], byMailDomain: [initech] })).toEqual({
      code: 'quarantine.domain_mismatch',
      data: { value: 'Globex', other: 'Initech' },
    });
  });
});

describe('no contradiction', () => {
  it.each<[string, Partial<Claims>]>([
    ['is the same account', { byCrmId: [globex], byMailDomain: [globex] }],
    ['is a domain that two accounts share', { byCrmId: [globex], byMailDomain: [initech, globex] }],
    ['is a CRM id that nobody knows', { byMailDomain: [globex] }],
    ['is a mail domain that nobody knows', { byCrmId: [globex], byCompanyDomain: [initech] }],
    ['are a parent and its daughter', { byCrmId: [globex], byMailDomain: [daughter] }],
    ['are a daughter and its parent', { byCompanyDomain: [daughter], byMailDomain: [globex] }],
    ['are two sisters', { byCompanyDomain: [daughter], byMailDomain: [sister] }],
    ['is a partner who writes for a client', { byCompanyDomain: [globex], byMailDomain: [agency] }],
  ])('%s', (_, claims) => {
    expect(find(claims)).toBeNull();
  });
});

it('the order of the accounts changes nothing', () => {
  const some = fc.shuffledSubarray([globex, initech, daughter, sister, agency]);
  fc.assert(
    fc.property(some, some, some, (byCrmId, byCompanyDomain, byMailDomain) => {
      const reversed = {
        byCrmId: byCrmId.toReversed(),
        byCompanyDomain: byCompanyDomain.toReversed(),
        byMailDomain: byMailDomain.toReversed(),
      };
      expect(find(reversed)).toEqual(find({ byCrmId, byCompanyDomain, byMailDomain }));
    }),
  );
});
