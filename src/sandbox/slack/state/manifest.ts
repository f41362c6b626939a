import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** What the app was given when it was made in Slack. */
export interface AppSettings {
  /** Of the bot token. */
  scopes: readonly string[];
  tabs: { home: boolean; messages: boolean };
}

const shape = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean() }),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

const file = new URL('../../../../manifest.yml', import.meta.url);

/** The settings of the manifest that ships with Baton. */
export function readAppSettings(): AppSettings {
  const { features, oauth_config: oauth } = shape.parse(parse(readFileSync(file, 'utf8')));
  const { home_tab_enabled: home, messages_tab_enabled: messages } = features.app_home;
  return { scopes: oauth.scopes.bot, tabs: { home, messages } };
}
