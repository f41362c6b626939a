/** Knows the columns of a list of people under the names that common exports give them. */

/** The spellings of each column, in lower case and without anything between the letters. */
const SPELLINGS = {
  name: ['name', 'fullname', 'displayname', 'realname', 'rep', 'repname'],
  first: ['firstname', 'first', 'givenname'],
  last: ['lastname', 'last', 'surname', 'familyname'],
  email: ['email', 'emailaddress', 'mail', 'useremail', 'workemail', 'primaryemail'],
  id: ['id', 'repid'],
  renamed_from: ['renamedfrom', 'formerid', 'oldid'],
  role: ['role', 'permission'],
  timezone: ['timezone', 'tz', 'timezonesidkey'],
  hours: ['hours', 'workinghours', 'shifts'],
  holidays: ['holidays', 'holidayregion'],
  skills: ['skills', 'skill', 'languages', 'tags'],
  manager: ['manager', 'manageremail', 'managername', 'managerid', 'reportsto'],
  slack: ['slack', 'slackid', 'slackuserid', 'slackuser', 'userid', 'memberid'],
  weight: ['weight', 'share'],
  capacity_open: ['capacityopen', 'maxopen', 'open'],
  capacity_day: ['capacityday', 'maxday', 'maxaday', 'day'],
  capacity_week: ['capacityweek', 'maxweek', 'maxaweek', 'week'],
  crm_crm: ['crm', 'crmid', 'crmownerid', 'crmuserid', 'ownerid'],
  crm_hubspot: ['hubspot', 'hubspotid', 'hubspotownerid', 'hubspotuserid'],
  crm_salesforce: ['salesforce', 'salesforceid', 'salesforceownerid', 'salesforceuserid'],
} as const;
type Known = keyof typeof SPELLINGS;
/** `crm_pipedrive` is the id in a system that has no spellings of its own. */
export type Column = Known | `crm_${string}`;

const COLUMNS = Object.keys(SPELLINGS) as Known[];
const OTHER_CRM = /^crm([a-z0-9]+)$/;

/** `E-mail Address [Required]` is `email`; undefined for what no roster has a place for. */
export function columnOf(header: string): Column | undefined {
  const bare = header
    .toLowerCase()
    .replace(/\[.*?\]|\(.*?\)/g, '')
    .replace(/[^a-z0-9]/g, '');
  const known = COLUMNS.find((column) => (SPELLINGS[column] as readonly string[]).includes(bare));
  const system = OTHER_CRM.exec(bare)?.[1];
  return known ?? (system === undefined ? undefined : `crm_${system}`);
}

/** The system whose id a column holds. */
export function crmSystemOf(column: Column): string | undefined {
  return column.startsWith('crm_') ? column.slice('crm_'.length) : undefined;
}

/** Exports of other countries separate by semicolon, spreadsheets by tab. */
export function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (one: string) => header.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
