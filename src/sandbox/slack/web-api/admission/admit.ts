import { Refusal } from '../../state/refusal.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { Arguments } from '../arguments.ts';
import { type Coverage, coverageOf, isServed } from '../coverage.ts';
import { checkPace } from './pace.ts';

export interface Knock {
  method: string;
  args: Arguments;
  /** What the call came with, and what the app was given. */
  token: string | undefined;
  botToken: string;
}

/** Refuses, in Slack's words, a call that does not get as far as its method. */
export function admit(workspace: Workspace, { method, args, token, botToken }: Knock): void {
  const coverage = coverageOf(method);
  if (!coverage?.open) checkToken(workspace, token, botToken);
  if (!coverage || !isServed(method)) {
    throw new Refusal('unknown_method', [], { req_method: method });
  }
  checkScopes(workspace, coverage);
  checkPace(workspace, { method, args, tier: coverage.tier });
}

/** What Slack tells any caller of the time, and one that it knows of scopes. */
export function scopeHeaders(workspace: Workspace, knock: Knock): Record<string, string> {
  const date = { date: workspace.now().toUTCString() };
  if (knock.token !== knock.botToken) return date;
  const accepted = coverageOf(knock.method)?.scope ?? [];
  return {
    ...date,
    'x-oauth-scopes': [...workspace.scopes].join(','),
    ...(accepted.length > 0 && { 'x-accepted-oauth-scopes': accepted.join(',') }),
  };
}

function checkToken({ isRevoked }: Workspace, token: string | undefined, botToken: string): void {
  if (!token) throw new Refusal('not_authed');
  if (token !== botToken) throw new Refusal('invalid_auth');
  if (isRevoked) throw new Refusal('token_revoked');
}

function checkScopes({ scopes }: Workspace, { scope }: Coverage): void {
  if (scope.length === 0 || scope.some((each) => scopes.has(each))) return;
  const more = { needed: scope.join(','), provided: [...scopes].join(',') };
  throw new Refusal('missing_scope', [], more);
}
