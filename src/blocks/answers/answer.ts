import type { ActionsBlockElement } from '@slack/web-api';
import { actions, type Rendered, rendered, section } from '../elements.ts';
import type { SafeText } from '../text.ts';

/** This folder is the catalogue of what one person alone is told: what happened, what now. */
export interface Answer extends Rendered {
  /** Who may do what was just refused. */
  mayAllow?: { repId: string; name: string };
}

export function answer(text: SafeText, ...buttons: ActionsBlockElement[]): Answer {
  const row = buttons.length > 0 ? [actions(...buttons)] : [];
  return rendered(text, [section(text), ...row]);
}
