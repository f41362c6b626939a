import { openNewLead } from '../../new-lead.ts';
import type { Verb } from '../command.ts';

/** `/lead new`: the form is the answer. */
export const add: Verb = async ({ person, open }) => {
  await openNewLead({ ...person, open }, {});
  return null;
};
