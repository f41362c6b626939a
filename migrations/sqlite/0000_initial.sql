CREATE TABLE `account_domains` (
	`domain` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`domain`, `account_id`)
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`owner_id` text,
	`tier` text,
	`status` text NOT NULL,
	`country` text,
	`employees` integer,
	`crm_id` text,
	`parent_id` text,
	`open_opportunity` integer NOT NULL,
	`currency` text
);
--> statement-breakpoint
CREATE INDEX `accounts_crm` ON `accounts` (`crm_id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`decision_id` text,
	`rep_id` text NOT NULL,
	`pool_id` text,
	`state` text NOT NULL,
	`tier` text NOT NULL,
	`policy_version` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`claimed_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_one_open` ON `assignments` (`lead_id`) WHERE "assignments"."state" = 'open';--> statement-breakpoint
CREATE INDEX `assignments_rep` ON `assignments` (`rep_id`,`state`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`lead_id` text,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_events_lead` ON `audit_events` (`lead_id`);--> statement-breakpoint
CREATE TABLE `audit_seals` (
	`position` integer PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`event_at` integer NOT NULL,
	`hash` text NOT NULL,
	`sealed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_seals_event` ON `audit_seals` (`event_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`trigger` text NOT NULL,
	`engine_version` text NOT NULL,
	`policy_version` integer NOT NULL,
	`snapshot_hash` text NOT NULL,
	`facts` text NOT NULL,
	`account` text NOT NULL,
	`placement` text NOT NULL,
	`segment` text,
	`territory` text,
	`tier` text NOT NULL,
	`rule` text,
	`scores` text NOT NULL,
	`rules` text NOT NULL,
	`candidates` text NOT NULL,
	`losers_by_reason` text NOT NULL,
	`reasons` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_lead` ON `decisions` (`lead_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`content_type` text NOT NULL,
	`body` blob NOT NULL,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deliveries_received` ON `deliveries` (`received_at`);--> statement-breakpoint
CREATE TABLE `draws` (
	`id` text PRIMARY KEY NOT NULL,
	`queue` text NOT NULL,
	`lead_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`rep_id` text NOT NULL,
	`changes` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`refunded_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draws_offer` ON `draws` (`offer_id`);--> statement-breakpoint
CREATE INDEX `draws_queue` ON `draws` (`queue`,`drawn_at`);--> statement-breakpoint
CREATE TABLE `holidays` (
	`region` text NOT NULL,
	`date` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`region`, `date`)
);
--> statement-breakpoint
CREATE TABLE `home_viewers` (
	`user_id` text PRIMARY KEY NOT NULL,
	`opened_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`source` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`delivery_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`source`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_expiry` ON `idempotency_keys` (`expires_at`);--> statement-breakpoint
CREATE TABLE `lags` (
	`queue` text NOT NULL,
	`rep_id` text NOT NULL,
	`lag` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`queue`, `rep_id`)
);
--> statement-breakpoint
CREATE TABLE `leads` (
	`id` text PRIMARY KEY NOT NULL,
	`person_key` text NOT NULL,
	`account_key` text,
	`source` text NOT NULL,
	`channel` text NOT NULL,
	`tier` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`test` integer NOT NULL,
	`submission` text NOT NULL,
	`faults` text NOT NULL,
	`company` text NOT NULL,
	`search_text` text NOT NULL,
	`touch_count` integer NOT NULL,
	`priority` real NOT NULL,
	`owner_id` text,
	`route_at` integer,
	`route_trigger` text NOT NULL,
	`route_attempts` integer NOT NULL,
	`reroutes` integer NOT NULL,
	`held_for` text,
	`round` integer NOT NULL,
	`received_at` integer NOT NULL,
	`last_touch_at` integer NOT NULL,
	`closed_at` integer,
	`close_outcome` text,
	`close_reason` text
);
--> statement-breakpoint
CREATE INDEX `leads_route` ON `leads` (`route_at`) WHERE "leads"."route_at" is not null;--> statement-breakpoint
CREATE INDEX `leads_person` ON `leads` (`person_key`,`received_at`);--> statement-breakpoint
CREATE INDEX `leads_account` ON `leads` (`account_key`,`received_at`);--> statement-breakpoint
CREATE INDEX `leads_state` ON `leads` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `leads_owner` ON `leads` (`owner_id`,`state`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`token` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`rep_id` text NOT NULL,
	`state` text NOT NULL,
	`ordinal` integer NOT NULL,
	`round` integer NOT NULL,
	`given_by` text,
	`given_text_id` text,
	`made_at` integer NOT NULL,
	`delivered_at` integer,
	`due_at` integer NOT NULL,
	`settled_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `offers_lead` ON `offers` (`lead_id`,`made_at`);--> statement-breakpoint
CREATE INDEX `offers_rep` ON `offers` (`rep_id`,`state`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`destination` text NOT NULL,
	`kind` text NOT NULL,
	`lead_id` text,
	`stream` text NOT NULL,
	`position` integer NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`urgency` real NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`version` integer NOT NULL,
	`done_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`) WHERE "outbox"."state" in ('ready', 'retry', 'uncertain', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_stream` ON `outbox` (`stream`,`position`);--> statement-breakpoint
CREATE INDEX `outbox_lead` ON `outbox` (`lead_id`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `pauses` (
	`pool` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`key` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`email` text,
	`phone` text,
	`name` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policies` (
	`version` integer PRIMARY KEY NOT NULL,
	`document` text NOT NULL,
	`text` text NOT NULL,
	`hash` text NOT NULL,
	`author` text NOT NULL,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rep_loads` (
	`rep_id` text PRIMARY KEY NOT NULL,
	`open` integer NOT NULL,
	`day_key` text NOT NULL,
	`day` integer NOT NULL,
	`week_key` text NOT NULL,
	`week` integer NOT NULL,
	`last_assigned_at` integer
);
--> statement-breakpoint
CREATE TABLE `rep_states` (
	`rep_id` text PRIMARY KEY NOT NULL,
	`away` integer NOT NULL,
	`away_until` integer,
	`cover_id` text,
	`deactivated_at` integer,
	`set_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reps` (
	`id` text PRIMARY KEY NOT NULL,
	`profile` text NOT NULL,
	`slack_user_id` text,
	`email` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reps_slack` ON `reps` (`slack_user_id`);--> statement-breakpoint
CREATE TABLE `schedule_fires` (
	`schedule` text NOT NULL,
	`fired_for` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`schedule`, `fired_for`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sla_clocks` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`offer_id` text,
	`rep_id` text NOT NULL,
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
CREATE INDEX `sla_clocks_next` ON `sla_clocks` (`next_event_at`) WHERE "sla_clocks"."next_event_at" is not null;--> statement-breakpoint
CREATE INDEX `sla_clocks_lead` ON `sla_clocks` (`lead_id`);--> statement-breakpoint
CREATE INDEX `sla_clocks_offer` ON `sla_clocks` (`offer_id`);--> statement-breakpoint
CREATE TABLE `slack_cards` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`lead_id` text NOT NULL,
	`offer_id` text,
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`repeated` integer NOT NULL,
	`posted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slack_cards_place` ON `slack_cards` (`channel`,`ts`);--> statement-breakpoint
CREATE INDEX `slack_cards_offer` ON `slack_cards` (`offer_id`);--> statement-breakpoint
CREATE INDEX `slack_cards_lead` ON `slack_cards` (`lead_id`,`kind`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`definition` text NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE TABLE `texts` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text,
	`kind` text NOT NULL,
	`salt` text NOT NULL,
	`body` text NOT NULL,
	`written_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `texts_lead` ON `texts` (`lead_id`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash_unique` ON `tokens` (`hash`);--> statement-breakpoint
CREATE TABLE `touches` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`delivery_id` text NOT NULL,
	`source` text NOT NULL,
	`submission` text NOT NULL,
	`faults` text NOT NULL,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `touches_lead` ON `touches` (`lead_id`,`received_at`);