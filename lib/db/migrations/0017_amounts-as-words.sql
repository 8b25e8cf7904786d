DROP INDEX "transactions_words";--> statement-breakpoint
DROP INDEX "transactions_size";--> statement-breakpoint
ALTER TABLE "transactions" drop column "words";--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "words" text GENERATED ALWAYS AS (' ' || translate(lower(description), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                                ') || ' ' || (case when amount < 0 then '-' when amount > 0 then '+' else '=' end) || (case
  when upper(currency) in ('BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then abs(amount)::text || '.'
  when upper(currency) in ('BHD', 'JOD', 'KWD', 'OMR', 'TND') then (abs(amount) / 1000)::text || '.' || lpad((abs(amount) % 1000)::text, 3, '0')
  else (abs(amount) / 100)::text || '.' || lpad((abs(amount) % 100)::text, 2, '0')
end)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_words" ON "transactions" USING gin ("account_id",date_bin('30 days', "transacted_at", timestamptz '1970-01-01 00:00:00+00'),"words" gin_trgm_ops);
