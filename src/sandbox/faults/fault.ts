import { z } from 'zod';

/** When a fault strikes: the first `times` calls, or a share `rate` of them; else always. */
const reach = {
  times: z.int().min(1).exactOptional(),
  rate: z.number().gt(0).max(1).exactOptional(),
};

const kindsWith = <Aim extends z.ZodRawShape>(aim: Aim) =>
  [
    z.strictObject({ kind: z.literal('http_500'), ...reach, ...aim }),
    /** Never answers, and does nothing. */
    z.strictObject({ kind: z.literal('hang'), ...reach, ...aim }),
    /** Does what was asked, then drops the connection. */
    z.strictObject({ kind: z.literal('answer_lost'), ...reach, ...aim }),
    /** Drops the connection before it did anything. */
    z.strictObject({ kind: z.literal('refuse'), ...reach, ...aim }),
    /** `retryAfter` in seconds. */
    z.strictObject({
      kind: z.literal('rate_limited'),
      retryAfter: z.int().min(0),
      ...reach,
      ...aim,
    }),
    /** Answers with an HTTP status and does nothing. */
    z.strictObject({
      kind: z.literal('refused'),
      status: z.int().min(400).max(599),
      ...reach,
      ...aim,
    }),
    /** Does what was asked, and answers after so many real milliseconds. */
    z.strictObject({ kind: z.literal('slow'), delayMs: z.int().min(0), ...reach, ...aim }),
  ] as const;

/** `*` is every method; `channel`, a channel or a person, leaves every other conversation alone. */
const slackAim = { method: z.string(), channel: z.string().exactOptional() };

/** What goes wrong with a call to any server. */
export const httpFault = z.discriminatedUnion('kind', kindsWith({}));
/** What goes wrong with a call to Slack, which has words of its own for some of it. */
export const slackFault = z.discriminatedUnion('kind', [
  ...kindsWith(slackAim),
  z.strictObject({ kind: z.literal('error'), error: z.string().min(1), ...reach, ...slackAim }),
]);

export type HttpFault = z.infer<typeof httpFault>;
export type SlackFault = z.infer<typeof slackFault>;

/** A fault, and the stand-in that is to play it. */
export type AimedFault =
  | { target: 'slack'; fault: SlackFault }
  | { target: 'crm' | 'enrichment'; fault: HttpFault };
