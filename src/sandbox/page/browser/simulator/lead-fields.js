/** The fields of a lead that the form offers, and where each stands in the body. */
export const fields = [
  { id: 'first_name', label: 'First name', path: ['person', 'first_name'] },
  { id: 'last_name', label: 'Last name', path: ['person', 'last_name'] },
  { id: 'email', label: 'E-mail', path: ['person', 'email'], wide: true },
  { id: 'title', label: 'Job title', path: ['person', 'title'], wide: true },
  { id: 'company', label: 'Company', path: ['company', 'name'] },
  { id: 'domain', label: 'Domain', path: ['company', 'domain'] },
  { id: 'country', label: 'Country', path: ['company', 'country'] },
  { id: 'employees', label: 'Employees', path: ['company', 'employees'], isNumber: true },
  { id: 'industry', label: 'Industry', path: ['company', 'industry'] },
  { id: 'form', label: 'Form', path: ['request', 'form'] },
  { id: 'message', label: 'Message', path: ['request', 'message'], isLong: true, wide: true },
];

/** What stands at `path`, as the form shows it. */
export function valueAt(body, path) {
  const value = path.reduce((inside, name) => inside?.[name], body);
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

/** A copy of `body` with what was typed at `path`; a field that was emptied is left out. */
export function withValueAt(body, { path, isNumber }, typed) {
  const copy = structuredClone(body);
  const inside = path.slice(0, -1).reduce((parent, name) => {
    if (parent[name] === null || typeof parent[name] !== 'object') parent[name] = {};
    return parent[name];
  }, copy);
  const name = path.at(-1);
  const isNumeric = isNumber && /^\d+$/.test(typed);
  if (typed === '') delete inside[name];
  else inside[name] = isNumeric ? Number(typed) : typed;
  return copy;
}

/** The body as an object, or why it is none. */
export function parseBody(text) {
  try {
    const body = JSON.parse(text);
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) return { body };
    return { fault: 'A lead is a JSON object: {…}.' };
  } catch (error) {
    return { fault: `This is not JSON yet: ${error.message}` };
  }
}
