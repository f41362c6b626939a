/** Says what one answer of a form is, whichever product the form is of. */
import type { Scalar } from '../../model/lead.ts';

/** What the product says about the kind of field, where that tells what is in it. */
export type AnswerType = 'email' | 'phone' | 'website' | 'consent' | 'country' | 'long_text';

export interface Answer {
  /** The question as it was put; empty where the product sends none. */
  label: string;
  /** The name of the field within the form. */
  key?: string | undefined;
  type?: AnswerType | undefined;
  /** Several choices are one text. */
  value: Scalar;
}

/** One value of the answer, or undefined when it holds nothing that could be written down. */
export function plainAnswer(value: unknown): Scalar | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return undefined;
  const words = value.map(plainAnswer).filter((one) => one !== undefined);
  return words.length === 0 ? undefined : words.map(String).join(', ');
}
