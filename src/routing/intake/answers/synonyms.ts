/** Knows the words in which forms ask for the fields of a lead. One table for all products. */
import * as read from './read-value.ts';

export interface Synonyms {
  /** A path such as `person.email`. */
  field: string;
  /** The whole question, folded, is that. */
  exact: RegExp;
  reads: read.ReadValue;
  /** The question speaks of it: taken when the answer fits as well. */
  within?: RegExp;
  fits?: read.ReadValue;
}

const COMPANY = '(company|organi[sz]ation|business|employer|firm)';
const MINE = '(work|business|company|corporate|professional|office|contact|user|best|direct)';

export const SYNONYMS: readonly Synonyms[] = [
  {
    field: 'person.email',
    exact: whole(
      `(${MINE} )?(e ?mail|mail)( (address|adresse|id))?`,
      'correo( electronico)?',
      'courriel',
    ),
    reads: read.asText,
    within: /\be ?mail\b|\bcorreo\b/,
    fits: read.asEmail,
  },
  {
    field: 'person.first_name',
    exact: whole('(contact )?(first|given|fore) ?name', 'vorname', 'prenom'),
    reads: read.asLine,
  },
  {
    field: 'person.last_name',
    exact: whole('(contact )?(last|family|sur) ?name', 'nachname', 'familienname', 'apellidos?'),
    reads: read.asLine,
  },
  {
    field: 'person.name',
    exact: whole(
      '(full|contact|complete|lead) ?name',
      'name',
      '(first|name) and (last name|surname)',
    ),
    reads: read.asLine,
  },
  {
    field: 'person.phone',
    exact: whole(
      `((${MINE}|mobile|cell|user) )?((tele)?phone|mobile|cell|tel|whats ?app)( (number|no|nr))?`,
      'telefon(nummer|o)?',
      'handy(nummer)?',
      'movil',
    ),
    reads: read.asText,
    within: /\b(phone|mobile|whats ?app)\b/,
    fits: read.asPhone,
  },
  {
    field: 'person.title',
    exact: whole(
      '(job|work|position)? ?(title|role|position|function)',
      'job',
      'cargo',
      'funktion',
    ),
    reads: read.asTitle,
    within: /\bjob (title|role)\b|\brole (at|in)\b/,
  },
  {
    field: 'company.name',
    exact: whole(
      `${COMPANY}(( (or|and))? ${COMPANY})?( name)?`,
      `name of (your |the )?${COMPANY}`,
      `(what|which) ${COMPANY} do you work (for|at|in)`,
      'where do you work',
      'firma',
      'unternehmen',
      'empresa',
      'entreprise',
      'societe',
    ),
    reads: read.asLine,
  },
  {
    field: 'company.domain',
    exact: whole(
      `(${COMPANY} |corporate )?(web ?site|web ?page|home ?page|url|domain|site)( (url|address|domain|name))?`,
      'webseite',
      'sitio web',
      'site web',
    ),
    reads: read.asDomain,
    within: new RegExp(`\\b${COMPANY} (web ?site|domain|url)\\b`),
  },
  {
    field: 'company.employees',
    exact: whole(
      'employees',
      'headcount',
      'mitarbeiter',
      'empleados',
      'employee (count|range|size)',
    ),
    reads: read.asCount,
    within: new RegExp(
      `\\b(employees|head ?count|mitarbeiter|empleados|how many people|(${COMPANY}|team) size|` +
        `(size of|how (big|large) is) (your |the )?(${COMPANY}|team))\\b`,
    ),
  },
  {
    field: 'company.industry',
    exact: whole(`(${COMPANY} )?(industry|sector|branche)( (sector|vertical))?`),
    reads: read.asLine,
  },
  {
    field: 'company.country',
    exact: whole(
      `((${COMPANY}|home|work) )?country( (code|region|or region|of residence))?`,
      'land',
      'pais',
      'pays',
    ),
    reads: read.asCountry,
    within: /\bcountry\b|\bwhere are you (based|located)\b/,
  },
  {
    field: 'company.region',
    exact: whole(
      '(state|region|province|county|bundesland)( (or )?(state|region|province|county))?',
    ),
    reads: read.asLine,
  },
  {
    field: 'company.postal_code',
    exact: whole(
      '(postal|post|zip)( ?code)?',
      'zip postal code',
      'postal zip code',
      'plz',
      'postleitzahl',
      'codigo postal',
    ),
    reads: read.asLine,
  },
  {
    field: 'request.budget',
    exact: whole('(monthly |annual |yearly |project |estimated )*budget( range)?'),
    reads: read.asAmount,
    within: /\bbudget\b/,
  },
  {
    field: 'request.timeline',
    exact: whole('timing', 'time ?line', 'time ?frame', 'start date'),
    reads: read.asLine,
    within: /\btime ?(line|frame)\b|^how soon\b|^when (do|would|are|will) (you|we)\b/,
  },
  {
    field: 'request.message',
    exact: whole(
      '(message|comments?|notes?|nachricht|mensaje|description|details|inquiry|enquiry|questions?)',
      'additional (info|information|comments|details|notes)',
    ),
    reads: read.asText,
    within:
      /\b(message|comments|(how|what) can we (help|do)|anything else|tell us more|prepare for|brings you)\b/,
  },
  {
    field: 'request.product',
    exact: whole('(products?|services?)( (of )?interest)?', '(product|service) interested in'),
    reads: read.asLine,
    within: /\b(which|what) (product|service)\b|\binterested in\b/,
  },
  {
    field: 'consent',
    exact: whole('(marketing )?consent', 'gdpr', 'opt in', 'privacy( policy)?', 'datenschutz'),
    reads: read.asConsent,
    within: /\b(consent|gdpr|opt in|privacy policy|datenschutz|agree to (be contacted|receive))\b/,
  },
  {
    field: 'language',
    exact: whole('(preferred )?language', 'sprache', 'idioma', 'langue'),
    reads: read.asLine,
  },
  { field: 'referrer', exact: whole('referr?er( url)?'), reads: read.asLine },
];

function whole(...alternatives: string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`);
}
