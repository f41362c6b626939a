PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`decision_id` text,
	`rep_id` text,
	`pool_id` text,
	`state` text NOT NULL,
	`tier` text NOT NULL,
	`units` integer DEFAULT 1 NOT NULL,
	`policy_version` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`claimed_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
INSERT INTO `__new_assignments`("id", "lead_id", "decision_id", "rep_id", "pool_id", "state", "tier", "units", "policy_version", "opened_at", "claimed_at", "ended_at") SELECT "id", "lead_id", "decision_id", "rep_id", "pool_id", "state", "tier", "units", "policy_version", "opened_at", "claimed_at", "ended_at" FROM `assignments`;--> statement-breakpoint
DROP TABLE `assignments`;--> statement-breakpoint
ALTER TABLE `__new_assignments` RENAME TO `assignments`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_one_open` ON `assignments` (`lead_id`) WHERE "assignments"."state" = 'open';--> statement-breakpoint
CREATE INDEX `assignments_rep` ON `assignments` (`rep_id`,`state`);--> statement-breakpoint
CREATE INDEX `assignments_lead` ON `assignments` (`lead_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `__new_sla_clocks` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`offer_id` text,
	`rep_id` text,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`tier` text NOT NULL,
	`policy_version` integer NOT NULL,
	`started_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`events` text NOT NULL,
	`fired` integer NOT NULL,
	`next_event_at` integer
);
--> statement-breakpoint
INSERT INTO `__new_sla_clocks`("id", "lead_id", "assignment_id", "offer_id", "rep_id", "kind", "state", "tier", "policy_version", "started_at", "due_at", "events", "fired", "next_event_at") SELECT "id", "lead_id", "assignment_id", "offer_id", "rep_id", "kind", "state", "tier", "policy_version", "started_at", "due_at", "events", "fired", "next_event_at" FROM `sla_clocks`;--> statement-breakpoint
DROP TABLE `sla_clocks`;--> statement-breakpoint
ALTER TABLE `__new_sla_clocks` RENAME TO `sla_clocks`;--> statement-breakpoint
CREATE INDEX `sla_clocks_next` ON `sla_clocks` (`next_event_at`) WHERE "sla_clocks"."next_event_at" is not null;--> statement-breakpoint
CREATE INDEX `sla_clocks_lead` ON `sla_clocks` (`lead_id`);--> statement-breakpoint
CREATE INDEX `sla_clocks_offer` ON `sla_clocks` (`offer_id`);