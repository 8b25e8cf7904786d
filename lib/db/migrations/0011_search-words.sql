DROP INDEX "transactions_description";--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "words" text GENERATED ALWAYS AS (' ' || translate(lower(description), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                                ')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_words" ON "transactions" USING gin ("account_id","words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "transactions_size" ON "transactions" USING btree ("account_id",abs("amount"));