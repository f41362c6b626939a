import type { Card } from '../routing/model/cards/cards.ts';
import { callCard } from './cards/asking/call-card.ts';
import { deedCard } from './cards/asking/deed-card.ts';
import { joinCard } from './cards/asking/join-card.ts';
import { bundleCard } from './cards/bundle-card.ts';
import { morningCard } from './cards/day/morning-card.ts';
import { teamWeekCard } from './cards/day/team-week-card.ts';
import { weekCard } from './cards/day/week-card.ts';
import { escalationCard } from './cards/escalation/escalation-card.ts';
import { escalationReply } from './cards/escalation/escalation-reply.ts';
import { escalationStorm } from './cards/escalation/escalation-storm.ts';
import { noticeCard } from './cards/notice-card.ts';
import { offerCard } from './cards/offer-card.ts';
import { proposalCard } from './cards/policy/proposal-card.ts';
import { quarantineCard } from './cards/quarantine-card.ts';
import { quarantineDigest } from './cards/quarantine-digest.ts';
import { reminderCard } from './cards/reminder-card.ts';
import { channelHelloCard, channelLostCard } from './cards/set-up/channel-cards.ts';
import { greetingCard } from './cards/set-up/greeting-card.ts';
import { setUpCard } from './cards/set-up/set-up-card.ts';
import { suggestionCard } from './cards/suggestion-card.ts';
import { touchReminderCard } from './cards/touch-reminder-card.ts';
import { snoozeOverCard } from './cards/working/snooze-over-card.ts';
import type { Rendered } from './elements.ts';

/** Any card as a Slack message. `now` only tells which times need their day printed. */
export function renderCard(card: Card, now: Date): Rendered {
  switch (card.kind) {
    case 'offer':
      return offerCard(card, now);
    case 'call':
      return callCard(card, now);
    case 'reminder':
      return reminderCard(card, now);
    case 'bundle':
      return bundleCard(card, now);
    case 'touch_reminder':
      return touchReminderCard(card, now);
    case 'morning':
      return morningCard(card, now);
    case 'week':
      return weekCard(card);
    case 'team_week':
      return teamWeekCard(card);
    case 'snooze_over':
      return snoozeOverCard(card, now);
    case 'escalation':
      return escalationCard(card, now);
    case 'escalation_reply':
      return escalationReply(card, now);
    case 'escalation_storm':
      return escalationStorm(card, now);
    case 'suggestion':
      return suggestionCard(card, now);
    case 'quarantine':
      return quarantineCard(card, now);
    case 'quarantine_digest':
      return quarantineDigest(card, now);
    case 'proposal':
      return proposalCard(card, now);
    case 'set_up':
      return setUpCard(card, now);
    case 'greeting':
      return greetingCard(card);
    case 'channel_hello':
      return channelHelloCard(card);
    case 'channel_lost':
      return channelLostCard(card);
    case 'deed':
      return deedCard(card, now);
    case 'join':
      return joinCard(card);
    default:
      return noticeCard(card);
  }
}
