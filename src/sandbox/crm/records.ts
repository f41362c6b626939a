import { z } from 'zod';

const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  lead_id: z.string(),
  version: z.int(),
  data: z.record(z.string(), z.unknown()),
});
const ownerSchema = z.object({
  rep_id: z.string(),
  email: z.string().nullable(),
  crm_id: z.string().nullable(),
});
const taskSchema = z.object({
  owner: ownerSchema,
  title: z.string(),
  due_at: z.string().nullable(),
});

export type CrmEvent = z.infer<typeof eventSchema>;
export type Owner = z.infer<typeof ownerSchema> & { version: number };
export type Task = z.infer<typeof taskSchema> & { eventId: string };
/** `stale`: older than what is known of this lead. `duplicate`: the same `webhook-id` again. */
export type Outcome = 'applied' | 'duplicate' | 'stale' | 'malformed';
export interface Received {
  event: CrmEvent;
  outcome: Outcome;
}

/** What the CRM knows, by lead. */
export class Records {
  readonly owners = new Map<string, Owner>();
  readonly tasks = new Map<string, Task[]>();
  /** Every authentic and readable event, in the order it came. */
  readonly received: Received[] = [];
  readonly #seen = new Set<string>();
  readonly #versions = new Map<string, number>();

  take(id: string, body: string): Outcome {
    const parsed = eventSchema.safeParse(readJson(body));
    if (!parsed.success || parsed.data.id !== id) return 'malformed';
    const event = parsed.data;
    const outcome = this.#apply(event);
    this.received.push({ event, outcome });
    return outcome;
  }

  #apply(event: CrmEvent): Outcome {
    if (this.#seen.has(event.id)) return 'duplicate';
    const subject = `${event.lead_id} ${event.type}`;
    const isStale = event.version < (this.#versions.get(subject) ?? 0);
    const written = isStale || this.#write(event);
    if (!written) return 'malformed';
    this.#seen.add(event.id);
    if (isStale) return 'stale';
    this.#versions.set(subject, event.version);
    return 'applied';
  }

  #write({ id, type, lead_id: leadId, version, data }: CrmEvent): boolean {
    if (type === 'crm.owner_set') {
      const owner = ownerSchema.safeParse(data.owner);
      if (owner.success) this.owners.set(leadId, { ...owner.data, version });
      return owner.success;
    }
    if (type === 'crm.owner_cleared') {
      this.owners.delete(leadId);
      return true;
    }
    if (type === 'crm.task_created') {
      const task = taskSchema.safeParse(data);
      const tasks = this.tasks.get(leadId) ?? [];
      if (task.success) this.tasks.set(leadId, [...tasks, { ...task.data, eventId: id }]);
      return task.success;
    }
    return true;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
