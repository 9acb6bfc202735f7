-- How often a user's identity was reset, and how many passkeys they may have: both move by changes (R18, R51).
ALTER TABLE users
  ADD COLUMN identity_resets integer NOT NULL DEFAULT 0 CHECK (identity_resets >= 0),
  ADD COLUMN passkeys integer NOT NULL DEFAULT 1 CHECK (passkeys BETWEEN 1 AND 10);

-- The passkeys that users have enrolled. Outside the fold: each is an event, which verifying compares.
CREATE TABLE authenticators (
  account_id text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  credential_id text NOT NULL UNIQUE,
  public_key text NOT NULL,
  counter bigint NOT NULL CHECK (counter >= 0),
  transports text[] NOT NULL,
  enrolled_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);
CREATE INDEX authenticators_by_user ON authenticators (user_id, account_id);

-- The links by which passkeys are enrolled.
CREATE TABLE enrolments (
  hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  account_id text NOT NULL,
  user_id text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);
CREATE INDEX enrolments_by_user ON enrolments (user_id, account_id);

-- Each challenge is SHA-256 of its document, is taken once, and lives for minutes.
CREATE TABLE passkey_challenges (
  challenge text PRIMARY KEY,
  document text NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX passkey_challenges_by_end ON passkey_challenges (expires_at);

-- What a passkey has signed: the evidence of a decision by passkey (R39).
CREATE TABLE passkey_assertions (
  account_id text NOT NULL,
  change_id text NOT NULL,
  officer_id text NOT NULL,
  document text NOT NULL,
  credential_id text NOT NULL,
  public_key text NOT NULL,
  client_data text NOT NULL,
  authenticator_data text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (account_id, change_id, officer_id),
  FOREIGN KEY (account_id, change_id, officer_id) REFERENCES decisions (account_id, change_id, officer_id)
);
CREATE TRIGGER passkey_assertions_append_only BEFORE UPDATE OR DELETE ON passkey_assertions
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER passkey_assertions_never_truncated BEFORE TRUNCATE ON passkey_assertions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- No decision counts as made by passkey without what the passkey has signed.
CREATE FUNCTION require_assertion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM passkey_assertions a
    WHERE a.account_id = NEW.account_id AND a.change_id = NEW.change_id AND a.officer_id = NEW.officer_id) THEN
    RAISE EXCEPTION 'the decision of % by passkey has no assertion', NEW.officer_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_by_passkey_are_signed', TABLE = 'decisions';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decisions_by_passkey_are_signed AFTER INSERT ON decisions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.assurance = 'passkey') EXECUTE FUNCTION require_assertion();
