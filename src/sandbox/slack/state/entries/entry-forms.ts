/** What a picker of each type lets somebody enter, and what an entry may look like. */
const pickers: Record<string, { pattern: RegExp; example: string }> = {
  datepicker: { pattern: /^\d{4}-\d\d-\d\d$/, example: '2026-11-23' },
  timepicker: { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, example: '09:30' },
  datetimepicker: {
    pattern: /^(\d{10}|\d{4}-\d\d-\d\dT.+)$/,
    example: '2026-11-23T09:30:00Z or 1795426200',
  },
};

/** `entry` as Slack reports it; throws when an element of that type cannot be made to say it. */
export function takes(type: string, entry: string): unknown {
  const picker = pickers[type];
  if (picker && !picker.pattern.test(entry)) {
    throw new Error(`A ${type} takes ${picker.example}, not "${entry}".`);
  }
  if (type === 'datetimepicker') return secondsOf(entry);
  return type === 'rich_text_input' ? richText(entry) : entry;
}

function secondsOf(entry: string): number {
  return /^\d+$/.test(entry) ? Number(entry) : Math.floor(Date.parse(entry) / 1000);
}

function richText(entry: string) {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: entry }] };
  return { type: 'rich_text', elements: [section] };
}
