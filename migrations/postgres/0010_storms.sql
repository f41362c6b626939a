CREATE TABLE "storm_leads" (
	"storm_id" text collate "C" NOT NULL,
	"lead_id" text collate "C" NOT NULL,
	CONSTRAINT "storm_leads_storm_id_lead_id_pk" PRIMARY KEY("storm_id","lead_id")
);
--> statement-breakpoint
CREATE INDEX "storm_leads_lead" ON "storm_leads" USING btree ("lead_id");