import type { Workspace } from '../state/workspace.ts';
import type { Arguments } from './arguments.ts';

/** One Web API method: what goes beside `ok: true`, or a thrown `Refusal`. */
export type Method = (workspace: Workspace, args: Arguments) => Record<string, unknown>;
export type Methods = Record<string, Method>;
