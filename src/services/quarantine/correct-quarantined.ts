/**
 * Mends what a lead in quarantine says and releases it; it may turn out to be from somebody who
 * has a living lead, and then it is that lead.
 */

import { holdPerson, lockLivingLead } from '../../db/intake/intake-store.ts';
import { findLead, type LeadRecord, updateLead } from '../../db/leads/lead-store.ts';
import { AppError } from '../../errors.ts';
import {
  type CorrectionFault,
  correctSubmission,
} from '../../routing/intake/correct-submission.ts';
import { companyLabel, searchTextOf } from '../../routing/intake/label-lead.ts';
import { identifyPerson, personName } from '../../routing/intake/person/identify-person.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { Fault, Submission } from '../../routing/model/lead.ts';
import type { CorrectableField, Corrections } from '../../routing/model/quarantine.ts';
import type { Context } from '../context.ts';
import { LIVING_MS } from '../steps/intake/take-touch.ts';
import { mergeInto } from '../steps/merge/merge-into.ts';
import { holderOf } from '../steps/offer/answer-offer.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { type Cleared, clearLead } from '../steps/quarantine/clear-lead.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { lockQuarantined, type NotQuarantined } from './outcomes.ts';

export type CorrectOutcome =
  | ({
      outcome: 'corrected';
      leadId: string;
      company: string;
      changed: CorrectableField[];
    } & Cleared)
  /** Its person has a living lead, which goes on with what this one says. */
  | {
      outcome: 'merged';
      leadId: string;
      company: string;
      changed: CorrectableField[];
      rep: Asked | null;
    }
  | { outcome: 'invalid'; faults: CorrectionFault[] }
  | { outcome: 'nothing_changed' }
  | NotQuarantined
  | Refusal;

export interface Correction {
  leadId: string;
  /** Fields that are left out stay as they are. */
  corrections: Corrections;
  actor: Actor;
}

export async function correctQuarantined(ctx: Context, input: Correction): Promise<CorrectOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    if (!hasRole(performer.role, 'manager')) return refuse(step.tx, 'manager');
    const known = await findLead(step.tx, input.leadId);
    const planned = known && correctSubmission(known.submission, input.corrections, step.now);
    // The person before the lead, as when somebody writes in: one living lead for each.
    const key = planned && 'submission' in planned ? await lockWhoItIs(step, planned) : null;
    const found = await lockQuarantined(step, input.leadId);
    if (found.outcome !== 'waits') return found;
    const mended = correctSubmission(found.lead.submission, input.corrections, step.now);
    if ('faults' in mended) return { outcome: 'invalid', faults: mended.faults };
    if (mended.changed.length === 0) return { outcome: 'nothing_changed' };
    return correct(step, found.lead, { ...mended, key });
  });
}

interface Mended {
  submission: Submission;
  changed: CorrectableField[];
}

/** The key under which the person is held from now on. */
async function lockWhoItIs({ ctx, tx, now }: Step, { submission }: Mended): Promise<string | null> {
  const { personKey: key, email, phone } = identifyPerson(submission);
  if (key === null) return null;
  const name = personName(submission.person) || null;
  await holdPerson(ctx.db, tx, { key, id: ctx.newId('per'), email, phone, name, createdAt: now });
  return key;
}

async function correct(
  step: Step,
  lead: LeadRecord,
  { submission, changed, key }: Mended & { key: string | null },
): Promise<CorrectOutcome> {
  const identity = identifyPerson(submission);
  if (key === null || key !== identity.personKey) {
    const message = `${lead.id} was changed meanwhile; the correction is tried again.`;
    throw new AppError('conflict.crowded', message, { retryable: true });
  }
  const living = key === lead.personKey ? null : await findLiving(step, key, lead);
  const mended = await updateLead(step.tx, lead.id, {
    personKey: key,
    accountKey: identity.accountKey,
    submission,
    faults: lead.faults.filter((one) => !isMended(one, changed)),
    company: companyLabel(submission, identity),
    searchText: searchTextOf(lead.id, submission, identity),
    activeAt: step.now,
  });
  await audit(step, {
    action: 'lead.corrected',
    subject: lead.id,
    leadId: lead.id,
    data: { fields: changed.join(',') },
  });
  if (living) return joinLiving(step, { from: mended, into: living, changed });
  const { id: leadId, company } = mended;
  return { outcome: 'corrected', leadId, company, changed, ...(await clearLead(step, mended)) };
}

/** Who it is from is known by now, and what was mended is no fault any more. */
function isMended({ pointer, code }: Fault, changed: CorrectableField[]): boolean {
  const path = pointer.slice(1).replaceAll('/', '.');
  return code === 'person.unidentified' || changed.some((field) => field === path);
}

function findLiving({ ctx, tx, now }: Step, personKey: string, { test }: LeadRecord) {
  const touchedSince = new Date(now.getTime() - LIVING_MS);
  return lockLivingLead(ctx.db, tx, { personKey, test, touchedSince });
}

async function joinLiving(
  step: Step,
  { from, into, changed }: { from: LeadRecord; into: LeadRecord; changed: CorrectableField[] },
): Promise<CorrectOutcome> {
  const { id: leadId, company } = await mergeInto(step, { from, into });
  const holder = await holderOf(step.tx, into);
  if (holder) {
    const payload = { leadId, wrote: 0 };
    await promise(step, { destination: 'slack', kind: 'repeat_notice', leadId, payload });
  }
  return { outcome: 'merged', leadId, company, changed, rep: holder?.name ?? null };
}
