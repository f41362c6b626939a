import { encodeValue } from '../../../../src/blocks/button-value.ts';
import type { Person } from '../../../../src/sandbox/slack/person.ts';
import { contentOf } from '../../../../src/sandbox/slack/person.ts';
import { claimOffer } from '../../../../src/services/offer/claim-offer.ts';
import { askForDeed } from '../../../../src/services/ownership/asking/ask-for-deed.ts';
import { overrideAssignment } from '../../../../src/services/ownership/override-assignment.ts';
import { Desk, type Offered } from '../desk.ts';

/** Everybody who can press or type, in the order in which they do: who may least comes first. */
export const PEOPLE = ['elsewhere', 'stranger', 'other rep', 'owner', 'manager', 'admin'] as const;
export type Who = (typeof PEOPLE)[number];

/** Who may, as the page of commands says it, and who of the people is refused then. */
export const REFUSED: Record<string, readonly Who[]> = {
  anybody: [],
  everybody: [],
  owner: ['other rep'],
  self: ['other rep'],
  giver: ['other rep'],
  mia: ['other rep', 'owner', 'admin'],
  asked: ['other rep', 'manager', 'admin'],
  managers: ['other rep', 'owner'],
  approvers: ['other rep', 'owner'],
  admins: ['other rep', 'owner', 'manager'],
};

/** How a refusal reads, and nothing else does. */
const REFUSAL = / (?:is|are) for |Only .* may|was offered to |was asked of /;
/** An offer is answered by who was asked: others hear what is true. */
const NOT_THEIRS = /Nothing for you to do|nothing of yours|Nothing was declined/;

/** Whether these words keep somebody from what is for `may` alone. */
export function isRefusal(heard: string, may: string): boolean {
  const theirs = may === 'asked' || may === 'giver';
  return REFUSAL.test(heard) || (theirs && NOT_THEIRS.test(heard));
}

const ABROAD = { teamId: 'T0OTHER', enterpriseId: null, botUserId: 'U0BATON' };

/** A lead that a rep has, offered or claimed, and people who press whatever there is. */
export class Walker {
  readonly desk: Desk;
  readonly lead: Offered;
  readonly about: Record<string, string | number>;

  private constructor(desk: Desk, lead: Offered) {
    this.desk = desk;
    this.lead = lead;
    const { leadId, offerId } = lead;
    const command = '/lead show globex';
    const figures = { version: 1, days: 7, page: 0, list: 'held' };
    const ids = { lead: leadId, offer: offerId, rep: this.repId, pool: 'emea', part: 'pool:emea' };
    this.about = { ...ids, ...figures, command, suggestion: 'sug_none' };
  }

  /** Mia gives the lead to the rep who has it. */
  async give(): Promise<void> {
    const reason = { code: 'taken', words: 'knows the account' };
    const actor = { kind: 'slack', userId: 'U0MIA' } as const;
    const giving = { leadId: this.lead.leadId, toRepId: this.repId, reason, final: true, actor };
    await overrideAssignment(this.desk.ctx, giving);
  }

  /** The other rep asks Mia to allow what a rep may not do. */
  async ask(): Promise<void> {
    const { leadId, other } = this.lead;
    const command = `/lead assign ${leadId} @mia --final it is hers`;
    const asking = { leadId, command, toRepId: 'mia' };
    await askForDeed(this.desk.ctx, { ...asking, actor: { kind: 'slack', userId: other.id } });
    const [asked] = await this.desk.ctx.db.read.select().from(this.desk.ctx.db.t.texts);
    this.about.deed = asked?.id ?? '';
  }

  static async start({ claimed }: { claimed: boolean }): Promise<Walker> {
    const desk = await Desk.open({ withAdmin: true });
    const lead = await desk.offer();
    const actor = { kind: 'slack', userId: lead.rep.id } as const;
    if (claimed) await claimOffer(desk.ctx, { offerId: lead.offerId, actor });
    return new Walker(desk, lead);
  }

  get repId(): string {
    return this.lead.rep.id.slice(2).toLowerCase();
  }

  person(who: Who): Person {
    const { desk, lead } = this;
    if (who === 'owner' || who === 'elsewhere') return lead.rep;
    if (who === 'other rep') return lead.other;
    return desk.person(who === 'stranger' ? 'U0GUS' : who === 'manager' ? 'U0MIA' : 'U0VIC');
  }

  /** What the person reads after `act`; empty when nothing answers. */
  async heardBy(who: Who, act: (person: Person) => Promise<unknown>): Promise<string> {
    const { desk } = this;
    const person = this.person(who);
    desk.pinned = who === 'elsewhere' ? ABROAD : { ...ABROAD, teamId: 'T0ACME' };
    const before = seenBy(desk, person);
    await act(person);
    await desk.settled();
    const news = seenBy(desk, person).filter((text) => !before.includes(text));
    while (person.modal()) await person.closeModal();
    return news.join('\n');
  }

  /** A message with that one element in it, as an old card in their conversation. */
  async put(person: Person, { id, choice, about }: Pressable): Promise<void> {
    const text = { type: 'plain_text', text: LABEL };
    const option = { text, value: choice };
    const value = about ? encodeValue(about) : undefined;
    const element =
      choice === ''
        ? { type: 'button', text, action_id: id, ...(value && { value }) }
        : { type: 'overflow', action_id: id, options: [option] };
    const block = { type: 'actions', elements: [element], ...(value && { block_id: value }) };
    await this.desk.post(person.id, { text: 'An old card', blocks: [block] });
  }
}

export const LABEL = 'Press me';

export interface Pressable {
  id: string;
  /** Of a menu; empty for a button. */
  choice: string;
  /** Undefined, as no release has written it. */
  about: Record<string, string | number> | undefined;
}

/** Messages, private lines, forms and Home, as this person sees them now. */
function seenBy({ slack }: Desk, person: Person): string[] {
  const views = [...slack.modals(person.id), ...[slack.home(person.id) ?? []].flat()];
  return [
    ...[...person.messages(), ...person.ephemerals()].map(
      (message) => `${message.ts} ${contentOf(message)}`,
    ),
    ...views.map((view) => `${view.id} ${view.hash} ${contentOf({ text: '', ...view.content })}`),
  ];
}
