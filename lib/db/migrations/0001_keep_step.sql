CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stripe_quota" (
	"name" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"filled_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_feeds" (
	"stripe_account" text PRIMARY KEY NOT NULL,
	"seen_until" timestamp with time zone,
	"read_at" timestamp with time zone,
	"adopted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"livemode" boolean NOT NULL,
	"stripe_account" text,
	"object_id" text,
	"holder" jsonb,
	"created" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "replaced_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "replacement" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "stripe_account" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "swept_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "simulator_id" text;--> statement-breakpoint
ALTER TABLE "link_sessions" ADD COLUMN "read_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stripe_calls" ADD COLUMN "retries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stripe_calls" ADD COLUMN "stripe_account" text;--> statement-breakpoint
CREATE INDEX "webhook_events_due" ON "webhook_events" USING btree ("due_at") WHERE "webhook_events"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_events_object" ON "webhook_events" USING btree ("object_id");--> statement-breakpoint
CREATE INDEX "webhook_events_newest" ON "webhook_events" USING btree ("created" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "accounts_swept" ON "accounts" USING btree ("swept_at" NULLS FIRST);--> statement-breakpoint
CREATE INDEX "link_sessions_read_due" ON "link_sessions" USING btree ("read_due_at");