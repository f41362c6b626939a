CREATE TABLE "account_domains" (
	"domain" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	CONSTRAINT "account_domains_domain_account_id_pk" PRIMARY KEY("domain","account_id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"owner_id" text collate "C",
	"tier" text collate "C",
	"status" text collate "C" NOT NULL,
	"country" text collate "C",
	"employees" integer,
	"crm_id" text collate "C",
	"parent_id" text collate "C",
	"open_opportunity" boolean NOT NULL,
	"currency" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"decision_id" text collate "C",
	"rep_id" text collate "C" NOT NULL,
	"pool_id" text collate "C",
	"state" text collate "C" NOT NULL,
	"tier" text collate "C" NOT NULL,
	"policy_version" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"lead_id" text collate "C",
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"event_at" timestamp (3) with time zone NOT NULL,
	"hash" text collate "C" NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"trigger" text collate "C" NOT NULL,
	"engine_version" text collate "C" NOT NULL,
	"policy_version" integer NOT NULL,
	"snapshot_hash" text collate "C" NOT NULL,
	"facts" jsonb NOT NULL,
	"account" jsonb NOT NULL,
	"placement" jsonb NOT NULL,
	"segment" text collate "C",
	"territory" text collate "C",
	"tier" text collate "C" NOT NULL,
	"rule" text collate "C",
	"scores" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"candidates" jsonb NOT NULL,
	"losers_by_reason" jsonb NOT NULL,
	"reasons" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"source" text collate "C" NOT NULL,
	"content_type" text collate "C" NOT NULL,
	"body" "bytea" NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"queue" text collate "C" NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"offer_id" text collate "C" NOT NULL,
	"rep_id" text collate "C" NOT NULL,
	"changes" jsonb NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"refunded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"region" text collate "C" NOT NULL,
	"date" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	CONSTRAINT "holidays_region_date_pk" PRIMARY KEY("region","date")
);
--> statement-breakpoint
CREATE TABLE "home_viewers" (
	"user_id" text collate "C" PRIMARY KEY NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"source" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"body_hash" text collate "C" NOT NULL,
	"delivery_id" text collate "C" NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
CREATE TABLE "lags" (
	"queue" text collate "C" NOT NULL,
	"rep_id" text collate "C" NOT NULL,
	"lag" bigint NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lags_queue_rep_id_pk" PRIMARY KEY("queue","rep_id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person_key" text collate "C" NOT NULL,
	"account_key" text collate "C",
	"source" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"tier" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"test" boolean NOT NULL,
	"submission" jsonb NOT NULL,
	"faults" jsonb NOT NULL,
	"company" text collate "C" NOT NULL,
	"search_text" text collate "C" NOT NULL,
	"touch_count" integer NOT NULL,
	"priority" double precision NOT NULL,
	"owner_id" text collate "C",
	"route_at" timestamp (3) with time zone,
	"route_trigger" text collate "C" NOT NULL,
	"route_attempts" integer NOT NULL,
	"reroutes" integer NOT NULL,
	"held_for" jsonb,
	"round" integer NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"last_touch_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"close_outcome" text collate "C",
	"close_reason" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"holder" text collate "C" NOT NULL,
	"token" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"assignment_id" text collate "C" NOT NULL,
	"rep_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"round" integer NOT NULL,
	"given_by" text collate "C",
	"given_text_id" text collate "C",
	"made_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"reason" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"destination" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"lead_id" text collate "C",
	"stream" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text collate "C" NOT NULL,
	"urgency" double precision NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"done_at" timestamp (3) with time zone,
	"last_error" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"pool" text collate "C" PRIMARY KEY NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"id" text collate "C" NOT NULL,
	"email" text collate "C",
	"phone" text collate "C",
	"name" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"version" integer PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"text" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"author" text collate "C" NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rep_loads" (
	"rep_id" text collate "C" PRIMARY KEY NOT NULL,
	"open" integer NOT NULL,
	"day_key" text collate "C" NOT NULL,
	"day" integer NOT NULL,
	"week_key" text collate "C" NOT NULL,
	"week" integer NOT NULL,
	"last_assigned_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rep_states" (
	"rep_id" text collate "C" PRIMARY KEY NOT NULL,
	"away" boolean NOT NULL,
	"away_until" timestamp (3) with time zone,
	"cover_id" text collate "C",
	"deactivated_at" timestamp (3) with time zone,
	"set_by" text collate "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reps" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"profile" jsonb NOT NULL,
	"slack_user_id" text collate "C",
	"email" text collate "C",
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "schedule_fires" (
	"schedule" text collate "C" NOT NULL,
	"fired_for" timestamp (3) with time zone NOT NULL,
	"by" text collate "C" NOT NULL,
	CONSTRAINT "schedule_fires_schedule_fired_for_pk" PRIMARY KEY("schedule","fired_for")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sla_clocks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"assignment_id" text collate "C" NOT NULL,
	"offer_id" text collate "C",
	"rep_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"tier" text collate "C" NOT NULL,
	"policy_version" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"events" jsonb NOT NULL,
	"fired" integer NOT NULL,
	"next_event_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "slack_cards" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"offer_id" text collate "C",
	"channel" text collate "C" NOT NULL,
	"ts" text collate "C" NOT NULL,
	"repeated" boolean NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"lead_id" text collate "C",
	"kind" text collate "C" NOT NULL,
	"salt" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"scope" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	"delivery_id" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"submission" jsonb NOT NULL,
	"faults" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "accounts_crm" ON "accounts" USING btree ("crm_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_one_open" ON "assignments" USING btree ("lead_id") WHERE "assignments"."state" = 'open';--> statement-breakpoint
CREATE INDEX "assignments_rep" ON "assignments" USING btree ("rep_id","state");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_events_lead" ON "audit_events" USING btree ("lead_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_seals_event" ON "audit_seals" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "decisions_lead" ON "decisions" USING btree ("lead_id","made_at");--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "draws_offer" ON "draws" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "draws_queue" ON "draws" USING btree ("queue","drawn_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expiry" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "leads_route" ON "leads" USING btree ("route_at") WHERE "leads"."route_at" is not null;--> statement-breakpoint
CREATE INDEX "leads_person" ON "leads" USING btree ("person_key","received_at");--> statement-breakpoint
CREATE INDEX "leads_account" ON "leads" USING btree ("account_key","received_at");--> statement-breakpoint
CREATE INDEX "leads_state" ON "leads" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "leads_owner" ON "leads" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "offers_lead" ON "offers" USING btree ("lead_id","made_at");--> statement-breakpoint
CREATE INDEX "offers_rep" ON "offers" USING btree ("rep_id","state");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at") WHERE "outbox"."state" in ('ready', 'retry', 'uncertain', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_stream" ON "outbox" USING btree ("stream","position");--> statement-breakpoint
CREATE INDEX "outbox_lead" ON "outbox" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "outbox_state" ON "outbox" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reps_slack" ON "reps" USING btree ("slack_user_id");--> statement-breakpoint
CREATE INDEX "sla_clocks_next" ON "sla_clocks" USING btree ("next_event_at") WHERE "sla_clocks"."next_event_at" is not null;--> statement-breakpoint
CREATE INDEX "sla_clocks_lead" ON "sla_clocks" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "sla_clocks_offer" ON "sla_clocks" USING btree ("offer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slack_cards_place" ON "slack_cards" USING btree ("channel","ts");--> statement-breakpoint
CREATE INDEX "slack_cards_offer" ON "slack_cards" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "slack_cards_lead" ON "slack_cards" USING btree ("lead_id","kind");--> statement-breakpoint
CREATE INDEX "texts_lead" ON "texts" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "touches_lead" ON "touches" USING btree ("lead_id","received_at");