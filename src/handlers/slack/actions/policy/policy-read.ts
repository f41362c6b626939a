import type { ModalView } from '@slack/web-api';
import { unknownVersion } from '../../../../blocks/answers/policy/policy-deeds.ts';
import {
  changesModal,
  exportModal,
  policyModal,
} from '../../../../blocks/modals/policy/read-modals.ts';
import type { ProposalRow } from '../../../../routing/model/cards/policy-cards.ts';
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
  return row ? openChanges(click, row) : click.tell(unknownVersion(about.version));
}

/** Slack gives three seconds to open it, and counting leads may take longer. */
async function openChanges(click: Click, row: ProposalRow): Promise<void> {
  const { ctx, actor, client } = click;
  const { view: opened } = await click.open(changesModal(row));
  if (!opened?.id || row.moved !== null || row.settled) return;
  const counted = await loadVersion(ctx, { version: row.version, actor, moved: 'count' });
  if (!counted?.moved) return;
  await client.views.update({ view_id: opened.id, view: changesModal(counted) });
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
