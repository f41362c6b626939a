import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACME } from '../stage/acme.ts';
import type { Stage } from '../stage/open-stage.ts';
import { type Answered, type Delivery, sendLead } from '../stage/send-lead.ts';

const WEBSITE = { id: 'website', auth: 'standard_webhooks' } as const;

/** A lead of examples/acme, such as `01-globex-demo`. */
export function deliveryOf(file: string): Delivery {
  const body = readFileSync(join(ACME, 'leads', `${file}.json`), 'utf8');
  return { id: `msg_${randomUUID()}`, body };
}

export const post = (stage: Stage, delivery: Delivery): Promise<Answered> =>
  sendLead(stage, WEBSITE, delivery);
