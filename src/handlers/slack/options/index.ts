import type { App } from '@slack/bolt';
import { FIELDS, REASSIGN_MODAL } from '../../../blocks/action-ids.ts';
import { type ButtonValue, parseValue } from '../../../blocks/button-value.ts';
import type { OptionGroup } from '../../../blocks/modals/modal.ts';
import type { Context } from '../../../services/context.ts';
import { findPerson, type Person } from '../person.ts';
import { listReps } from './reassign-reps.ts';

/** Somebody types into a field of a form that is too long to be sent along with it. */
export interface Typing extends Person {
  /** What the form is about: ids only, never trusted. */
  about: ButtonValue;
  typed: string;
}

/** What each such field offers, by its form and its name. */
const OPTIONS: ReadonlyMap<string, (typing: Typing) => Promise<OptionGroup[]>> = new Map([
  [fieldOf(REASSIGN_MODAL, FIELDS.rep), listReps],
]);

/** There is no line for words here: whoever may not see the list finds nothing in it. */
export function registerOptions(app: App, ctx: Context): void {
  app.options(/^/, async ({ ack, options, client }) => {
    const { view, user, action_id: field, value: typed } = options;
    const list = OPTIONS.get(fieldOf(view?.callback_id, field));
    const person = list && (await findPerson(ctx, { userId: user.id, client }));
    const about = parseValue(view?.private_metadata) ?? {};
    const found = person ? await list({ ...person, about, typed }) : [];
    // Slack refuses an empty list of groups.
    await ack(found.length > 0 ? { option_groups: found } : { options: [] });
  });
}

function fieldOf(form: string | undefined, field: string): string {
  return `${form}:${field}`;
}
