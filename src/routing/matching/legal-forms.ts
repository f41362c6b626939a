/** Lists what companies are called beside their names: legal forms, and words that many share. */

/** In the form in which names are compared: lower case, without dots, single letters joined. */
const TRAILING = `
  inc incorporated corp corporation co company llc lllp llp lp ltd limited plc pllc pc
  pty ltd|pty limited|pty|pte ltd|pte|pvt ltd|pvt|private limited|sdn bhd|bhd
  gmbh|gmbh co kg|gmbh co kgaa|ag co kg|mbh|ggmbh|ag|kg|kgaa|ohg|ug|ug haftungsbeschrankt|ev|eg|gbr|se
  sa|sas|sasu|sarl|eurl|snc|sca|sci|sl|slu|sll|slp|sad|scoop|sociedad limitada|sociedad anonima
  sa de cv|sapi de cv|sapi|srl|srl de cv|srls|spa|sapa|lda|ltda|unipessoal lda|eireli|sgps
  bv|bvba|nv|vof|cv|srl cv|ab|aktiebolag|hb|as|asa|ans|aps|a s|ks|oy|oyj|oü|ou|uab|sia|ehf|hf
  sp z oo|sp zoo|sp k|sp j|spzoo|sro|s ro|spol s ro|as cz|kft|zrt|nyrt|bt|doo|dd|jdoo|ad|ood|eood
  kk|gk|yk|co ltd|pt tbk|tbk|jsc|ojsc|cjsc|pjsc|ooo|oao|zao|pao|llc fz|fze|fzco|fz llc|wll|saoc|qsc
  as sti|ltd sti|anonim sirketi|limited sirketi|holding|holdings
`;

const LEADING = ['the', 'ooo', 'oao', 'zao', 'pao', 'ao', 'pt', 'firma'];

/** Written without a space before or after the name. */
const ATTACHED = [
  '株式会社',
  '有限会社',
  '合同会社',
  '有限公司',
  '股份有限公司',
  '주식회사',
  '(주)',
];

const DIVIDER = /[|\n]/;

function phrases(): string[][] {
  const rows = TRAILING.trim()
    .split(DIVIDER)
    .map((row) => row.trim());
  const [singles = '', ...rest] = rows;
  const all = [...singles.split(' '), ...rest].map((phrase) => phrase.split(' '));
  return all.toSorted((a, b) => b.length - a.length);
}

/** The longest first. */
export const TRAILING_FORMS: readonly (readonly string[])[] = phrases();
export const LEADING_FORMS: ReadonlySet<string> = new Set(LEADING);
export const ATTACHED_FORMS: readonly string[] = ATTACHED;

/** Said by the first word alone they tell no company from another. */
export const CONNECTORS: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'og', 'och']);

/** What half of all companies are called: no two are the same for sharing one of these. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  `academy advisors agency alliance america american analytics asia associates atlantic auto bank
  banking beauty bio biotech brands build building business capital care center central centre
  city clinic cloud club college commerce communication communications company computer
  connect construction consult consultancy consultants consulting contact corporate creative credit
  data design development digital direct east education electric electronics energy engineering
  enterprise enterprises euro europe european events express fashion finance financial first fitness
  food foods foundation general global green group gruppe grupo health healthcare holding holdings
  home hosting hotel hotels house industrial industries industry info information innovation
  institute insurance international invest investment investments jobs legal leisure life lifestyle
  limited living logistics mail management manufacturing marine market marketing media medical
  metal mobile motors national network networks news north office online organic partner partners
  pharma photo planet plus power premium print pro production productions products professional
  project projects property real realty restaurant retail school science security sales service
  services shop smart social software solar solution solutions source south sport sports star
  store studio studios supply support system systems team tech technologies technology telecom
  texas the total trade trading training transport travel union united universal university urban
  ventures web west wine work works world worldwide`.split(/\s+/),
);

/** What people write where a form insists on a company. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'company',
  'demo',
  'example',
  'freelance',
  'freelancer',
  'individual',
  'my company',
  'na',
  'no company',
  'none',
  'personal',
  'private',
  'privat',
  'self',
  'self employed',
  'selfemployed',
  'student',
  'test',
  'test company',
  'unemployed',
  'unknown',
]);
