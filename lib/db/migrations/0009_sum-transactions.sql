CREATE TABLE "transaction_sums" (
	"account_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"date_only" boolean NOT NULL,
	"currency" text NOT NULL,
	"count" integer NOT NULL,
	"void_count" integer NOT NULL,
	"money_in" bigint NOT NULL,
	"money_out" bigint NOT NULL,
	CONSTRAINT "transaction_sums_account_id_at_date_only_currency_pk" PRIMARY KEY("account_id","at","date_only","currency")
);
--> statement-breakpoint
-- Once for each statement, whatever number of rows it changes. An upsert is an insert of some rows and an update of others, and
-- runs it twice; a row written again as it was changes no sum.
CREATE FUNCTION "keep_transaction_sums"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	"changed" text := CASE TG_OP
		WHEN 'INSERT' THEN 'SELECT *, 1 AS "sign" FROM "arrived"'
		WHEN 'DELETE' THEN 'SELECT *, -1 AS "sign" FROM "gone"'
		ELSE 'SELECT *, 1 AS "sign" FROM "arrived" UNION ALL SELECT *, -1 AS "sign" FROM "gone"' END;
BEGIN
	-- In one order, so that two statements never wait for each other.
	EXECUTE 'INSERT INTO "transaction_sums" AS "kept"
		SELECT "account_id", date_bin(''15 minutes'', "transacted_at", ''1970-01-01 00:00:00+00''), "transacted_at" = date_bin(''1 day'', "transacted_at", ''1970-01-01 00:00:00+00''), "currency",
			sum("sign"), coalesce(sum("sign") FILTER (WHERE "status" = ''void''), 0),
			coalesce(sum("sign" * "amount") FILTER (WHERE "status" <> ''void'' AND "amount" > 0), 0), coalesce(sum("sign" * "amount") FILTER (WHERE "status" <> ''void'' AND "amount" < 0), 0)
		FROM (' || "changed" || ') AS "changed"
		GROUP BY 1, 2, 3, 4
		HAVING sum("sign") <> 0 OR coalesce(sum("sign") FILTER (WHERE "status" = ''void''), 0) <> 0
			OR coalesce(sum("sign" * "amount") FILTER (WHERE "status" <> ''void'' AND "amount" > 0), 0) <> 0 OR coalesce(sum("sign" * "amount") FILTER (WHERE "status" <> ''void'' AND "amount" < 0), 0) <> 0
		ORDER BY 1, 2, 3, 4
		ON CONFLICT ("account_id", "at", "date_only", "currency") DO UPDATE SET "count" = "kept"."count" + excluded."count", "void_count" = "kept"."void_count" + excluded."void_count",
			"money_in" = "kept"."money_in" + excluded."money_in", "money_out" = "kept"."money_out" + excluded."money_out"';
	IF TG_OP <> 'INSERT' THEN
		DELETE FROM "transaction_sums" AS "kept" USING "gone"
		WHERE "kept"."count" = 0 AND "kept"."account_id" = "gone"."account_id" AND "kept"."at" = date_bin('15 minutes', "gone"."transacted_at", '1970-01-01 00:00:00+00');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
INSERT INTO "transaction_sums"
SELECT "account_id", date_bin('15 minutes', "transacted_at", '1970-01-01 00:00:00+00'), "transacted_at" = date_bin('1 day', "transacted_at", '1970-01-01 00:00:00+00'), "currency",
	count(*), count(*) FILTER (WHERE "status" = 'void'),
	coalesce(sum("amount") FILTER (WHERE "status" <> 'void' AND "amount" > 0), 0), coalesce(sum("amount") FILTER (WHERE "status" <> 'void' AND "amount" < 0), 0)
FROM "transactions"
GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
CREATE TRIGGER "transaction_sums_insert" AFTER INSERT ON "transactions" REFERENCING NEW TABLE AS "arrived" FOR EACH STATEMENT EXECUTE FUNCTION "keep_transaction_sums"();
--> statement-breakpoint
CREATE TRIGGER "transaction_sums_update" AFTER UPDATE ON "transactions" REFERENCING OLD TABLE AS "gone" NEW TABLE AS "arrived" FOR EACH STATEMENT EXECUTE FUNCTION "keep_transaction_sums"();
--> statement-breakpoint
CREATE TRIGGER "transaction_sums_delete" AFTER DELETE ON "transactions" REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "keep_transaction_sums"();
