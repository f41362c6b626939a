CREATE TABLE `account_keys` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `account_id`)
);
--> statement-breakpoint
CREATE INDEX `account_keys_account` ON `account_keys` (`account_id`);--> statement-breakpoint
CREATE TABLE `account_links` (
	`key` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`email` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text
);
--> statement-breakpoint
CREATE INDEX `contacts_account` ON `contacts` (`account_id`);--> statement-breakpoint
CREATE TABLE `enrichment_facts` (
	`subject` text NOT NULL,
	`provider` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`confidence` real NOT NULL,
	`learned_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`subject`, `provider`, `field`)
);
--> statement-breakpoint
CREATE INDEX `enrichment_facts_expiry` ON `enrichment_facts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `fetches` (
	`id` text PRIMARY KEY NOT NULL,
	`delivery_id` text NOT NULL,
	`source` text NOT NULL,
	`object_id` text NOT NULL,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`received_at` integer NOT NULL,
	`due_at` integer,
	`lead_id` text,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `fetches_due` ON `fetches` (`due_at`) WHERE "fetches"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `fetches_delivery` ON `fetches` (`delivery_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`file_hash` text NOT NULL,
	`file_name` text NOT NULL,
	`line` integer NOT NULL,
	`accepted` integer NOT NULL,
	`attached` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`rejected` integer NOT NULL,
	`by` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_file` ON `imports` (`source`,`file_hash`);--> statement-breakpoint
CREATE TABLE `offer_history` (
	`source` text NOT NULL,
	`segment` text NOT NULL,
	`made` integer NOT NULL,
	`unclaimed` integer NOT NULL,
	`counted_at` integer NOT NULL,
	PRIMARY KEY(`source`, `segment`)
);
--> statement-breakpoint
CREATE TABLE `signals` (
	`id` text PRIMARY KEY NOT NULL,
	`account_key` text NOT NULL,
	`source` text NOT NULL,
	`delivery_id` text NOT NULL,
	`topic` text NOT NULL,
	`strength` real NOT NULL,
	`observed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signals_account` ON `signals` (`account_key`,`observed_at`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`lead_id` text NOT NULL,
	`target` text NOT NULL,
	`score` real NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suggestions_pair` ON `suggestions` (`kind`,`lead_id`,`target`);--> statement-breakpoint
CREATE INDEX `suggestions_state` ON `suggestions` (`state`,`made_at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `last_activity_at` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `enrichment` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `outcome` text DEFAULT 'taken' NOT NULL;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `note` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `bulk` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `stale` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `enrich_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `enrich_attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `review_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `reviews` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `leads_enrich` ON `leads` (`enrich_at`) WHERE "leads"."enrich_at" is not null;--> statement-breakpoint
CREATE INDEX `leads_review` ON `leads` (`review_at`) WHERE "leads"."review_at" is not null;--> statement-breakpoint
ALTER TABLE `people` ADD `mailbox` text;--> statement-breakpoint
CREATE INDEX `people_mailbox` ON `people` (`mailbox`) WHERE "people"."mailbox" is not null;--> statement-breakpoint
CREATE INDEX `people_phone` ON `people` (`phone`) WHERE "people"."phone" is not null;--> statement-breakpoint
CREATE INDEX `account_domains_account` ON `account_domains` (`account_id`);