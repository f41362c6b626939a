import type { Random } from '../../random.ts';

const COUNTRIES = ['ES', 'ES', 'US', 'US', 'FR', 'DE'];
const DOMAINS = ['initech.test', 'umbra.test'];

/** What people write, by how it lies to what is known already. */
export const MANNERS = {
  plain: 80,
  /** The mailbox of somebody else, under another address. */
  twin: 6,
  /** The full name of somebody at the same company. */
  namesake: 5,
  /** The telephone of somebody at another company. */
  samePhone: 3,
  /** Calls its company as an account is called, from another domain and country. */
  likeAccount: 4,
  /** Names one known account and writes from another. */
  contradiction: 3,
};

/** Person `n`, always of the same words but for what chance adds. */
export function submissionOf(random: Random, n: number) {
  const manner = random.weighted(MANNERS);
  const plain = plainOf(random, n);
  const before = plainOf(random, random.int(n + 1));
  switch (manner) {
    case 'twin': {
      const email = before.person.email.replace('@', `+${n}@`);
      return { ...plain, person: { ...plain.person, email }, company: before.company };
    }
    case 'namesake': {
      const email = before.person.email.replace('@', `.${n}@`);
      const { name } = before.person;
      return { ...plain, person: { ...plain.person, email, name }, company: before.company };
    }
    case 'samePhone':
      return { ...plain, person: { ...plain.person, phone: before.person.phone } };
    case 'likeAccount':
      return { ...plain, company: { ...plain.company, name: 'Umbra', country: 'DE' } };
    case 'contradiction': {
      const email = `person${n}@${DOMAINS[0]}`;
      const company = { ...plain.company, domain: DOMAINS[1] };
      return { ...plain, person: { ...plain.person, email }, company };
    }
    default:
      return plain;
  }
}

function plainOf(random: Random, n: number) {
  const domain = random.chance(0.15) ? random.pick(DOMAINS) : `company${n}.test`;
  return {
    person: {
      email: `person${n}@${domain}`,
      name: `Dana Ode${n}`,
      phone: `+34 600 ${100_000 + n}`,
    },
    company: {
      name: `Company ${n}`,
      domain,
      country: random.pick(COUNTRIES),
      employees: random.chance(0.3) ? 1_000 + random.int(9_000) : 1 + random.int(900),
    },
    request: { form: random.chance(0.03) ? 'vendor' : formOf(n), message: 'A question' },
  };
}

/** One in so many wants something that is for somebody else than sales. */
const PARTNERS_APART = 25;

function formOf(n: number): string {
  return n % PARTNERS_APART === 3 ? 'partner' : 'demo';
}
