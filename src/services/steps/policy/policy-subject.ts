/** Names a policy version, in audit rows and for the messages that are about it. */
export function policySubject(version: number): string {
  return `policy:v${version}`;
}
