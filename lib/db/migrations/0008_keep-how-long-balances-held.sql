ALTER TABLE "accounts" ADD COLUMN "nickname" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "balance_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "balance_snapshots" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "balance_snapshots" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
UPDATE "accounts" SET "balance_confirmed_at" = to_timestamp(greatest(("balance"->>'as_of')::bigint, CASE WHEN "balance_refresh"->>'status' = 'succeeded' THEN ("balance_refresh"->>'last_attempted_at')::bigint END)) WHERE "balance" IS NOT NULL AND "balance" <> 'null'::jsonb;--> statement-breakpoint
UPDATE "balance_snapshots" s SET "confirmed_at" = CASE WHEN s."as_of" = to_timestamp((a."balance"->>'as_of')::bigint) THEN a."balance_confirmed_at" ELSE s."as_of" END, "ended_at" = CASE WHEN a."status" <> 'active' AND s."as_of" = to_timestamp((a."balance"->>'as_of')::bigint) THEN coalesce(a."pulled_at", now()) END FROM "accounts" a WHERE a."id" = s."account_id";--> statement-breakpoint
UPDATE "balance_snapshots" SET "confirmed_at" = "as_of" WHERE "confirmed_at" IS NULL;--> statement-breakpoint
ALTER TABLE "balance_snapshots" ALTER COLUMN "confirmed_at" SET NOT NULL;
