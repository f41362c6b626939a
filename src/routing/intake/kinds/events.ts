/** Says which of a product's events make leads: by themselves, or when a source lists them. */
import type { ProviderKind, Source } from '../../model/workspace/source.ts';

interface Events {
  usual: readonly string[];
  /** Those that a source may list beside the usual ones. */
  more: readonly string[];
}

export const KIND_EVENTS: Record<ProviderKind, Events> = {
  typeform: { usual: ['form_response'], more: ['form_response_partial'] },
  tally: { usual: ['FORM_RESPONSE'], more: [] },
  webflow: { usual: ['form_submission'], more: [] },
  calendly: { usual: ['invitee.created', 'invitee.canceled', 'invitee_no_show.created'], more: [] },
  intercom: {
    usual: [
      'contact.created',
      'contact.user.created',
      'contact.lead.created',
      'contact.lead.signed_up',
      'contact.lead.added_email',
      'user.created',
      'conversation.user.created',
    ],
    more: ['contact.email.updated', 'contact.user.updated', 'contact.lead.updated'],
  },
  google_ads: { usual: ['lead'], more: [] },
  meta: { usual: ['leadgen'], more: [] },
  hubspot: {
    usual: ['contact.creation'],
    more: ['contact.propertyChange', 'contact.restore', 'contact.merge'],
  },
  pipedrive: {
    usual: ['person.create', 'lead.create', 'deal.create'],
    more: ['person.change', 'lead.change', 'deal.change'],
  },
};

/** Whether that event makes a lead of this kind, as its source says, else as is usual. */
export function isWanted(
  kind: ProviderKind,
  event: string | undefined,
  { events }: Pick<Source, 'events'>,
): boolean {
  return event !== undefined && (events ?? KIND_EVENTS[kind].usual).includes(event);
}

export function knownEvents(kind: ProviderKind): string[] {
  const { usual, more } = KIND_EVENTS[kind];
  return [...usual, ...more];
}
