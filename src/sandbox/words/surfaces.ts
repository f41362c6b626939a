/** What a policy offers where it says nothing else. */
export const CHOICES = 'Choices of the policy';

/** Where people meet the texts of a file; the first that fits. */
const SURFACES: readonly (readonly [surface: string, paths: RegExp])[] = [
  ['Cards', /^src\/blocks\/cards\//],
  ['Home', /^src\/blocks\/home\//],
  [
    'Forms',
    /^src\/blocks\/modals\/|^src\/handlers\/slack\/views\/|^src\/routing\/availability\/typed\//,
  ],
  ['Answers', /^src\/blocks\/answers\/|^src\/handlers\/slack\/(?!commands\/parsing\/)/],
  ['Words that surfaces share', /^src\/(?:blocks|words(?!\/dictionary))\//],
  ['Notices', /^src\/services\/(?:delivery\/senders\/|.*notice)/],
  [
    'What happened and what is planned',
    /^src\/services\/(?:views|look-up|look-ahead|onboarding|suggestions)\/|^src\/services\/cards\/load-reassign-form\.ts$|^src\/services\/(?!workspace\/).*word|\/failure-words\.ts$|^src\/routing\/matching\/words\.ts$/,
  ],
  ['Reasons', /^src\/routing\/(?:model\/reasons\.ts$|explanation\/)/],
  [
    'What a policy says',
    /^src\/routing\/(?:policy\/doc|replay)\/|^src\/services\/(?:policy\/shown\/|workspace\/comparing\/(?:diff-policies|word-value)\.ts$)/,
  ],
  [CHOICES, /^src\/routing\/model\/policy\/(?:policy|governance)\.ts$/],
];

/** Errors come from everywhere. */
export const ERRORS = 'Errors';

export const SURFACE_NAMES = [...SURFACES.map(([surface]) => surface), ERRORS];

export function surfaceOf(path: string): string | null {
  return SURFACES.find(([, paths]) => paths.test(path))?.[0] ?? null;
}
