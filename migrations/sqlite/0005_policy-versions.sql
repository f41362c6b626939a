CREATE TABLE `publications` (
	`number` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`how` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text
);
--> statement-breakpoint
ALTER TABLE `policies` ADD `state` text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE `policies` ADD `message` text;--> statement-breakpoint
ALTER TABLE `policies` ADD `based_on` integer;--> statement-breakpoint
ALTER TABLE `policies` ADD `settled_by` text;--> statement-breakpoint
ALTER TABLE `policies` ADD `settled_at` integer;--> statement-breakpoint
ALTER TABLE `policies` ADD `settled_reason` text;--> statement-breakpoint
CREATE INDEX `policies_state` ON `policies` (`state`);--> statement-breakpoint
-- Every version there is was live from the moment it was written.
INSERT INTO `publications` (`number`, `version`, `how`, `by`, `at`) SELECT `version`, `version`, 'published', `author`, `published_at` FROM `policies`;
