import type { Slot } from '../../../../words/say.ts';
import type { LeadState } from '../../lead.ts';
import type { Contact, LeadSummary } from '../cards.ts';

/** One line of the full story of a lead, oldest first; `planned` lies ahead. */
export interface StoryLine {
  at: Date;
  text: Slot;
  planned: boolean;
}
export interface StorySection {
  title: Slot;
  lines: Slot[];
}

export interface StoryView {
  lead: LeadSummary;
  /** Null for a terminal. */
  contact: Contact | null;
  state: LeadState;
  /** "Globex went to Ana at 10:00: the rule …" — the answer first. */
  headline: Slot;
  sections: StorySection[];
  timeline: StoryLine[];
  timeZone: string;
}
