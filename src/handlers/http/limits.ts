/** Limits of every door. A slow socket is closed after at most `requestMs + checkMs`. */
export interface HttpLimits {
  maxBodyBytes: number;
  maxHeaderBytes: number;
  /** Leads waiting for their transaction; more are asked to come again. */
  maxPendingIntake: number;
  headersMs: number;
  requestMs: number;
  keepAliveMs: number;
  /** How often slow sockets are looked for. */
  checkMs: number;
}

export const HTTP_LIMITS: HttpLimits = {
  maxBodyBytes: 256 * 1024,
  maxHeaderBytes: 16 * 1024,
  maxPendingIntake: 1_000,
  headersMs: 10_000,
  requestMs: 12_000,
  keepAliveMs: 5_000,
  checkMs: 1_000,
};
