import { z } from 'zod';

const share = z.number().min(0).max(1);
const words = z.array(z.string().trim().min(1).max(60)).min(1).max(100);
const worded = z.strictObject({ words, value: share });
const country = z.string().regex(/^[A-Z]{2}$/, 'expected a country code such as "ES"');
const MOST_ROWS = 50;

const placeSchema = z
  .strictObject({
    countries: z.array(country).min(1).optional(),
    /** Ids of territories, or any at all. */
    territories: z.union([z.literal('any'), z.array(z.string()).min(1)]).optional(),
    value: share,
  })
  .refine(
    ({ countries, territories }) => (countries === undefined) !== (territories === undefined),
    'expected either countries or territories',
  );

const DEFAULT_SIZES = [
  { from: 1000, value: 1 },
  { from: 200, value: 0.8 },
  { from: 50, value: 0.6 },
  { from: 10, value: 0.4 },
  { from: 0, value: 0.2 },
];
const DEFAULT_INDUSTRIES = [
  { words: ['fintech', 'software', 'saas', 'financ', 'bank', 'insur', 'technolog'], value: 1 },
  { words: ['health', 'manufactur', 'logistic', 'retail', 'telecom', 'energy'], value: 0.7 },
  { words: ['educat', 'non profit', 'nonprofit', 'government', 'student'], value: 0.3 },
];
const DEFAULT_TITLES = [
  { words: ['intern', 'student', 'assistant', 'trainee'], value: 0.1 },
  { words: ['vp', 'vice president', 'head', 'director', 'svp', 'evp'], value: 0.85 },
  { words: ['chief', 'ceo', 'cto', 'cfo', 'coo', 'cio', 'ciso', 'cmo', 'cro'], value: 1 },
  { words: ['founder', 'co founder', 'owner', 'president', 'partner'], value: 1 },
  { words: ['manager', 'lead', 'principal', 'senior'], value: 0.6 },
];

/** The ideal customer: what each thing known of a lead counts, 0..1; the first row that matches. */
export const icpSchema = z.strictObject({
  /** By employees, the largest first. */
  sizes: z
    .array(z.strictObject({ from: z.int().min(0), value: share }))
    .min(1)
    .max(MOST_ROWS)
    .default(DEFAULT_SIZES),
  /** A word matches where a word of the text begins with it. */
  industries: z.array(worded).max(MOST_ROWS).default(DEFAULT_INDUSTRIES),
  places: z
    .array(placeSchema)
    .max(MOST_ROWS)
    .default([{ territories: 'any', value: 1 }]),
  titles: z.array(worded).max(MOST_ROWS).default(DEFAULT_TITLES),
  /** How much each part counts beside the others; they need not sum to 1. */
  weights: z
    .strictObject({
      size: share.default(0.4),
      industry: share.default(0.25),
      place: share.default(0.15),
      title: share.default(0.2),
    })
    .refine((all) => Object.values(all).some((one) => one > 0), 'expected a weight above 0')
    .prefault({}),
  /** What counts where something is known and no row matches. */
  other: z
    .strictObject({
      size: share.default(0.2),
      industry: share.default(0.5),
      place: share.default(0.5),
      title: share.default(0.4),
    })
    .prefault({}),
});
export type Icp = z.infer<typeof icpSchema>;

export const DEFAULT_ICP: Icp = icpSchema.parse({});
