CREATE TABLE "suppressions" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"reason" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "active_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into" text collate "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "restored_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "for_rep_id" text collate "C";--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "final" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "reopened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "bundle_id" text collate "C";--> statement-breakpoint
ALTER TABLE "rep_states" ADD COLUMN "out_of_hours" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "slack_cards" ADD COLUMN "bundle_id" text collate "C";--> statement-breakpoint
CREATE INDEX "offers_bundle" ON "offers" USING btree ("bundle_id") WHERE "offers"."bundle_id" is not null;--> statement-breakpoint
CREATE INDEX "slack_cards_bundle" ON "slack_cards" USING btree ("bundle_id") WHERE "slack_cards"."bundle_id" is not null;