CREATE TABLE "account_keys" (
	"kind" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	CONSTRAINT "account_keys_kind_key_account_id_pk" PRIMARY KEY("kind","key","account_id")
);
--> statement-breakpoint
CREATE TABLE "account_links" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C",
	"by" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"email" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"name" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "enrichment_facts" (
	"subject" text collate "C" NOT NULL,
	"provider" text collate "C" NOT NULL,
	"field" text collate "C" NOT NULL,
	"value" jsonb NOT NULL,
	"confidence" double precision NOT NULL,
	"learned_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "enrichment_facts_subject_provider_field_pk" PRIMARY KEY("subject","provider","field")
);
--> statement-breakpoint
CREATE TABLE "fetches" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"delivery_id" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"object_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"attempts" integer NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"lead_id" text collate "C",
	"last_error" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"source" text collate "C" NOT NULL,
	"file_hash" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"line" integer NOT NULL,
	"accepted" integer NOT NULL,
	"attached" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"rejected" integer NOT NULL,
	"by" text collate "C" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "offer_history" (
	"source" text collate "C" NOT NULL,
	"segment" text collate "C" NOT NULL,
	"made" integer NOT NULL,
	"unclaimed" integer NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "offer_history_source_segment_pk" PRIMARY KEY("source","segment")
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_key" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"delivery_id" text collate "C" NOT NULL,
	"topic" text collate "C" NOT NULL,
	"strength" double precision NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"target" text collate "C" NOT NULL,
	"score" double precision NOT NULL,
	"reason" jsonb NOT NULL,
	"state" text collate "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "last_activity_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "enrichment" jsonb;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "outcome" text collate "C" DEFAULT 'taken' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "note" text collate "C";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "bulk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "stale" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "enrich_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "enrich_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "review_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "reviews" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "mailbox" text collate "C";--> statement-breakpoint
CREATE INDEX "account_keys_account" ON "account_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "contacts_account" ON "contacts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "enrichment_facts_expiry" ON "enrichment_facts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "fetches_due" ON "fetches" USING btree ("due_at") WHERE "fetches"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "fetches_delivery" ON "fetches" USING btree ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_file" ON "imports" USING btree ("source","file_hash");--> statement-breakpoint
CREATE INDEX "signals_account" ON "signals" USING btree ("account_key","observed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_pair" ON "suggestions" USING btree ("kind","lead_id","target");--> statement-breakpoint
CREATE INDEX "suggestions_state" ON "suggestions" USING btree ("state","made_at");--> statement-breakpoint
CREATE INDEX "account_domains_account" ON "account_domains" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "leads_enrich" ON "leads" USING btree ("enrich_at") WHERE "leads"."enrich_at" is not null;--> statement-breakpoint
CREATE INDEX "leads_review" ON "leads" USING btree ("review_at") WHERE "leads"."review_at" is not null;--> statement-breakpoint
CREATE INDEX "people_mailbox" ON "people" USING btree ("mailbox") WHERE "people"."mailbox" is not null;--> statement-breakpoint
CREATE INDEX "people_phone" ON "people" USING btree ("phone") WHERE "people"."phone" is not null;