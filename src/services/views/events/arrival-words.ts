/** Says in words how a lead came in, what was found out about it, and whose it may be. */

import { failureWords } from '../../../routing/enrichment/failure-words.ts';
import { lostWords } from '../../../routing/model/workspace/lost-words.ts';
import { SLACK_SOURCE } from '../../../routing/model/workspace/own-sources.ts';
import { productName } from '../../../routing/model/workspace/products.ts';
import { chained, listed } from '../../../words/lists.ts';
import { type Slot, say } from '../../../words/say.ts';
import type { EventWords } from './told.ts';

export const ARRIVALS: EventWords = {
  'lead.received': ({ data, by, source }) =>
    data.source === SLACK_SOURCE.id ? say`Added by ${by}.` : say`Received from ${source}.`,
  'lead.announced': ({ source }) => say`Announced by ${source}; it is asked for.`,
  'lead.fetched': ({ system }) => say`Fetched from ${productName(system)}.`,
  'lead.fetch_failed': ({ system, why }) =>
    say`Asked for at ${productName(system)} in vain: ${lostWords(why)}.`,
  'lead.repeated': () => say`The same person asked again.`,
  'lead.enriched': ({ providers, set_aside: unusable }) =>
    unusable
      ? say`Looked up at ${providers}; not usable: ${unusable}.`
      : say`Looked up at ${providers}.`,
  'lead.enrichment_failed': ({ providers, until, data }) => {
    const failed = listed(providers.split(', ').map(failedAt));
    return data.until
      ? say`Could not be looked up (${failed}), again at ${until}.`
      : say`Could not be looked up (${failed}).`;
  },
};

/** `clearbit: timeout` */
function failedAt(failure: string): Slot {
  const [provider = '', why = ''] = failure.split(': ');
  return say`${provider}: ${failureWords(why)}`;
}

export const DOUBTS: EventWords = {
  'lead.quarantined': () => say`Put in quarantine.`,
  'lead.cleared': ({ by }) => say`${by} released it from quarantine.`,
  'lead.corrected': ({ by, fields }) => say`${by} corrected ${chained(fields.split(','), ', ')}.`,
  'lead.review_due': () => say`Still in quarantine: told the managers.`,
  'lead.quarantine_paged': () => say`Too long in quarantine: paged.`,
  'lead.merged': ({ by, from, into, why }) => {
    switch (why) {
      case 'mailbox':
        return say`${by} merged ${from} into ${into}: the same mailbox, written otherwise.`;
      case 'phone_and_name':
        return say`${by} merged ${from} into ${into}: the same phone number and name.`;
      default:
        return say`${by} merged ${from} into ${into}.`;
    }
  },
  'lead.twin_suggested': ({ target }) =>
    say`It may be from the person of ${target}; the managers are asked.`,
  'lead.kept_apart': ({ by, target }) => say`${by} said that ${target} is from somebody else.`,
  'account.suggested': ({ account }) =>
    say`It may be the account ${account}; the managers are asked.`,
  'account.linked': ({ by, account }) => say`${by} said that it is the account ${account}.`,
  'account.kept_apart': ({ by, account }) => say`${by} said that it is not the account ${account}.`,
  'suggestion.outdated': () => say`Whether it is the same as another one does not matter any more.`,
};
