import { closeLead } from '../../../services/closing/close-lead.ts';
import { closeStaleLeads } from '../../../services/closing/close-stale-leads.ts';
import { mergeLeads } from '../../../services/closing/merge-leads.ts';
import { restoreLead } from '../../../services/closing/restore-lead.ts';
import { deliverOutbox } from '../../../services/delivery/deliver-outbox.ts';
import { enrichDue } from '../../../services/enrichment/enrich-due.ts';
import { fetchAnnounced } from '../../../services/fetching/fetch-announced.ts';
import { importLeads } from '../../../services/import/import-leads.ts';
import { intakeDelivery } from '../../../services/intake/intake-delivery.ts';
import { submitLead } from '../../../services/intake/submit-lead.ts';
import { claimOffer } from '../../../services/offer/claim-offer.ts';
import { declineOffer } from '../../../services/offer/decline-offer.ts';
import { extendOffer } from '../../../services/offer/extend-offer.ts';
import { giveBack } from '../../../services/ownership/give-back.ts';
import { logTouch } from '../../../services/ownership/log-touch.ts';
import { overrideAssignment } from '../../../services/ownership/override-assignment.ts';
import { takeLead } from '../../../services/ownership/take-lead.ts';
import { undoLast } from '../../../services/ownership/undo-last.ts';
import { deactivateRep } from '../../../services/people/deactivate-rep.ts';
import { reactivateRep } from '../../../services/people/reactivate-rep.ts';
import { sendTestLead } from '../../../services/people/send-test-lead.ts';
import { setAvailability } from '../../../services/people/set-availability.ts';
import { setNotifications } from '../../../services/people/set-notifications.ts';
import { pauseRouting } from '../../../services/placing/pause-routing.ts';
import { routeDue } from '../../../services/placing/route-due.ts';
import { correctQuarantined } from '../../../services/quarantine/correct-quarantined.ts';
import { discardQuarantined } from '../../../services/quarantine/discard-quarantined.ts';
import { releaseQuarantined } from '../../../services/quarantine/release-quarantined.ts';
import { advanceSlas } from '../../../services/sla/advance-slas.ts';
import { settleSuggestion } from '../../../services/suggestions/settle-suggestion.ts';

/** Everything the simulator does to Baton; a test may hand in a broken one and see it caught. */
export const SERVICES = {
  advanceSlas,
  claimOffer,
  closeLead,
  closeStaleLeads,
  correctQuarantined,
  deactivateRep,
  declineOffer,
  deliverOutbox,
  discardQuarantined,
  enrichDue,
  extendOffer,
  fetchAnnounced,
  giveBack,
  importLeads,
  intakeDelivery,
  logTouch,
  mergeLeads,
  overrideAssignment,
  pauseRouting,
  reactivateRep,
  releaseQuarantined,
  restoreLead,
  routeDue,
  sendTestLead,
  setAvailability,
  setNotifications,
  settleSuggestion,
  submitLead,
  takeLead,
  undoLast,
};

export type Services = typeof SERVICES;
