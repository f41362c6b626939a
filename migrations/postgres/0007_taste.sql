CREATE TABLE "rep_tastes" (
	"rep_id" text collate "C" PRIMARY KEY NOT NULL,
	"remind" boolean NOT NULL,
	"morning" boolean NOT NULL,
	"weekly" boolean NOT NULL,
	"hide_names" boolean NOT NULL,
	"morning_at" timestamp (3) with time zone
);
