import type { DeedCard } from '../../../routing/model/cards/deed-card.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { DEED_ALLOW, DEED_REFUSE, LEAD_SHOW } from '../../action-ids.ts';
import {
  actions,
  button,
  context,
  header,
  type Rendered,
  rendered,
  section,
} from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import {
  cut,
  dotted,
  leadName,
  lined,
  mrkdwn,
  personBeside,
  type SafeText,
  spaced,
} from '../../text.ts';
import { slackTime } from '../../time.ts';

/** Somebody may not do it and asks: exactly what would be done, and in whose name. */
export function deedCard(card: DeedCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  const asker = cut(card.asker.name, SHOWN.person);
  if (card.state !== 'open') return settled(card, reader);
  const title = say`${asker} asks you: ${leadName(card)}`;
  const command = cut(card.command, SHOWN.command);
  const until = slackTime(card.expiresAt, reader);
  return rendered(
    mrkdwn`${asker} asks you to allow “${command}” (${leadName(card)}). Allow or Not now?`,
    [
      header(title),
      section(lined(mrkdwn`> ${command}`, dotted(mrkdwn`*${leadName(card)}*`, personBeside(card)))),
      context(mrkdwn`It is done in your name, and the record names you both. Good until ${until}.`),
      actions(...buttons(card)),
    ],
  );
}

function buttons(card: DeedCard) {
  const value = { lead: card.leadId, deed: card.deedId };
  const spoken = leadName(card, 40);
  return [
    button({ label: say`Allow`, action: DEED_ALLOW, value, spoken: say`Allow: ${spoken}` }),
    button({ label: say`Not now`, action: DEED_REFUSE, value, spoken: say`Not now: ${spoken}` }),
    button({ label: say`Show the lead`, action: LEAD_SHOW, value: { lead: card.leadId } }),
  ];
}

const TITLES = {
  under_way: say`Allowed`,
  done: say`Allowed`,
  found_done: say`Allowed`,
  undone: say`Not done`,
  refused: say`Not now`,
  expired: say`Too late`,
} as const;

function settled(card: DeedCard, reader: Reader): Rendered {
  const title = say`${TITLES[card.state === 'open' ? 'done' : card.state]}: ${leadName(card)}`;
  const line = settledLine(card, reader);
  return rendered(spaced(mrkdwn`${title}.`, line), [header(title), section(line)]);
}

function settledLine(card: DeedCard, reader: Reader): SafeText {
  const asker = cut(card.asker.name, SHOWN.person);
  const at = slackTime(card.since, reader);
  const command = mrkdwn`“${cut(card.command, SHOWN.command)}”`;
  if (card.state === 'refused') return mrkdwn`At ${at} you said not now to ${asker}: ${command}.`;
  if (card.state === 'expired') return mrkdwn`What ${asker} asked ended at ${at}: ${command}.`;
  const allowed = mrkdwn`At ${at} you allowed ${asker}: ${command}.`;
  if (card.state !== 'undone') return allowed;
  return spaced(allowed, mrkdwn`I was stopped on the way, and nothing was changed.`);
}
