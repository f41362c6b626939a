import type { ModalView } from '@slack/web-api';
import { unknownVersion } from '../../../../blocks/answers/policy/policy-deeds.ts';
import {
  changesModal,
  exportModal,
  policyModal,
} from '../../../../blocks/modals/policy/read-modals.ts';
import { loadVersion } from '../../../../services/policy/shown/load-policy-page.ts';
import {
  loadPolicyText,
  type PolicyText,
} from '../../../../services/policy/shown/load-policy-text.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** See changes: every one of them. */
export async function showChanges(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (about.version === undefined) return sayOutOfDate(click);
  const row = await loadVersion(ctx, { version: about.version, actor });
  return row ? click.open(changesModal(row)) : click.tell(unknownVersion(about.version));
}

/** See the policy: in words. */
export async function showPolicy(click: Click): Promise<unknown> {
  return withText(click, ({ version, sections }) => policyModal(version, sections));
}

/** Export: as its author wrote it. */
export async function exportPolicy(click: Click): Promise<unknown> {
  return withText(click, ({ version, text }) => exportModal(version, text));
}

async function withText(click: Click, draw: (policy: PolicyText) => ModalView): Promise<unknown> {
  const { ctx, about } = click;
  const policy = await loadPolicyText(ctx, { version: about.version });
  return policy ? click.open(draw(policy)) : click.tell(unknownVersion(about.version ?? 0));
}
