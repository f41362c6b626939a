import { z } from 'zod';
import type { Language, Translation } from './language.ts';

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const text = z.string().regex(/^[^<>&]*$/, 'no <, > and &, which Slack reads as its own');

/** A file of translations: the language, and what it says for each English text. */
const schema = z.object({
  language: z.string().refine(isLanguage, 'a language such as es or pt-BR'),
  /** Of what is counted and of ordinals one text for each form that the language has. */
  texts: z.record(z.string(), z.union([text, z.partialRecord(z.enum(FORMS), text)])),
});

type Forms = Partial<Record<Intl.LDMLPluralRule, Translation>>;

/** Why a file of translations cannot be used; `found` at `path`. */
export interface DictionaryFault {
  path: string;
  expected: string;
}

/**
 * The language that a file of translations speaks. A text that is not in it stays English; the
 * slots of one are named as in English, and come in any order.
 */
export function readDictionary(raw: unknown): Language | { faults: DictionaryFault[] } {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return { faults: parsed.error.issues.map(faultOf) };
  const { language: tag, texts } = parsed.data;
  const known = new Map<string, Translation | Forms>();
  const faults: DictionaryFault[] = [];
  for (const [english, said] of Object.entries(texts)) {
    const { words, names } = takeApart(english);
    const strange = slotsOf(said).find((name) => !names.includes(name));
    if (strange !== undefined) faults.push({ path: english, expected: expectedSlots(names) });
    else known.set(keyOf(words), translationOf(said, names));
  }
  return faults.length > 0 ? { faults } : { tag, translate: (words, form) => look(words, form) };

  function look(words: readonly string[], form?: Intl.LDMLPluralRule): Translation | null {
    const found = known.get(keyOf(words));
    if (found === undefined) return null;
    if ('words' in found) return found;
    return (form && found[form]) ?? found.other ?? null;
  }
}

type Said = z.infer<typeof schema>['texts'][string];

function translationOf(said: Said, names: readonly string[]): Translation | Forms {
  if (typeof said !== 'string') {
    const forms = Object.entries(said).map(([form, one]) => [form, inOrder(one, names)]);
    return Object.fromEntries(forms) as Forms;
  }
  return inOrder(said, names);
}

function inOrder(said: string, of: readonly string[]): Translation {
  const { words, names } = takeApart(said);
  return { words, slots: names.map((name) => of.indexOf(name)) };
}

/** `{by} claimed it.` is the words around a slot, and the slot's name. */
function takeApart(whole: string): { words: string[]; names: string[] } {
  const parts = whole.split(/\{(\w+)\}/);
  return {
    words: parts.filter((_, place) => place % 2 === 0),
    names: parts.filter((_, place) => place % 2 === 1),
  };
}

function slotsOf(said: Said): string[] {
  const all = typeof said === 'string' ? [said] : Object.values(said);
  return all.flatMap((one) => takeApart(one).names);
}

function expectedSlots(names: readonly string[]): string {
  return names.length === 0 ? 'no slot' : `no slots but ${names.map((n) => `{${n}}`).join(', ')}`;
}

/** Slots have no name in the code that runs, so the words between them are what is looked up. */
const keyOf = (words: readonly string[]) => words.join('\0');

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function faultOf({ path, message }: z.core.$ZodIssue): DictionaryFault {
  return { path: path.join('.'), expected: message };
}
