import { describe, expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { updateLead } from '../../../src/db/leads/lead-store.ts';
import { AppError } from '../../../src/errors.ts';
import { because } from '../../../src/routing/model/reasons.ts';
import { measureQuarantine } from '../../../src/services/quarantine/measure-quarantine.ts';
import { releaseQuarantined } from '../../../src/services/quarantine/release-quarantined.ts';
import { reviewQuarantine } from '../../../src/services/quarantine/review-quarantine.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';
import { MIA } from '../../support/cast.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';

const ODD = 'rules:\n  - { id: odd, when: { custom.odd: true }, assign: { queue: quarantine } }';
const RULES = POLICY.replace('rules:', ODD);
const odd = { custom: { odd: true } };

async function open(quarantine = '') {
  const world = await createWorld({ policy: `${RULES}${quarantine}close_after: 0\n` });
  const submit = async (email = 'dana@globex.test') => {
    const leadId = await world.submit(email, odd);
    await world.settle();
    return leadId;
  };
  return { world, submit };
}

/** When the digests went out, in minutes after Monday morning, and what they counted. */
function digests({ posts }: World) {
  return posts.flatMap(({ card }) => (card.kind === 'quarantine_digest' ? [card.waiting] : []));
}
const pages = ({ pages: told }: World) =>
  told.filter(({ title }) => title === 'Leads wait in quarantine');

/** Second by second would take long: the clock goes to each due time, as the server's does. */
async function run(world: World, duration: string): Promise<void> {
  const until = new Date(world.ctx.clock.now().getTime());
  const hours = Number.parseInt(duration, 10);
  until.setTime(until.getTime() + hours * 3_600_000);
  for (;;) {
    const due = await nextDueAt(world.ctx);
    if (!due || due > until) break;
    const ms = due.getTime() - world.ctx.clock.now().getTime();
    await world.advance(`${Math.max(1, Math.ceil(ms / 1000))}s`);
  }
  const rest = until.getTime() - world.ctx.clock.now().getTime();
  if (rest > 0) await world.advance(`${Math.ceil(rest / 1000)}s`);
}

describe('what waits in quarantine', () => {
  test('is reminded of after four hours, again after four, and pages once', async () => {
    const { world, submit } = await open();
    const leadId = await submit();
    await run(world, '3h');
    expect(digests(world)).toEqual([]);
    await run(world, '2h');
    expect(digests(world)).toEqual([1]);
    expect(pages(world)).toEqual([]);
    await run(world, '4h');
    expect(digests(world)).toEqual([1, 1]);
    expect(pages(world).map(({ text }) => text)).toEqual([
      '1 lead waits in quarantine unseen, the oldest for 8 h: nobody is asked about them until ' +
        'somebody looks. Home and /lead queue list them; so does baton quarantine list.',
    ]);
    await run(world, '24h');
    expect(digests(world)).toHaveLength(8);
    expect(pages(world)).toHaveLength(1);
    const acts = await listAuditEvents(world.db.read, { leadId, limit: 100 });
    expect(acts.map(({ action }) => action)).toEqual([
      'lead.received',
      'lead.quarantined',
      'lead.review_due',
      'lead.quarantine_paged',
    ]);
  });

  test('is told together, and whatever was told before is told along', async () => {
    const { world, submit } = await open();
    await submit('a@globex.test');
    await run(world, '1h');
    await submit('b@globex.test');
    await run(world, '4h');
    expect(digests(world)).toEqual([2, 2]);
    await run(world, '4h');
    expect(digests(world)).toEqual([2, 2, 2, 2]);
    expect(pages(world)).toHaveLength(2);
  });

  test('and was released is told of no more', async () => {
    const { world, submit } = await open();
    const leadId = await submit();
    await releaseQuarantined(world.ctx, { leadId, actor: MIA });
    await world.settle();
    const before = world.posts.length;
    world.pass('9h');
    await world.settle();
    expect(world.posts.slice(before).map(({ card }) => card.kind)).not.toContain(
      'quarantine_digest',
    );
    expect(pages(world)).toEqual([]);
  });

  test('is told of once after a night without a server', async () => {
    const { world, submit } = await open();
    await submit();
    world.pass('3d');
    await world.settle();
    await world.settle();
    expect(digests(world)).toEqual([1]);
    expect(pages(world)).toHaveLength(1);
  });

  test('is quiet while Slack is down, and told of once it is back', async () => {
    const { world, submit } = await open();
    await submit();
    const works = world.couriers.messenger;
    const details = { downSince: world.ctx.clock.now().toISOString() };
    const silence = new AppError('upstream.unreachable', 'silent', { retryable: true, details });
    const post = () => Promise.reject(silence);
    world.couriers.messenger = { ...works, post };
    await submit('b@globex.test');
    world.pass('9h');
    expect(await reviewQuarantine(world.ctx)).toBe(0);
    await world.settle();
    expect([digests(world), pages(world)]).toEqual([[], []]);
    expect(Number(await nextDueAt(world.ctx))).toBeGreaterThan(Number(world.ctx.clock.now()));
    world.couriers.messenger = works;
    await world.advance('1m');
    await world.advance('1m');
    expect(digests(world)).toEqual([2]);
  });

  test('follows its policy: another time, and no page where it says never', async () => {
    const terms = 'quarantine: { review: 30m, remind: 1h, page_after: 0 }\n';
    const { world, submit } = await open(terms);
    await submit();
    await run(world, '12h');
    expect(digests(world)).toHaveLength(12);
    expect(pages(world)).toEqual([]);
  });

  test('counts in the hours of the pool that its policy names', async () => {
    const hours = 'timezone: UTC, hours: { mon-fri: ["09:00-12:00"] } }';
    const policy = RULES.replace('channel: C0EMEA }', `channel: C0EMEA, ${hours}`);
    const world = await createWorld({ policy: `${policy}quarantine: { hours: emea }\n` });
    await world.submit('dana@globex.test', odd);
    await world.settle();
    const due = await nextDueAt(world.ctx);
    expect(due).toEqual(new Date(MONDAY.getTime() + 25 * 3_600_000));
  });
});

describe('a storm', () => {
  test('has ten cards, and the rest in one message', async () => {
    const { world, submit } = await open();
    for (let n = 0; n < 30; n++) await submit(`dana${n}@globex.test`);
    const cards = () => world.posts.filter(({ card }) => card.kind === 'quarantine').length;
    expect(cards()).toBe(10);
    await world.advance('11m');
    expect(cards()).toBe(10);
    expect(digests(world)).toEqual([30]);
  });
});

describe('what calls nobody', () => {
  test('looks like spam: it is counted apart, and never pages', async () => {
    const { world, submit } = await open();
    const leadId = await submit();
    const heldFor = because('quarantine.honeypot');
    await world.db.tx((tx) => updateLead(tx, leadId, { heldFor }));
    await run(world, '12h');
    const [first] = world.posts.flatMap(({ card }) =>
      card.kind === 'quarantine_digest' ? [card] : [],
    );
    expect(first).toMatchObject({ waiting: 0, spam: 1, oldestAt: null });
    expect(pages(world)).toEqual([]);
    const { byGroup, overdue, oldestMs } = await measureQuarantine(world.ctx);
    expect(byGroup.filter(({ n }) => n > 0)).toEqual([{ group: 'spam', n: 1 }]);
    expect([overdue, oldestMs]).toEqual([0, 0]);
  });

  test('came by a file with many others', async () => {
    const { world, submit } = await open();
    const leadId = await submit();
    await world.db.tx((tx) => updateLead(tx, leadId, { bulk: true }));
    await run(world, '12h');
    expect(pages(world)).toEqual([]);
  });

  test('is a test', async () => {
    const { world } = await open();
    await world.submit('dana@globex.test', { ...odd, test: true });
    await world.settle();
    expect(world.posts).toEqual([]);
    expect((await measureQuarantine(world.ctx)).byGroup.every(({ n }) => n === 0)).toBe(true);
  });
});
