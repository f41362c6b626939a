import type { Button, KnownBlock } from '@slack/web-api';
import type { LeadSummary } from '../../routing/model/cards/cards.ts';
import {
  CLOSE_CHOICES,
  HOME_LEAD,
  LEAD_GIVEBACK,
  LEAD_SNOOZE,
  LEAD_WHY,
  OFFER_UNDO,
} from '../action-ids.ts';
import { actionsAbout, button, menu } from '../elements.ts';
import { leadName } from '../text.ts';
import { OUTCOME_WORDS } from '../words.ts';

const OUTCOMES = CLOSE_CHOICES.map((value) => ({ label: OUTCOME_WORDS[value], value }));

/**
 * What an owner may do with a lead. Claim's place goes to Why me?, which changes nothing when a
 * double click lands on it; Undo leaves its own place to Give it back.
 */
export function ownLeadActions(
  lead: LeadSummary,
  { offerId, mayUndo, snoozed }: { offerId: string; mayUndo: boolean; snoozed: boolean },
): KnownBlock {
  const value = { lead: lead.leadId };
  return actionsAbout(
    value,
    button({ label: 'Why me?', action: LEAD_WHY, value }),
    mayUndo ? undoButton(lead, offerId) : giveBackButton(lead),
    menu(HOME_LEAD, [snoozeChoice(snoozed), ...OUTCOMES]),
  );
}

/** In a menu: puts a lead off, or ends that. */
export function snoozeChoice(snoozed: boolean): { label: string; value: string } {
  return snoozed ? { label: 'Wake it now', value: 'wake' } : { label: 'Snooze', value: 'snooze' };
}

export function snoozeButton(lead: LeadSummary): Button {
  return button({
    label: 'Snooze',
    action: LEAD_SNOOZE,
    value: { lead: lead.leadId },
    spoken: `Snooze ${leadName(lead, 40)}, asks until when`,
  });
}

/** For two minutes after a claim or a decline. */
export function undoButton(lead: LeadSummary, offerId: string): Button {
  return button({
    label: 'Undo',
    action: OFFER_UNDO,
    value: { lead: lead.leadId, offer: offerId },
    spoken: `Undo, for ${leadName(lead, 40)}`,
  });
}

function giveBackButton(lead: LeadSummary): Button {
  const name = leadName(lead, 40);
  return button({
    label: 'Give it back',
    action: LEAD_GIVEBACK,
    value: { lead: lead.leadId },
    spoken: `Give it back: ${name}`,
    confirm: {
      title: 'Give it back?',
      text: `${name} goes to the next rep. Your turn stays used.`,
    },
  });
}
