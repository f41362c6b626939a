/** One thing Slack has against a payload, and where. */
export interface Fault {
  /** As `blocks.validate` sorts them. */
  code: 'missing_field' | 'invalid_type' | 'failed_constraint';
  message: string;
  /** A JSON pointer from the call's arguments: `/blocks/0/text/text`. */
  pointer: string;
}

/** A rule that no schema can say was broken. */
export const broken = (message: string, pointer: string): Fault => ({
  code: 'failed_constraint',
  message,
  pointer,
});

export const missing = (field: string, pointer: string): Fault => ({
  code: 'missing_field',
  message: `missing required field: ${field}`,
  pointer,
});

/** The line of `response_metadata.messages`. */
export const lineOf = ({ message, pointer }: Fault): string =>
  `[ERROR] ${message} [json-pointer:${pointer}]`;
