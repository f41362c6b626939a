/** Chooses from everybody in Slack who stands on a first roster, and with which permission. */
import { AppError } from '../../../errors.ts';
import type { SlackPerson } from '../../../ports.ts';
import { repSchema, timeZone } from '../../../routing/model/workspace/roster.ts';
import { chooseId, FULL_WEIGHT, LONGEST_NAME, localPart, type NewPerson } from './new-person.ts';

export interface Choice {
  /** Who administers, by e-mail or Slack user id; the workspace's owners when left out. */
  me?: string | undefined;
  /** Who sells, by e-mail or Slack user id; everybody when left out. */
  only?: readonly string[] | undefined;
  /** A word in the job titles of those who sell. */
  match?: string | undefined;
}

/**
 * Pure. Who administers is on the roster in any case, and gets leads only when chosen to sell.
 *
 * @throws AppError `missing.people`
 */
export function choosePeople(all: readonly SlackPerson[], choice: Choice): NewPerson[] {
  const { me, only, match } = choice;
  const asked = [...(only ?? []), ...(me === undefined ? [] : [me])];
  const unknown = asked.filter((word) => !all.some((one) => isMeant(one, word)));
  if (unknown.length > 0) throw nobody(`Slack shows no member ${unknown.join(', ')}`);
  const sells = (one: SlackPerson) =>
    (!only || only.some((word) => isMeant(one, word))) &&
    (match === undefined || one.title.toLowerCase().includes(match.toLowerCase()));
  if (!all.some(sells)) throw nobody('Slack shows nobody who was asked for');
  const administers = (one: SlackPerson) => (me === undefined ? one.isOwner : isMeant(one, me));
  const taken = new Set<string>();
  return all
    .filter((one) => sells(one) || administers(one))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => ({
      ...personOf(one, taken),
      role: administers(one) ? 'admin' : undefined,
      weight: sells(one) ? FULL_WEIGHT : 0,
    }));
}

function isMeant({ id, email }: SlackPerson, word: string): boolean {
  return id === word || email?.toLowerCase() === word.toLowerCase();
}

/** What Slack says in another form than a roster takes is left out: the user id is enough. */
function personOf(one: SlackPerson, taken: Set<string>): Omit<NewPerson, 'weight'> {
  const { email } = repSchema.shape;
  const address = email.safeParse(one.email ?? undefined).data;
  const zone = timeZone.safeParse(one.timeZone).data;
  return {
    id: chooseId([localPart(address), one.name, one.handle, one.id], taken),
    name: one.name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) || one.id,
    slack: one.id,
    email: address,
    timezone: zone,
  };
}

function nobody(found: string): AppError {
  const message = `${found}; nothing was written. Bots, guests and people who left do not count, and e-mails are seen only with the scope users:read.email.`;
  return new AppError('missing.people', message);
}
