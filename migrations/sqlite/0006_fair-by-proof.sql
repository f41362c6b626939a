CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`rep_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`cover_id` text,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`begun_at` integer,
	`cancelled_at` integer
);
--> statement-breakpoint
CREATE INDEX `absences_rep` ON `absences` (`rep_id`,`ends_at`);--> statement-breakpoint
CREATE INDEX `absences_end` ON `absences` (`ends_at`);--> statement-breakpoint
CREATE INDEX `absences_begin` ON `absences` (`starts_at`) WHERE "absences"."begun_at" is null;--> statement-breakpoint
CREATE TABLE `slack_presence` (
	`rep_id` text PRIMARY KEY NOT NULL,
	`dnd_from` integer,
	`dnd_until` integer,
	`status_emoji` text,
	`status_until` integer,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `leads_waiting`;--> statement-breakpoint
ALTER TABLE `leads` ADD `line` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `close_amount` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `engagement` text DEFAULT 'untouched' NOT NULL;--> statement-breakpoint
CREATE INDEX `leads_waiting` ON `leads` (`route_trigger`,`line`,`priority`) WHERE "leads"."state" in ('held', 'scheduled');--> statement-breakpoint
DROP INDEX `offers_rep`;--> statement-breakpoint
CREATE INDEX `offers_rep` ON `offers` (`rep_id`,`state`,`settled_at`);--> statement-breakpoint
ALTER TABLE `assignments` ADD `units` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `draws` ADD `promised` text;--> statement-breakpoint
ALTER TABLE `lags` ADD `catch_up` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rep_loads` ADD `external` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rep_loads` ADD `external_at` integer;--> statement-breakpoint
ALTER TABLE `rep_states` ADD `away_for_misses` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rep_states` ADD `own_hours` text;--> statement-breakpoint
ALTER TABLE `rep_states` ADD `own_timezone` text;