import { describe, expect, test } from 'vitest';
import { findLiveVersion, listPublications } from '../../../src/db/workspace/policy-store.ts';
import { approvePolicy } from '../../../src/services/policy/approve-policy.ts';
import { type Proposal, proposePolicy } from '../../../src/services/policy/propose-policy.ts';
import { publishPolicy } from '../../../src/services/policy/publish-policy.ts';
import { rejectPolicy } from '../../../src/services/policy/reject-policy.ts';
import { rollbackPolicy } from '../../../src/services/policy/rollback-policy.ts';
import { GUEST, MIA, rep, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { POLICY, type World, type WorldOptions } from '../../support/world.ts';

const LOU = rep('lou');
const ANA = rep('ana');
const KIM = { kind: 'cli', osUser: 'kim' } as const;
const GUARDED = POLICY.replace('version: 1', 'version: 1\ngovernance: { approvals: 1 }');
const quicker = (minutes: number, base = GUARDED) =>
  base.replace('claim: 15m', `claim: ${minutes}m`);

const propose = ({ ctx }: World, text: string, over: Partial<Proposal> = {}) =>
  proposePolicy(ctx, { text, message: 'Quicker', whenFree: 'wait', actor: LOU, ...over });
const live = async ({ db }: World) => (await findLiveVersion(db.read))?.version;

/** What the audit log says of policies, oldest first. */
async function audited({ db }: World) {
  const { auditEvents } = db.t;
  const rows = await db.read.select().from(auditEvents).orderBy(auditEvents.id);
  return rows
    .filter(({ action }) => action.startsWith('policy.'))
    .map(({ actor, action, subject, data }) =>
      [actor, action, subject, data.how].filter((part) => part !== undefined).join(' '),
    );
}

/** What becomes of a policy version, on whatever store the worlds are opened on. */
export function policyStories(open: (options?: WorldOptions) => Promise<World>): void {
  const guarded = () => open({ policy: GUARDED });
  async function threeVersions() {
    const world = await open();
    for (const minutes of [10, 5]) {
      await propose(world, quicker(minutes, POLICY), { whenFree: 'publish' });
    }
    const back = (to: number | null = null, reason = 'Too quick') =>
      rollbackPolicy(world.ctx, { to, reason, actor: MIA });
    return { world, back };
  }

  describe('a proposal', () => {
    test('waits, and decides nothing until a second person approves it in Slack', async () => {
      const world = await guarded();
      expect(inEnglish(await propose(world, quicker(10)))).toMatchObject({
        outcome: 'proposed',
        version: 2,
        live: 1,
        approvals: 1,
        changes: ['tier standard: claim 10m now (was 15m)'],
      });
      expect(await live(world)).toBe(1);
      const approval = { version: 2, actor: MIA };
      const published = { outcome: 'published', version: 2, replaces: 1 };
      expect(await approvePolicy(world.ctx, approval)).toMatchObject(published);
      expect(await live(world)).toBe(2);
      expect(await audited(world)).toEqual([
        'cli:test policy.published policy:v1 published',
        'slack:U0LOU policy.proposed policy:v2',
        'slack:U0MIA policy.published policy:v2 approved',
      ]);
    });

    test('is not approved by its author, by a rep, by a stranger or from a shell', async () => {
      const world = await guarded();
      await propose(world, quicker(10));
      const approve = (actor: Parameters<typeof approvePolicy>[1]['actor']) =>
        withoutTrace(world, () => approvePolicy(world.ctx, { version: 2, actor }));
      const mia = { allowed: ['Mia Chen'] };
      expect(await approve(LOU)).toEqual({ outcome: 'own_proposal', ...mia });
      expect(await approve(ANA)).toEqual({ outcome: 'not_permitted', ...mia });
      expect(await approve(GUEST)).toEqual({ outcome: 'stranger' });
      expect(await approve(KIM)).toEqual({ outcome: 'not_in_slack', ...mia });
    });

    test('is made by admins only', async () => {
      const world = await guarded();
      const outcome = await withoutTrace(world, () => propose(world, quicker(10), { actor: MIA }));
      expect(outcome).toMatchObject({ outcome: 'not_permitted', allowed: ['Lou Adam'] });
    });

    test('is not made of a policy with faults, or of the rules that are live', async () => {
      const world = await guarded();
      const broken = GUARDED.replace('assign: { pool: emea }', 'assign: { pool: emae }');
      expect(await withoutTrace(world, () => propose(world, broken))).toMatchObject({
        outcome: 'invalid',
        faults: [{ line: 7, path: 'rules[0].assign.pool' }],
      });
      const nowhere = GUARDED.replace('id: emea,', 'id: emea, holidays: ES-ZZ,');
      expect(await propose(world, nowhere)).toMatchObject({ outcome: 'invalid' });
      expect(await propose(world, GUARDED)).toEqual({ outcome: 'unchanged', live: 1 });
    });

    test('can be approved once: the second is told who was first', async () => {
      const world = await guarded();
      await propose(world, quicker(10));
      await approvePolicy(world.ctx, { version: 2, actor: MIA });
      const late = { outcome: 'not_proposed', version: 2, state: 'published', by: 'Mia Chen' };
      expect(await approvePolicy(world.ctx, { version: 2, actor: MIA })).toEqual(late);
      expect(await listPublications(world.db.read, 9)).toHaveLength(2);
    });

    test('is rejected with a reason, and withdrawn by its author without one', async () => {
      const world = await guarded();
      await propose(world, quicker(10));
      await propose(world, quicker(5));
      const reject = (version: number, actor: typeof MIA, reason = '') =>
        rejectPolicy(world.ctx, { version, actor, reason });
      expect(await reject(2, MIA)).toEqual({ outcome: 'reason_missing' });
      expect(await reject(2, ANA, 'no')).toMatchObject({ outcome: 'not_permitted' });
      expect(await reject(2, MIA, 'Too quick')).toEqual({ outcome: 'rejected', version: 2 });
      expect(await reject(3, LOU)).toEqual({ outcome: 'withdrawn', version: 3 });
      expect(await approvePolicy(world.ctx, { version: 2, actor: MIA })).toMatchObject({
        outcome: 'not_proposed',
        state: 'rejected',
      });
      expect(await live(world)).toBe(1);
    });

    test('that others have overtaken shows both changes and waits for a word', async () => {
      const world = await guarded();
      await propose(world, quicker(10));
      await propose(world, GUARDED.replace('first_touch: 4h', 'first_touch: 2h'));
      await approvePolicy(world.ctx, { version: 3, actor: MIA });
      const approval = { version: 2, actor: MIA };
      expect(inEnglish(await approvePolicy(world.ctx, approval))).toEqual({
        outcome: 'moved',
        basedOn: 1,
        live: 3,
        theirs: ['tier standard: first touch 2h now (was 4h)'],
        yours: ['tier standard: claim 10m now (was 15m)'],
      });
      expect(await approvePolicy(world.ctx, { ...approval, onto: 1 })).toMatchObject({
        outcome: 'moved',
      });
      expect(await approvePolicy(world.ctx, { ...approval, onto: 3 })).toMatchObject({
        outcome: 'published',
        replaces: 3,
      });
    });

    test('is published at once where nobody else has to agree and its author says so', async () => {
      const world = await open();
      const now = await propose(world, quicker(10, POLICY), { whenFree: 'publish' });
      expect(now).toMatchObject({ outcome: 'published', version: 2, approvals: 0 });
      expect(await propose(world, quicker(5, POLICY))).toMatchObject({ outcome: 'proposed' });
      expect(await live(world)).toBe(2);
      expect(await approvePolicy(world.ctx, { version: 3, actor: LOU })).toMatchObject({
        outcome: 'published',
      });
    });

    test('cannot lift the control that it is under', async () => {
      const world = await guarded();
      const free = await propose(world, POLICY, { whenFree: 'publish' });
      expect(free).toMatchObject({ outcome: 'proposed', approvals: 1 });
      expect(await approvePolicy(world.ctx, { version: 2, actor: LOU })).toMatchObject({
        outcome: 'own_proposal',
      });
    });
  });

  describe('the glass', () => {
    test('breaks from a shell with a reason, and the log says that it did', async () => {
      const world = await guarded();
      await propose(world, quicker(10));
      const publish = (reason: string | null) =>
        publishPolicy(world.ctx, { version: 2, reason, actor: KIM });
      expect(await publish(null)).toEqual({ outcome: 'reason_missing' });
      expect(await publish('Leads rot')).toMatchObject({ outcome: 'published', replaces: 1 });
      const [newest] = await listPublications(world.db.read, 1);
      expect(newest).toMatchObject({ how: 'break_glass', by: 'cli:kim', reason: 'Leads rot' });
      expect(await audited(world)).toContain('cli:kim policy.published policy:v2 break_glass');
    });

    test('is whole where nobody had to agree', async () => {
      const world = await open();
      await propose(world, quicker(10, POLICY));
      await publishPolicy(world.ctx, { version: 2, reason: null, actor: KIM });
      expect(await listPublications(world.db.read, 1)).toMatchObject([{ how: 'published' }]);
    });
  });

  describe('a rollback', () => {
    test('brings the version before back under its own number, with a reason', async () => {
      const { world, back } = await threeVersions();
      expect(await back(null, ' ')).toEqual({ outcome: 'reason_missing' });
      expect(await back()).toEqual({ outcome: 'rolled_back', version: 2, replaces: 3 });
      expect(await live(world)).toBe(2);
      expect(await audited(world)).toContain(
        'slack:U0MIA policy.rolled_back policy:v2 rolled_back',
      );
    });

    test('after a rollback goes one further, and forward only by number', async () => {
      const { world, back } = await threeVersions();
      await back();
      expect(await back()).toMatchObject({ version: 1, replaces: 2 });
      expect(await back()).toEqual({ outcome: 'nothing_before' });
      const byAna = { to: null, reason: 'Too quick', actor: ANA };
      expect(await rollbackPolicy(world.ctx, byAna)).toMatchObject({ outcome: 'not_permitted' });
      const late = { to: null, from: 2, reason: 'Too quick', actor: MIA };
      expect(await rollbackPolicy(world.ctx, late)).toEqual({ outcome: 'is_live', version: 1 });
      expect(await back(3)).toMatchObject({ outcome: 'rolled_back', version: 3 });
      expect(await live(world)).toBe(3);
    });

    test('is refused for what never decided, what decides, and for reps', async () => {
      const { world, back } = await threeVersions();
      await propose(world, quicker(1, POLICY));
      expect(await back(3)).toEqual({ outcome: 'is_live', version: 3 });
      expect(await back(4)).toEqual({ outcome: 'never_published', version: 4 });
      expect(await back(9)).toEqual({ outcome: 'unknown_version' });
      const by = { to: 1, reason: 'x', actor: ANA };
      expect(await rollbackPolicy(world.ctx, by)).toMatchObject({ outcome: 'not_permitted' });
    });

    test('that somebody else has made meanwhile is not made twice', async () => {
      const { world, back } = await threeVersions();
      await back();
      const second = { to: 2, from: 3, reason: 'Too quick', actor: LOU };
      expect(await rollbackPolicy(world.ctx, second)).toEqual({ outcome: 'is_live', version: 2 });
      const other = { to: 1, from: 3, reason: 'Too quick', actor: LOU };
      expect(await rollbackPolicy(world.ctx, other)).toEqual({ outcome: 'is_live', version: 2 });
    });
  });
}
