DROP INDEX "transactions_words";--> statement-breakpoint
DROP INDEX "transactions_size";--> statement-breakpoint
CREATE INDEX "transactions_words" ON "transactions" USING gin ("account_id",date_bin('30 days', "transacted_at", timestamptz '1970-01-01 00:00:00+00'),"words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "transactions_size" ON "transactions" USING btree ("account_id",abs("amount"),date_bin('30 days', "transacted_at", timestamptz '1970-01-01 00:00:00+00'));