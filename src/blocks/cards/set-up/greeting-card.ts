import type { GreetingCard } from '../../../routing/model/cards/set-up-cards.ts';
import { say } from '../../../words/say.ts';
import { HOURS_OPEN, LEAD_TEST, NOTIFICATIONS_SET } from '../../action-ids.ts';
import {
  actions,
  button,
  context,
  header,
  type Rendered,
  rendered,
  row,
  section,
} from '../../elements.ts';
import { cut, joined, mrkdwn, type SafeText } from '../../text.ts';

const MOST_POOLS = 3;

/** The first message to a rep: what comes here, what is known of them, what to try. */
export function greetingCard(card: GreetingCard): Rendered {
  const { repId, hours } = card;
  const change = { action: HOURS_OPEN, value: { rep: repId } };
  const label = hours === null ? say`Set my hours` : say`Change`;
  return rendered(
    mrkdwn`Leads for you will arrive here. ${whyWords(card)} Send a test lead or see Notifications.`,
    [
      header(say`Leads for you will arrive here`),
      section(
        mrkdwn`${whyWords(card)} When a lead is yours I send it here; you *Claim* or *Decline*. No answer in time, and it goes to the next rep.`,
      ),
      row(hoursLine(card), button({ ...change, label })),
      actions(
        button({ label: say`Send a test lead`, action: LEAD_TEST, primary: true }),
        button({ label: say`Notifications`, action: NOTIFICATIONS_SET }),
      ),
      context(
        mrkdwn`I only read buttons and commands, not replies. Going out? Press Set Away in my Home tab or type /routing away.`,
      ),
    ],
  );
}

function whyWords({ by, pools }: GreetingCard): SafeText {
  const rest = pools.length - MOST_POOLS;
  const named = pools.slice(0, MOST_POOLS).map((pool) => mrkdwn`*${cut(pool, 60)}*`);
  const more = rest > 0 ? mrkdwn` and ${rest} more` : mrkdwn``;
  const where = mrkdwn`${joined(named, ', ')}${more}`;
  if (pools.length === 0) return mrkdwn`You get leads from now on.`;
  return by ? mrkdwn`${cut(by, 80)} added you to ${where}.` : mrkdwn`You are in ${where} now.`;
}

function hoursLine({ hours, timeZone, zoneFrom }: GreetingCard): SafeText {
  if (hours !== null) return mrkdwn`*Your hours:* ${cut(hours, 300)}, ${timeZone}`;
  const zone = zoneFrom === 'slack' ? mrkdwn` Your Slack profile says ${timeZone}.` : mrkdwn``;
  return mrkdwn`*Your hours* are not set, so leads come at any time.${zone}`;
}
