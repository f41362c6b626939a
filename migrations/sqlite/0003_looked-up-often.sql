CREATE INDEX `assignments_lead` ON `assignments` (`lead_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `leads_waiting` ON `leads` (`route_trigger`,`priority`) WHERE "leads"."state" in ('held', 'scheduled');--> statement-breakpoint
CREATE INDEX `offers_assignment` ON `offers` (`assignment_id`);