CREATE INDEX "leads_source" ON "leads" USING btree ("source","received_at");--> statement-breakpoint
UPDATE "settings" SET "key" = 'picked_channels', "value" = jsonb_build_object('managers', "value") WHERE "key" = 'picked_channel';
