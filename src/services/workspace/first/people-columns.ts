/** Knows the columns of a list of people under the names that common exports give them. */

/** The spellings of each column, in lower case and without anything between the letters. */
const SPELLINGS = {
  name: ['name', 'fullname', 'displayname', 'realname', 'rep', 'repname'],
  first: ['firstname', 'first', 'givenname'],
  last: ['lastname', 'last', 'surname', 'familyname'],
  email: ['email', 'emailaddress', 'mail', 'useremail', 'workemail', 'primaryemail'],
  id: ['id', 'repid'],
  role: ['role', 'permission'],
  timezone: ['timezone', 'tz', 'timezonesidkey'],
  skills: ['skills', 'skill', 'languages', 'tags'],
  manager: ['manager', 'manageremail', 'managername', 'managerid', 'reportsto'],
  slack: ['slack', 'slackid', 'slackuserid', 'slackuser', 'userid', 'memberid'],
  weight: ['weight', 'share'],
  crm: ['crm', 'crmid', 'crmownerid', 'crmuserid', 'ownerid'],
  hubspot: ['hubspot', 'hubspotid', 'hubspotownerid', 'hubspotuserid'],
  salesforce: ['salesforce', 'salesforceid', 'salesforceownerid', 'salesforceuserid'],
} as const;
export type Column = keyof typeof SPELLINGS;

const COLUMNS = Object.keys(SPELLINGS) as Column[];

/** `E-mail Address [Required]` is `email`; undefined for what no roster has a place for. */
export function columnOf(header: string): Column | undefined {
  const bare = header
    .toLowerCase()
    .replace(/\[.*?\]|\(.*?\)/g, '')
    .replace(/[^a-z0-9]/g, '');
  return COLUMNS.find((column) => (SPELLINGS[column] as readonly string[]).includes(bare));
}

/** Exports of other countries separate by semicolon, spreadsheets by tab. */
export function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (one: string) => header.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
