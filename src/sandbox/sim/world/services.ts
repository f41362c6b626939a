import { advanceSlas } from '../../../services/advance-slas.ts';
import { claimOffer } from '../../../services/claim-offer.ts';
import { closeLead } from '../../../services/close-lead.ts';
import { closeStaleLeads } from '../../../services/close-stale-leads.ts';
import { deactivateRep } from '../../../services/deactivate-rep.ts';
import { declineOffer } from '../../../services/decline-offer.ts';
import { deliverOutbox } from '../../../services/deliver-outbox.ts';
import { extendOffer } from '../../../services/extend-offer.ts';
import { giveBack } from '../../../services/give-back.ts';
import { logTouch } from '../../../services/log-touch.ts';
import { mergeLeads } from '../../../services/merge-leads.ts';
import { overrideAssignment } from '../../../services/override-assignment.ts';
import { pauseRouting } from '../../../services/pause-routing.ts';
import { reactivateRep } from '../../../services/reactivate-rep.ts';
import { restoreLead } from '../../../services/restore-lead.ts';
import { routeDue } from '../../../services/route-due.ts';
import { sendTestLead } from '../../../services/send-test-lead.ts';
import { setAvailability } from '../../../services/set-availability.ts';
import { setNotifications } from '../../../services/set-notifications.ts';
import { submitLead } from '../../../services/submit-lead.ts';
import { takeLead } from '../../../services/take-lead.ts';
import { undoLast } from '../../../services/undo-last.ts';

/** Everything the simulator does to Baton; a test may hand in a broken one and see it caught. */
export const SERVICES = {
  advanceSlas,
  claimOffer,
  closeLead,
  closeStaleLeads,
  deactivateRep,
  declineOffer,
  deliverOutbox,
  extendOffer,
  giveBack,
  logTouch,
  mergeLeads,
  overrideAssignment,
  pauseRouting,
  reactivateRep,
  restoreLead,
  routeDue,
  sendTestLead,
  setAvailability,
  setNotifications,
  submitLead,
  takeLead,
  undoLast,
};

export type Services = typeof SERVICES;
