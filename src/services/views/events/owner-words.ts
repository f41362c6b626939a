/** Says in words whose a lead became, and by whose word. */
import { say } from '../../../words/say.ts';
import type { EventWords } from './told.ts';

export const OWNERS: EventWords = {
  'lead.claimed': ({ rep, isOwn, isHost }) => {
    if (isHost) return say`It is with ${rep}, who hosts the meeting.`;
    return isOwn ? say`${rep} claimed it.` : say`It is with ${rep}, without a claim.`;
  },
  'lead.claim_undone': ({ rep }) => say`${rep} took the claim back.`,
  'lead.given_back': ({ by, rep, isOwn }) =>
    isOwn ? say`${rep} gave it back.` : say`${by} took it from ${rep}, as given back.`,
  'lead.released': ({ rep }) => say`Taken from ${rep}, who is gone.`,
  'lead.returned': ({ rep }) => say`It is with ${rep} again.`,
  'lead.resumed': () => say`Work on it goes on where it was.`,
  'lead.covered': ({ rep }) => say`${rep} has it now, as the cover.`,
  'lead.overridden': ({ by, rep, isOwn, note }) => {
    if (isOwn) return say`${by} took it.`;
    return note ? say`${by} gave it to ${rep}: “${note}”.` : say`${by} gave it to ${rep}.`;
  },
  'lead.override_undone': ({ by, to }) =>
    to
      ? say`${by} took the change of owner back.`
      : say`${by} took the change of owner back, and nobody had it before.`,
  'lead.rerouted': ({ by, rep, data, note }) => {
    if (!data.rep) return note ? say`${by} sent it on: “${note}”.` : say`${by} sent it on.`;
    return note
      ? say`${by} sent it on from ${rep}: “${note}”.`
      : say`${by} sent it on from ${rep}.`;
  },
};

export const DEEDS: EventWords = {
  'deed.asked': ({ by, rep }) => say`${by} asked ${rep} to allow a deed.`,
  'deed.allowed': ({ by }) => say`${by} allowed what was asked for.`,
  'deed.refused': ({ by }) => say`${by} said not now to what was asked for.`,
  'deed.done': () => say`What was allowed is done.`,
  'deed.failed': () => say`What was allowed could not be finished.`,
};
