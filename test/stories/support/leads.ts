import type { Submission } from './website.ts';

/** Dana of Globex asks for prices: enough is known for a high priority. */
export const GLOBEX: Submission = {
  person: { email: 'dana@globex.test', first_name: 'Dana', last_name: 'Ode', title: 'CTO' },
  company: { name: 'Globex', domain: 'globex.test', employees: 1200, country: 'ES' },
  request: { form: 'demo', message: 'Need pricing for 300 seats' },
};

export const INITECH: Submission = {
  person: { email: 'peter@initech.test', name: 'Peter Gibbons' },
  company: { name: 'Initech', domain: 'initech.test' },
  request: { form: 'contact' },
};

/** Somebody with a private address who wants a newsletter: a low priority. */
export const PLAIN: Submission = {
  person: { email: 'sam.lee@gmail.com', name: 'Sam Lee' },
  request: { form: 'newsletter' },
};
