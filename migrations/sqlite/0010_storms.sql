CREATE TABLE `storm_leads` (
	`storm_id` text NOT NULL,
	`lead_id` text NOT NULL,
	PRIMARY KEY(`storm_id`, `lead_id`)
);
--> statement-breakpoint
CREATE INDEX `storm_leads_lead` ON `storm_leads` (`lead_id`);