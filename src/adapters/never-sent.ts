const MAX_CAUSES = 6;
/** Raised while the connection was being made: nobody has read a byte of the request yet. */
const SYSCALLS = new Set(['connect', 'getaddrinfo']);
const CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/**
 * True only when the request certainly never left this machine. A reset is not proof of that: the
 * other side may have read everything, acted, and then died before it answered.
 */
export function wasNeverSent(thrown: unknown): boolean {
  return causes(thrown).some(({ code, syscall }) => {
    if (typeof syscall === 'string' && SYSCALLS.has(syscall)) return true;
    return typeof code === 'string' && (CODES.has(code) || CERTIFICATE.test(code));
  });
}

/** What to call a network fault in a message: the innermost code, else the innermost name. */
export function networkFaultName(thrown: unknown): string {
  const chain = causes(thrown).toReversed();
  const codes = chain.flatMap(({ code }) => (typeof code === 'string' ? code : []));
  return codes[0] ?? chain[0]?.name ?? 'no answer';
}

interface NetworkFault extends Error {
  code?: unknown;
  syscall?: unknown;
}

function causes(thrown: unknown): NetworkFault[] {
  const chain: NetworkFault[] = [];
  let cause = thrown;
  while (cause instanceof Error && chain.length < MAX_CAUSES) {
    chain.push(cause);
    cause = cause.cause;
  }
  return chain;
}
