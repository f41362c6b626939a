import { z } from 'zod';
import type { Delivered } from '../slack/outward/courier.ts';
import type { PersonActions } from '../slack/outward/person-actions.ts';
import { type DeskDeed, deskDeeds, doAtDesk } from './do-at-desk.ts';
import type { PageOptions } from './mount-page.ts';

const given = z.union([z.string(), z.array(z.string()), z.null()]);
const entries = z.record(z.string(), z.union([given, z.record(z.string(), given)]));
/** The app is too late to open a form for it. */
const timing = { triggerLate: z.boolean().optional() };
const target = {
  ...timing,
  user: z.string(),
  actionId: z.string(),
  blockId: z.string(),
  value: given.optional(),
  /** A double click: it reaches the app as two. */
  twice: z.boolean().optional(),
};

const deedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('click'), ...target, channel: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('view'), ...target, viewId: z.string(), values: entries }),
  z.object({
    kind: z.literal('submit'),
    ...timing,
    user: z.string(),
    viewId: z.string(),
    values: entries,
  }),
  z.object({ kind: z.literal('close'), user: z.string(), viewId: z.string() }),
  z.object({ kind: z.literal('close_all'), user: z.string() }),
  z.object({ kind: z.literal('home'), user: z.string() }),
  z.object({
    kind: z.literal('write'),
    ...timing,
    user: z.string(),
    channel: z.string(),
    text: z.string().min(1),
  }),
  ...deskDeeds,
]);

type Deed = z.infer<typeof deedShape>;
type SlackDeed = Exclude<Deed, DeskDeed>;
type Pressed = Extract<Deed, { kind: 'click' | 'view' }>;
type Written = Extract<Deed, { kind: 'write' }>;

export function parseDeed(body: unknown): Deed {
  return deedShape.parse(body);
}

/** Does what somebody did on the page; the answer is a status line, empty when all is well. */
export async function doAsPerson(
  { people, options }: { people: PersonActions; options: PageOptions },
  deed: Deed,
): Promise<string> {
  switch (deed.kind) {
    case 'click':
    case 'view':
    case 'submit':
    case 'close':
    case 'close_all':
    case 'home':
    case 'write':
      return doInSlack(people, deed);
    default:
      if (!options.desk) return 'This simulator shows Slack alone: there is no desk beside it.';
      return doAtDesk(options.desk, deed);
  }
}

async function doInSlack(people: PersonActions, deed: SlackDeed): Promise<string> {
  switch (deed.kind) {
    case 'click':
    case 'view':
      return press(people, deed);
    case 'submit':
      await people.submitView(deed.user, { viewId: deed.viewId, ...timingOf(deed) }, deed.values);
      return '';
    case 'close':
      return outcome(await people.closeView(deed.user, deed.viewId));
    case 'close_all':
      return firstTrouble(await people.closeAllViews(deed.user));
    case 'home':
      return outcome(await people.openHome(deed.user));
    case 'write':
      return write(people, deed);
  }
}

async function press(people: PersonActions, deed: Pressed): Promise<string> {
  const { user, actionId, blockId, value } = deed;
  // A button without a value has none at all, which is not the same as an undefined one.
  const used = { actionId, blockId, ...timingOf(deed), ...(value !== undefined && { value }) };
  const at =
    deed.kind === 'click'
      ? { channel: deed.channel, ts: deed.ts, ...used }
      : { viewId: deed.viewId, values: deed.values, ...used };
  if (deed.twice) return firstTrouble(await people.doubleClick(user, at));
  return outcome('ts' in at ? await people.click(user, at) : await people.clickInView(user, at));
}

const timingOf = ({ triggerLate = false }: { triggerLate?: boolean | undefined }) => ({
  triggerLate,
});

const firstTrouble = (all: Delivered[]): string => all.map(outcome).find(Boolean) ?? '';

async function write(people: PersonActions, deed: Written): Promise<string> {
  const { user, channel, text } = deed;
  if (!text.startsWith('/')) {
    people.say(user, channel, text);
    return '';
  }
  const [command = '', ...words] = text.split(' ');
  await people.slash(user, command, { text: words.join(' '), channel, ...timingOf(deed) });
  return '';
}

function outcome({ status, body }: Delivered): string {
  if (status === 200) return '';
  const why = status === 0 ? String(body) : `HTTP ${status}`;
  return `The app did not answer as Slack expects (${why}). In Slack a warning sign would show.`;
}
