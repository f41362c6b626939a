ALTER TABLE "assignments" ALTER COLUMN "rep_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sla_clocks" ALTER COLUMN "rep_id" DROP NOT NULL;