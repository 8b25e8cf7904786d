ALTER TABLE "auth"."two_factors" ADD COLUMN "last_step" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "link" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "link_until" timestamp with time zone;