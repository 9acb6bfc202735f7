-- Where an account has its events told.
CREATE TABLE webhooks (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  name text NOT NULL,
  url text NOT NULL CHECK (url ~ '^https?://' AND length(url) <= 500),
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  taker_id text NOT NULL,
  name_key bytea GENERATED ALWAYS AS (name_key(name)) STORED,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, taker_id) REFERENCES users (account_id, id),
  CONSTRAINT webhooks_name_key UNIQUE (name_key, account_id) DEFERRABLE INITIALLY IMMEDIATE
);

-- What signs its messages, sealed by a key that is not in the database. The newest is without an end; the one before it
-- signs along until its own. They go before the webhook does.
CREATE TABLE webhook_secrets (
  account_id text NOT NULL,
  webhook_id text NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  sealed text NOT NULL CHECK (sealed ~ '^v1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$'),
  made_at timestamptz(3) NOT NULL,
  made_by text NOT NULL,
  ends_at timestamptz(3),
  PRIMARY KEY (account_id, webhook_id, number),
  FOREIGN KEY (account_id, webhook_id) REFERENCES webhooks (account_id, id),
  FOREIGN KEY (account_id, made_by) REFERENCES users (account_id, id)
);
CREATE UNIQUE INDEX webhook_secrets_newest ON webhook_secrets (account_id, webhook_id) WHERE ends_at IS NULL;

-- One event, owed to one webhook: written with the event. It outlives its webhook, to be read and then forgotten.
CREATE TABLE webhook_deliveries (
  account_id text NOT NULL,
  id text NOT NULL,
  webhook_id text NOT NULL,
  seq integer NOT NULL,
  type text NOT NULL,
  change_id text,
  body text NOT NULL,
  queued_at timestamptz(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('owed', 'delivered', 'given-up')),
  attempts integer NOT NULL DEFAULT 0,
  -- When it is to be tried; null once it is over, and while an earlier one of its change is owed.
  due_at timestamptz(3) CHECK (due_at IS NULL OR state = 'owed'),
  -- When the reconciler looks whether it was.
  next_wake_at timestamptz(3) CHECK ((next_wake_at IS NULL) = (due_at IS NULL)),
  attempted_at timestamptz(3),
  status integer CHECK (status BETWEEN 100 AND 599),
  ended_at timestamptz(3),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, seq) REFERENCES events (account_id, seq),
  FOREIGN KEY (account_id, change_id) REFERENCES changes (account_id, id),
  CHECK ((state = 'owed') = (ended_at IS NULL))
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_wake_at) WHERE next_wake_at IS NOT NULL;
CREATE INDEX webhook_deliveries_owed ON webhook_deliveries (account_id, webhook_id, change_id) WHERE state = 'owed';
CREATE INDEX webhook_deliveries_of ON webhook_deliveries (account_id, webhook_id, seq);
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (ended_at) WHERE ended_at IS NOT NULL;

DO $$
DECLARE
  named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['webhooks', 'webhook_secrets', 'webhook_deliveries']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', named);
    EXECUTE format('CREATE POLICY own_account ON %I TO countersign_app
      USING (account_id = nullif(current_setting(''app.account_id'', true), ''''))
      WITH CHECK (account_id = nullif(current_setting(''app.account_id'', true), ''''))', named);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks TO countersign_app;
GRANT SELECT, INSERT, UPDATE (ends_at), DELETE ON webhook_secrets TO countersign_app;
GRANT SELECT, INSERT, UPDATE (state, attempts, due_at, next_wake_at, attempted_at, status, ended_at)
  ON webhook_deliveries TO countersign_app;

-- What is due of all accounts, and what is old enough to be forgotten: no address, no content.
GRANT SELECT (account_id, id, next_wake_at, ended_at), UPDATE (next_wake_at), DELETE
  ON webhook_deliveries TO countersign_lookup;
CREATE POLICY look_up ON webhook_deliveries FOR SELECT TO countersign_lookup USING (true);
CREATE POLICY put_off ON webhook_deliveries FOR UPDATE TO countersign_lookup
  USING (next_wake_at IS NOT NULL)
  WITH CHECK (next_wake_at IS NOT NULL);
CREATE POLICY forget ON webhook_deliveries FOR DELETE TO countersign_lookup USING (ended_at IS NOT NULL);
