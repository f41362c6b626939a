CREATE TABLE `suppressions` (
	`key` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `leads` ADD `active_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `restored_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `for_rep_id` text;--> statement-breakpoint
ALTER TABLE `offers` ADD `final` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `offers` ADD `reopened_at` integer;--> statement-breakpoint
ALTER TABLE `offers` ADD `bundle_id` text;--> statement-breakpoint
CREATE INDEX `offers_bundle` ON `offers` (`bundle_id`) WHERE "offers"."bundle_id" is not null;--> statement-breakpoint
ALTER TABLE `rep_states` ADD `out_of_hours` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `slack_cards` ADD `bundle_id` text;--> statement-breakpoint
CREATE INDEX `slack_cards_bundle` ON `slack_cards` (`bundle_id`) WHERE "slack_cards"."bundle_id" is not null;