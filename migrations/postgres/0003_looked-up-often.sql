CREATE INDEX "assignments_lead" ON "assignments" USING btree ("lead_id","opened_at");--> statement-breakpoint
CREATE INDEX "leads_waiting" ON "leads" USING btree ("route_trigger","priority") WHERE "leads"."state" in ('held', 'scheduled');--> statement-breakpoint
CREATE INDEX "offers_assignment" ON "offers" USING btree ("assignment_id");