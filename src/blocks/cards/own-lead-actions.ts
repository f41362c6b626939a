import type { Button, KnownBlock } from '@slack/web-api';
import type { LeadSummary } from '../../routing/model/cards/cards.ts';
import { type Phrase, say } from '../../words/say.ts';
import {
  CLOSE_CHOICES,
  HOME_LEAD,
  LEAD_GIVEBACK,
  LEAD_SNOOZE,
  LEAD_WHY,
  OFFER_UNDO,
} from '../action-ids.ts';
import { actionsAbout, button, menu } from '../elements.ts';
import { leadFirst, leadName, type NamedLead } from '../text.ts';
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
    button({ label: say`Why me?`, action: LEAD_WHY, value }),
    mayUndo ? undoButton(lead, offerId) : giveBackButton(lead),
    menu(HOME_LEAD, [snoozeChoice(snoozed), ...OUTCOMES]),
  );
}

/** In a menu: puts a lead off, or ends that. */
export function snoozeChoice(snoozed: boolean): { label: Phrase; value: string } {
  return snoozed
    ? { label: say`Wake it now`, value: 'wake' }
    : { label: say`Snooze`, value: 'snooze' };
}

export function snoozeButton(lead: LeadSummary): Button {
  return button({
    label: say`Snooze`,
    action: LEAD_SNOOZE,
    value: { lead: lead.leadId },
    spoken: say`Snooze ${leadName(lead, 40)}, asks until when`,
  });
}

/** For two minutes after a claim or a decline. */
export function undoButton(lead: LeadSummary, offerId: string): Button {
  return button({
    label: say`Undo`,
    action: OFFER_UNDO,
    value: { lead: lead.leadId, offer: offerId },
    spoken: say`Undo, for ${leadName(lead, 40)}`,
  });
}

export function giveBackButton(lead: NamedLead & { leadId: string }): Button {
  const name = leadName(lead, 40);
  return button({
    label: say`Give it back`,
    action: LEAD_GIVEBACK,
    value: { lead: lead.leadId },
    spoken: say`Give it back: ${name}`,
    confirm: {
      title: say`Give it back?`,
      text: say`${leadFirst(lead, 40)} goes to the next rep. Your turn stays used.`,
    },
  });
}
