ALTER TABLE "accounts" ADD COLUMN "stopped_at" timestamp with time zone;--> statement-breakpoint
UPDATE "accounts" SET "stopped_at" = "linked_at" WHERE "status" = 'inactive';
