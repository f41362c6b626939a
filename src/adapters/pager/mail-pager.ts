import { createTransport } from 'nodemailer';
import { AppError } from '../../errors.ts';
import type { Pager } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import { isLoopback } from '../loopback.ts';
import { networkFaultName } from '../never-sent.ts';
import type { MailTarget } from './page-url.ts';

const TIMEOUT_MS = 10_000;

/** Mails each page to the operator. Its id is the Message-ID, so a repetition is recognised. */
export function createMailPager(options: {
  target: MailTarget;
  breaker: Breaker;
  /** Throws when a database transaction is open. */
  beforeCall: (what: string) => void;
}): Pager {
  const { target, breaker, beforeCall } = options;
  const { from, to, host } = target;
  const transport = createTransport(transportOf(target));
  return {
    async page({ id, at, severity, title, text }) {
      beforeCall(`SMTP ${host}`);
      const mail = {
        from,
        to,
        date: at,
        subject: `[Baton] ${title}`,
        text: `${text}\n\n${severity}, ${at.toISOString()}\n`,
        messageId: `<${id}@baton.invalid>`,
        headers: { 'auto-submitted': 'auto-generated' },
      };
      await breaker.run(async () => {
        await transport.sendMail(mail).catch((thrown: unknown) => {
          throw classify(thrown, id);
        });
      });
    },
  };
}

/** A password leaves this machine encrypted or not at all. */
function transportOf({ host, port, secure, auth }: MailTarget) {
  const local = isLoopback({ hostname: host });
  return {
    host,
    port,
    secure,
    requireTLS: !secure && !local && auth !== null,
    ignoreTLS: !secure && local,
    ...(auth && { auth }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Servers quote addresses and names in what they answer, so only the number is kept. */
function classify(thrown: unknown, id: string): AppError {
  const status = numberIn(thrown);
  if (status !== null && status >= 500) {
    const details = { messageId: id, status, word: `smtp_${status}` };
    const message = `The mail server answered ${status} to ${id}. Check PAGE_URL, then retry.`;
    return new AppError('upstream.refused', message, { details });
  }
  const details = {
    messageId: id,
    fault: status === null ? networkFaultName(thrown) : `smtp_${status}`,
  };
  const options = { retryable: true, details };
  return new AppError('upstream.unreachable', 'The mail server did not take a page.', options);
}

function numberIn(thrown: unknown): number | null {
  const found = thrown instanceof Error && 'responseCode' in thrown ? thrown.responseCode : null;
  return typeof found === 'number' ? found : null;
}
