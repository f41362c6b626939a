CREATE TABLE "absences" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"rep_id" text collate "C" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"cover_id" text collate "C",
	"set_by" text collate "C" NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"begun_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "slack_presence" (
	"rep_id" text collate "C" PRIMARY KEY NOT NULL,
	"dnd_from" timestamp (3) with time zone,
	"dnd_until" timestamp (3) with time zone,
	"status_emoji" text collate "C",
	"status_until" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "leads_waiting";--> statement-breakpoint
DROP INDEX "offers_rep";--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "units" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "promised" jsonb;--> statement-breakpoint
ALTER TABLE "lags" ADD COLUMN "catch_up" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "line" text collate "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "close_amount" jsonb;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "engagement" text collate "C" DEFAULT 'untouched' NOT NULL;--> statement-breakpoint
ALTER TABLE "rep_loads" ADD COLUMN "external" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rep_loads" ADD COLUMN "external_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rep_states" ADD COLUMN "away_for_misses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rep_states" ADD COLUMN "own_hours" jsonb;--> statement-breakpoint
ALTER TABLE "rep_states" ADD COLUMN "own_timezone" text collate "C";--> statement-breakpoint
CREATE INDEX "absences_rep" ON "absences" USING btree ("rep_id","ends_at");--> statement-breakpoint
CREATE INDEX "absences_end" ON "absences" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "absences_begin" ON "absences" USING btree ("starts_at") WHERE "absences"."begun_at" is null;--> statement-breakpoint
CREATE INDEX "leads_waiting" ON "leads" USING btree ("route_trigger","line","priority") WHERE "leads"."state" in ('held', 'scheduled');--> statement-breakpoint
CREATE INDEX "offers_rep" ON "offers" USING btree ("rep_id","state","settled_at");