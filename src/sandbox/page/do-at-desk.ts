import { z } from 'zod';
import type { Desk } from './desk.ts';

/** What is done beside Slack: a lead comes, time passes, something breaks. */
export const deskDeeds = [
  z.object({ kind: z.literal('lead'), source: z.string(), body: z.string() }),
  z.object({ kind: z.literal('advance'), ms: z.int().positive() }),
  z.object({ kind: z.literal('next_due') }),
  z.object({ kind: z.literal('running'), running: z.boolean() }),
  z.object({ kind: z.literal('fault_switch'), id: z.string(), on: z.boolean() }),
  z.object({ kind: z.literal('fault'), line: z.string().min(1) }),
  z.object({ kind: z.literal('heal') }),
  z.object({ kind: z.literal('apply') }),
] as const;

export type DeskDeed = z.infer<(typeof deskDeeds)[number]>;

export function doAtDesk(desk: Desk, deed: DeskDeed): Promise<string> {
  switch (deed.kind) {
    case 'lead':
      return desk.sendLead(deed.source, deed.body);
    case 'advance':
      return desk.advance(deed.ms);
    case 'next_due':
      return desk.advanceToNextDue();
    case 'running':
      return desk.setRunning(deed.running);
    case 'fault_switch':
      return desk.setFault(deed.id, deed.on);
    case 'fault':
      return desk.addFault(deed.line);
    case 'heal':
      return desk.heal();
    case 'apply':
      return desk.apply();
  }
}
