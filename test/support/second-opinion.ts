import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import type { ApiCall } from '../../src/sandbox/slack/state/model.ts';

/** Somebody else's opinion on what Slack takes: each check says what is wrong, empty is fine. */
export interface Oracle {
  checkBlocks(blocks: unknown, surface: 'message'): string[];
  checkView(view: unknown): string[];
  checkCall(method: string, args: Record<string, unknown>): string[];
}

const silent: Oracle = {
  checkBlocks: () => [],
  checkView: () => [],
  checkCall: () => [],
};

/** The module that `SLACK_ORACLE` points to, asked beside our own checks; may be none. */
export const secondOpinion = await loadOracle(process.env.SLACK_ORACLE);

export async function loadOracle(file: string | undefined): Promise<Oracle> {
  if (file) return (await import(pathToFileURL(file).href)) as Oracle;
  console.info('SLACK_ORACLE is not set: what goes to Slack passes our own checks only.');
  return silent;
}

/** What the oracle has against calls that our Slack took; those it refused were wrong on purpose. */
export function objectionsTo(calls: ApiCall[], oracle = secondOpinion): string[] {
  const taken = calls.filter(({ outcome }) => outcome === 'ok');
  return taken.flatMap(({ method, args }) =>
    faultsOf(oracle, method, args).map((fault) => `${method}: ${fault}`),
  );
}

/**
 * A post to a `response_url` is no method, and its blocks are those of a message. `api.test` says
 * back whatever it is told, although the list of its arguments is empty.
 */
function faultsOf(oracle: Oracle, method: string, args: ApiCall['args']): string[] {
  if (method === 'api.test') return [];
  if (method !== 'response_url') return oracle.checkCall(method, args);
  return args.blocks === undefined ? [] : oracle.checkBlocks(args.blocks, 'message');
}

/** Ends a test's Slack; the test fails when it took what somebody else would refuse. */
export async function closeSlack(slack: SlackStandIn): Promise<void> {
  await slack.close();
  expectNoObjections(slack);
}

export function expectNoObjections(slack: SlackStandIn): void {
  expect(objectionsTo(slack.calls()), 'a second opinion on the calls Slack took').toEqual([]);
}
