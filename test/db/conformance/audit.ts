import { expect, test } from 'vitest';
import type { Current } from '../conformance.ts';

const EVENT = { id: 'aud_1', actor: 'ana', action: 'offer.claimed', subject: 'lead_1', data: {} };
const SEAL = { position: 1, eventId: 'aud_1', hash: 'h' };
const AT = new Date(Date.UTC(2026, 10, 23));

export function describeAudit(current: Current): void {
  test('audit rows can be added and neither changed nor removed', async () => {
    const { db } = current();
    await db.tx(async (tx) => {
      await tx.insert(tx.t.auditEvents).values({ ...EVENT, at: AT });
      await tx.insert(tx.t.auditSeals).values({ ...SEAL, eventAt: AT, sealedAt: AT });
    });
    const refused = /append-only/;
    await expect(db.tx((tx) => tx.update(tx.t.auditEvents).set({ actor: 'mia' }))).rejects.toThrow(
      refused,
    );
    await expect(db.tx((tx) => tx.delete(tx.t.auditEvents))).rejects.toThrow(refused);
    await expect(db.tx((tx) => tx.update(tx.t.auditSeals).set({ hash: '' }))).rejects.toThrow(
      refused,
    );
    await expect(db.tx((tx) => tx.delete(tx.t.auditSeals))).rejects.toThrow(refused);
    expect(await db.read.select().from(db.t.auditEvents)).toMatchObject([EVENT]);
    expect(await db.read.select().from(db.t.auditSeals)).toMatchObject([SEAL]);
  });
}
