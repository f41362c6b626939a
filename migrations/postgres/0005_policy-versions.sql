CREATE TABLE "publications" (
	"number" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"how" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "state" text collate "C" DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "message" text collate "C";--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "based_on" integer;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "settled_by" text collate "C";--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "settled_reason" text collate "C";--> statement-breakpoint
CREATE INDEX "policies_state" ON "policies" USING btree ("state");--> statement-breakpoint
-- Every version there is was live from the moment it was written.
INSERT INTO "publications" ("number", "version", "how", "by", "at") SELECT "version", "version", 'published', "author", "published_at" FROM "policies";
