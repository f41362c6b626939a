import { advanceSlas } from '../../../services/advance-slas.ts';
import { claimOffer } from '../../../services/claim-offer.ts';
import { closeLead } from '../../../services/close-lead.ts';
import { closeStaleLeads } from '../../../services/close-stale-leads.ts';
import { deactivateRep } from '../../../services/deactivate-rep.ts';
import { declineOffer } from '../../../services/decline-offer.ts';
import { deliverOutbox } from '../../../services/deliver-outbox.ts';
import { enrichDue } from '../../../services/enrichment/enrich-due.ts';
import { extendOffer } from '../../../services/extend-offer.ts';
import { fetchAnnounced } from '../../../services/fetch-announced.ts';
import { giveBack } from '../../../services/give-back.ts';
import { importLeads } from '../../../services/import/import-leads.ts';
import { intakeDelivery } from '../../../services/intake-delivery.ts';
import { logTouch } from '../../../services/log-touch.ts';
import { mergeLeads } from '../../../services/merge-leads.ts';
import { overrideAssignment } from '../../../services/override-assignment.ts';
import { pauseRouting } from '../../../services/pause-routing.ts';
import { correctQuarantined } from '../../../services/quarantine/correct-quarantined.ts';
import { discardQuarantined } from '../../../services/quarantine/discard-quarantined.ts';
import { releaseQuarantined } from '../../../services/quarantine/release-quarantined.ts';
import { reactivateRep } from '../../../services/reactivate-rep.ts';
import { restoreLead } from '../../../services/restore-lead.ts';
import { routeDue } from '../../../services/route-due.ts';
import { sendTestLead } from '../../../services/send-test-lead.ts';
import { setAvailability } from '../../../services/set-availability.ts';
import { setNotifications } from '../../../services/set-notifications.ts';
import { submitLead } from '../../../services/submit-lead.ts';
import { settleSuggestion } from '../../../services/suggestions/settle-suggestion.ts';
import { takeLead } from '../../../services/take-lead.ts';
import { undoLast } from '../../../services/undo-last.ts';

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
