CREATE TABLE "deletions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text,
	"holder_id" uuid,
	"requested_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "disconnected_at" timestamp with time zone;--> statement-breakpoint
UPDATE "accounts" SET "disconnected_at" = now() WHERE "status" = 'disconnected';--> statement-breakpoint
ALTER TABLE "tombstones" ADD COLUMN "holder_parameter" text;--> statement-breakpoint
ALTER TABLE "tombstones" ADD COLUMN "deletion_id" uuid;--> statement-breakpoint
ALTER TABLE "tombstones" ADD COLUMN "stripe_account" text;--> statement-breakpoint
ALTER TABLE "tombstones" ADD COLUMN "end_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tombstones" ADD COLUMN "end_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "deletions_unfinished" ON "deletions" USING btree ("requested_at") WHERE "deletions"."finished_at" is null;--> statement-breakpoint
ALTER TABLE "tombstones" ADD CONSTRAINT "tombstones_deletion_id_deletions_id_fk" FOREIGN KEY ("deletion_id") REFERENCES "public"."deletions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tombstones_end_due" ON "tombstones" USING btree ("end_due_at") WHERE "tombstones"."end_due_at" is not null;--> statement-breakpoint
CREATE INDEX "tombstones_deletion" ON "tombstones" USING btree ("deletion_id");--> statement-breakpoint
ALTER TABLE "tombstones" DROP COLUMN "erased_at_bank";