import type { ModalView } from '@slack/web-api';
import type { Overview } from '../../../routing/model/cards/standings/overview.ts';
import type { Reader } from '../../../words/time.ts';
import { channelRows } from '../../parts/overview/channel-rows.ts';
import { OVERVIEW_TITLE } from '../../parts/overview/overview-button.ts';
import { roleRows } from '../../parts/overview/role-rows.ts';
import { sourceRows } from '../../parts/overview/source-rows.ts';
import { tierRows } from '../../parts/overview/tier-rows.ts';
import { answerModal } from '../message-modal.ts';

/** What an admin looks after beside the checks, part by part under headers of their own. */
export function overviewModal(overview: Overview, reader: Reader): ModalView {
  const blocks = [
    ...sourceRows(overview, reader),
    ...roleRows(overview),
    ...tierRows(overview),
    ...channelRows(overview),
  ];
  return answerModal({ blocks }, OVERVIEW_TITLE);
}
