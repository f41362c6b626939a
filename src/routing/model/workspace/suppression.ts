import type { Identity } from '../lead.ts';

/** One line of the suppression list: a person or a company that is never routed to sales. */
export interface Suppression {
  /** `email:dana@globex.test`, `domain:globex.test` or `phone:+34600000000`. */
  key: string;
  /** As people read it: "unsubscribed", "competitor". */
  reason: string;
}

/** Every key under which somebody may stand on the list; `mailDomain` is where their mail goes. */
export function suppressionKeys(
  { email, phone, domain }: Identity,
  mailDomain: string | null,
): string[] {
  const keys = [
    email && `email:${email}`,
    phone && `phone:${phone}`,
    domain && `domain:${domain}`,
    mailDomain && `domain:${mailDomain}`,
  ];
  return [...new Set(keys.flatMap((key) => key || []))];
}
