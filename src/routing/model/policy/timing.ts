/** When the time to claim begins to count, and when the CRM hears who has a lead. */

/**
 * `assignment`: at once, and anew only where the card comes late. `delivered`: when Slack has
 * confirmed the card. `crm_confirmed`: when the CRM has the owner, written at the offer then.
 */
export const SLA_STARTS = ['assignment', 'delivered', 'crm_confirmed'] as const;
export type SlaStart = (typeof SLA_STARTS)[number];

export const CRM_OWNER_AT = ['claim', 'offer'] as const;

export interface Timing {
  slaStartsAt: SlaStart;
  crmOwnerAt: (typeof CRM_OWNER_AT)[number];
}
export const DEFAULT_TIMING: Timing = { slaStartsAt: 'assignment', crmOwnerAt: 'claim' };

/** A CRM that has not confirmed the owner by then is waited for no longer: the time begins. */
export const CRM_PATIENCE_MS = 60_000;
