import { describe, expect, it } from 'vitest';
import { parseValue } from '../../../src/blocks/button-value.ts';
import { chooseEditModal, editModal } from '../../../src/blocks/modals/policy/edit-modals.ts';
import {
  changesModal,
  exportModal,
  policyModal,
} from '../../../src/blocks/modals/policy/read-modals.ts';
import { rejectModal, rollbackModal } from '../../../src/blocks/modals/policy/settle-modals.ts';
import { expectGolden, faultsOf } from '../golden.ts';
import { aProposal } from '../policy-views.ts';
import { at, LONG, READER } from '../views.ts';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
/** As long as an id of the roster may be. */
const longId = (n: number) => `${'i'.repeat(60)}${String(n).padStart(4, '0')}`;
const rep = (n: number) => `rep-${n}`;

/** What the fields of the form hold to copy from. */
const copied = (text: string): string[] =>
  exportModal(12, text).blocks.flatMap((block) => {
    const element = 'element' in block ? block.element : undefined;
    return element?.type === 'plain_text_input' ? [element.initial_value ?? ''] : [];
  });

describe('settling a version', () => {
  it('asks its author nothing that they must answer, and others why', () => {
    expectGolden('policy-reject-modal', rejectModal(aProposal(), { isOwn: false }));
    expectGolden('policy-withdraw-modal', rejectModal(aProposal(), { isOwn: true }));
  });

  it('asks to which version, the one before picked already', () => {
    const versions = many(10, (n) => ({
      version: 12 - n,
      author: LONG,
      message: n === 0 ? null : LONG,
      at: at(-n),
    }));
    const view = rollbackModal({ live: 13, picked: 11, versions }, READER);
    expect(JSON.stringify(view)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"v11',
    );
    expect(parseValue(view.private_metadata)).toEqual({ live: 13 });
    expectGolden('policy-rollback-modal', view);
  });
});

describe('reading a policy', () => {
  it('shows every change of a hundred, also the longest', () => {
    expectGolden('policy-changes-modal', changesModal(aProposal()));
    const changes = many(100, () => LONG);
    expectGolden('policy-changes-modal-full', changesModal(aProposal({ changes, message: LONG })));
    expect(changesModal(aProposal({ basedOn: null, changes: [] })).blocks).toHaveLength(1);
  });

  it('says it by subject, as much as fits', () => {
    const parts = [{ title: 'Pools', lines: ['emea: ana 100'] }];
    expectGolden('policy-modal', policyModal(12, parts));
    const full = [{ title: LONG, lines: many(600, () => LONG) }];
    expect(faultsOf(policyModal(12, full))).toEqual([]);
    expect(JSON.stringify(policyModal(12, full))).toContain('and 481 more lines');
  });

  it('gives the file in fields to copy from, byte by byte', () => {
    const text = `# Ana's own words <&> *bold*\n${many(400, (n) => `  - { id: p${n} } # ${n}\n`).join('')}`;
    expect(copied(text).join('')).toBe(text);
    expect(copied(text).every((part) => part.endsWith('\n'))).toBe(true);
    const endless = 'x'.repeat(7_000);
    expect(copied(endless).join('')).toBe(endless);
    expectGolden('policy-export-modal', exportModal(12, '# mine\nversion: 1\n'));
  });

  it('names the command line for what does not fit', () => {
    expect(faultsOf(exportModal(12, 'é\n'.repeat(29_000)))).toEqual([]);
    const view = exportModal(12, 'x\n'.repeat(100_000));
    expect(JSON.stringify(view)).toContain('baton export DIR');
    expect(faultsOf(view)).toEqual([]);
  });
});

describe('editing a policy', () => {
  const part = { version: 12, pools: [{ id: 'emea', members: 1 }] };

  it('offers all that can be changed in one menu', () => {
    const view = chooseEditModal({
      ...part,
      rules: [{ id: 'rest', pool: 'emea' }],
      tiers: [{ id: 'standard', claim: '15m', firstTouch: null }],
    });
    expectGolden('policy-choose-edit-modal', view);
  });

  it('fits a hundred pools, five hundred rules and forty tiers', () => {
    const view = chooseEditModal({
      version: 12,
      pools: many(100, (n) => ({ id: longId(n), members: 100 })),
      rules: many(500, (n) => ({ id: longId(n), pool: longId(n) })),
      tiers: many(40, (n) => ({ id: longId(n), claim: '15m', firstTouch: '4h' })),
    });
    expect(faultsOf(view)).toEqual([]);
    const text = JSON.stringify(view);
    expect(text).toContain('Rules: the pool they draw from 401–500');
    expect(text).toContain(`rule:${longId(499)}`);
  });

  it('is filled in with the members, and offers everybody else', () => {
    const members = [
      { id: 'ana', weight: 100 },
      { id: 'ben', weight: 0 },
    ];
    const people = ['ana', 'ben', 'cleo'].map((id) => ({ id, name: `${id} Somebody` }));
    const view = editModal(12, { kind: 'pool', id: 'emea', members, people });
    expect(parseValue(view.private_metadata)).toEqual({ version: 12, part: 'pool:emea' });
    expectGolden('policy-edit-pool', view);
  });

  it('fits a hundred members with the longest ids, beside three hundred others', () => {
    const members = many(100, (n) => ({ id: longId(n), weight: 10_000 }));
    const people = many(400, (n) => ({ id: longId(n), name: LONG.slice(0, 80) }));
    const view = editModal(12, { kind: 'pool', id: longId(1), members, people });
    expect(faultsOf(view)).toEqual([]);
    const text = JSON.stringify(view);
    for (const { id } of people) expect(text).toContain(id);
  });

  it('is filled in with a rule’s pool and with the times of a tier', () => {
    const pools = [...many(120, rep), 'emea'];
    const rule = editModal(12, { kind: 'rule', id: 'rest', pool: 'emea', pools });
    expect(JSON.stringify(rule)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"emea"',
    );
    expect(faultsOf(rule)).toEqual([]);
    const tier = { kind: 'sla', id: 'standard', claim: '15m', firstTouch: null } as const;
    expectGolden('policy-edit-tier', editModal(12, tier));
  });
});
