CREATE TABLE "webhook_deliveries" (
	"hour" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_deliveries_hour_outcome_pk" PRIMARY KEY("hour","outcome")
);
