-- The row that every writing transaction locks first.
CREATE TABLE accounts (
  id text PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  version integer NOT NULL CHECK (version >= 0),
  change_count integer NOT NULL CHECK (change_count >= 0),
  event_count integer NOT NULL CHECK (event_count >= 0),
  event_head text NOT NULL,
  created_at timestamptz(3) NOT NULL
);

-- The account's state. Every key and every reference carries the account: no row points across accounts. Of the indexes
-- of users only the primary key begins with it, and of the whole indexes of changes the keys come last: the check of a
-- reference, planned while the table is small, could otherwise run through the account rather than to the row.
CREATE TABLE account_settings (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  name text NOT NULL,
  client_type text NOT NULL CHECK (client_type IN ('individual', 'joint', 'trust', 'retirement', 'custodial', 'organization')),
  required_approvals integer NOT NULL CHECK (required_approvals IN (0, 1, 2)),
  rights text[] NOT NULL,
  officer_removal text NOT NULL CHECK (officer_removal IN ('floor', 'keep-operable')),
  approval_assurance text NOT NULL CHECK (approval_assurance IN ('link', 'session', 'passkey')),
  change_expiry_hours integer NOT NULL CHECK (change_expiry_hours BETWEEN 1 AND 720),
  probation_hours integer NOT NULL CHECK (probation_hours BETWEEN 0 AND 720),
  PRIMARY KEY (account_id, id),
  CHECK (id = account_id),
  CHECK (client_type = 'organization' OR required_approvals = 0),
  UNIQUE (account_id, client_type)
);

CREATE TABLE companies (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  name text NOT NULL,
  parent_id text,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, parent_id) REFERENCES companies (account_id, id) DEFERRABLE INITIALLY IMMEDIATE,
  CHECK (parent_id IS DISTINCT FROM id)
);
CREATE UNIQUE INDEX companies_one_headquarters ON companies (account_id) WHERE parent_id IS NULL;

CREATE TABLE users (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'suspended', 'removed')),
  company_id text NOT NULL,
  officer boolean NOT NULL,
  owner boolean NOT NULL,
  officer_since integer,
  officer_since_at timestamptz(3),
  address_since integer NOT NULL,
  address_since_at timestamptz(3) NOT NULL,
  -- One address, one user of the account who is not removed; a set may swap two.
  address_key text GENERATED ALWAYS AS
    (CASE WHEN status <> 'removed' THEN regexp_replace(lower(email COLLATE "C"), '\+[^@]*@', '@') END) STORED,
  -- Points at an organization where the user is an officer: officers outside one can't be written.
  officer_client_type text GENERATED ALWAYS AS (CASE WHEN officer THEN 'organization' END) STORED,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, company_id) REFERENCES companies (account_id, id) DEFERRABLE INITIALLY IMMEDIATE,
  FOREIGN KEY (account_id, officer_client_type) REFERENCES account_settings (account_id, client_type),
  CONSTRAINT users_address_key UNIQUE (address_key, account_id) DEFERRABLE INITIALLY IMMEDIATE,
  CHECK (NOT (officer AND status = 'removed')),
  CHECK ((officer AND status = 'active') = (officer_since IS NOT NULL)),
  CHECK ((officer_since IS NULL) = (officer_since_at IS NULL))
);
CREATE INDEX users_by_company ON users (company_id, account_id);

CREATE TABLE grants (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  user_id text NOT NULL,
  function text NOT NULL CHECK (function NOT LIKE 'security.%'),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id),
  CHECK (id = user_id || ':' || function)
);

CREATE TABLE authorizer_requirements (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL CHECK (id IN ('portal', 'funding')),
  "primary" integer NOT NULL CHECK ("primary" BETWEEN 0 AND 2),
  secondary integer NOT NULL CHECK (secondary BETWEEN 0 AND 2),
  PRIMARY KEY (account_id, id)
);

CREATE TABLE authorizers (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  user_id text NOT NULL,
  area text NOT NULL CHECK (area IN ('portal', 'funding')),
  level text NOT NULL CHECK (level IN ('primary', 'secondary')),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id),
  CHECK (id = user_id || ':' || area || ':' || level)
);

-- Changes and decisions.
CREATE TABLE changes (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  number integer NOT NULL CHECK (number >= 0),
  kind text NOT NULL,
  kind_version integer NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  payload text NOT NULL,
  reason text,
  initiator_id text NOT NULL,
  warnings text NOT NULL,
  required_approvals integer NOT NULL CHECK (required_approvals IN (0, 1, 2)),
  assurance text NOT NULL CHECK (assurance IN ('link', 'session', 'passkey')),
  sensitive boolean NOT NULL,
  base_version integer NOT NULL,
  document text NOT NULL,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  state text NOT NULL CHECK (state IN ('pending', 'approved', 'applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed')),
  state_code text,
  state_text text,
  submitted_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL CHECK (expires_at >= submitted_at),
  ended_at timestamptz(3),
  applied_version integer,
  next_wake_at timestamptz(3),
  resubmits text,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, number),
  UNIQUE (account_id, applied_version),
  UNIQUE (account_id, id, initiator_id),
  UNIQUE (account_id, id, digest),
  FOREIGN KEY (account_id, initiator_id) REFERENCES users (account_id, id),
  FOREIGN KEY (account_id, resubmits) REFERENCES changes (account_id, id),
  CHECK ((state = 'applied') = (applied_version IS NOT NULL)),
  CHECK ((state IN ('pending', 'approved')) = (ended_at IS NULL))
);
CREATE INDEX changes_open ON changes (account_id, state) WHERE state IN ('pending', 'approved');
CREATE INDEX changes_overdue ON changes (next_wake_at) WHERE next_wake_at IS NOT NULL;

CREATE TABLE change_effects (
  account_id text NOT NULL,
  change_id text NOT NULL,
  position integer NOT NULL,
  gained text[] NOT NULL,
  lost text[] NOT NULL,
  user_ids text[] NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (account_id, change_id, position),
  FOREIGN KEY (account_id, change_id) REFERENCES changes (account_id, id)
);

-- One decision an officer, never the initiator's, and for the digest of the change and no other.
CREATE TABLE decisions (
  account_id text NOT NULL,
  change_id text NOT NULL,
  officer_id text NOT NULL,
  initiator_id text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('approve', 'reject')),
  digest text NOT NULL,
  designation integer NOT NULL,
  by_subject boolean NOT NULL,
  assurance text NOT NULL CHECK (assurance IN ('link', 'session', 'passkey')),
  comment text,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, change_id, officer_id),
  FOREIGN KEY (account_id, change_id, initiator_id) REFERENCES changes (account_id, id, initiator_id),
  FOREIGN KEY (account_id, change_id, digest) REFERENCES changes (account_id, id, digest),
  FOREIGN KEY (account_id, officer_id) REFERENCES users (account_id, id),
  CONSTRAINT decisions_never_by_the_initiator CHECK (officer_id <> initiator_id)
);

CREATE TABLE events (
  account_id text NOT NULL REFERENCES accounts (id),
  seq integer NOT NULL CHECK (seq >= 1),
  at timestamptz(3) NOT NULL,
  type text NOT NULL,
  actor_id text,
  change_id text,
  data text NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (account_id, seq),
  FOREIGN KEY (account_id, change_id) REFERENCES changes (account_id, id)
);
CREATE INDEX events_by_change ON events (account_id, change_id) WHERE change_id IS NOT NULL;

-- Outside the fold.
CREATE TABLE identity_bindings (
  account_id text NOT NULL,
  user_id text NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  bound_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, user_id),
  UNIQUE (account_id, issuer, subject),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);
CREATE INDEX identity_bindings_by_identity ON identity_bindings (issuer, subject);

CREATE TABLE invitations (
  account_id text NOT NULL,
  user_id text NOT NULL,
  address text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, user_id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);
CREATE INDEX invitations_by_address ON invitations (address);

CREATE TABLE links (
  hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  account_id text NOT NULL,
  change_id text NOT NULL,
  officer_id text NOT NULL,
  digest text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  FOREIGN KEY (account_id, change_id, digest) REFERENCES changes (account_id, id, digest),
  FOREIGN KEY (account_id, officer_id) REFERENCES users (account_id, id)
);
CREATE INDEX links_by_change ON links (account_id, change_id, officer_id);
CREATE INDEX links_by_officer ON links (account_id, officer_id) WHERE ended_at IS NULL;

CREATE TABLE notices (
  account_id text NOT NULL,
  change_id text NOT NULL,
  kind text NOT NULL,
  user_id text NOT NULL,
  address text NOT NULL,
  queued_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  PRIMARY KEY (account_id, change_id, kind, user_id),
  FOREIGN KEY (account_id, change_id) REFERENCES changes (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);

CREATE TABLE sessions (
  hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  issuer text NOT NULL,
  subject text NOT NULL,
  email text,
  email_verified boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);
CREATE INDEX sessions_by_identity ON sessions (issuer, subject);

CREATE TABLE idempotency_keys (
  caller text NOT NULL,
  scope text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  account_id text NOT NULL,
  change_id text NOT NULL,
  status integer,
  body text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (caller, scope, key),
  -- A submission takes its key before it makes its change.
  FOREIGN KEY (account_id, change_id) REFERENCES changes (account_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- What was written stays written.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER decisions_never_truncated BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER events_never_truncated BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER change_effects_append_only BEFORE UPDATE OR DELETE ON change_effects FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER change_effects_never_truncated BEFORE TRUNCATE ON change_effects FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER changes_never_deleted BEFORE DELETE ON changes FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER changes_never_truncated BEFORE TRUNCATE ON changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER users_never_deleted BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER users_never_truncated BEFORE TRUNCATE ON users FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- A change's submission never moves, its state moves as the life of a change has it, and an end is an end.
CREATE FUNCTION keep_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.account_id, OLD.id, OLD.number, OLD.kind, OLD.kind_version, OLD.title, OLD.description, OLD.payload, OLD.reason,
      OLD.initiator_id, OLD.warnings, OLD.required_approvals, OLD.assurance, OLD.sensitive, OLD.base_version, OLD.document,
      OLD.digest, OLD.submitted_at, OLD.expires_at, OLD.resubmits)
    IS DISTINCT FROM
     (NEW.account_id, NEW.id, NEW.number, NEW.kind, NEW.kind_version, NEW.title, NEW.description, NEW.payload, NEW.reason,
      NEW.initiator_id, NEW.warnings, NEW.required_approvals, NEW.assurance, NEW.sensitive, NEW.base_version, NEW.document,
      NEW.digest, NEW.submitted_at, NEW.expires_at, NEW.resubmits) THEN
    RAISE EXCEPTION 'what was submitted never moves' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state NOT IN ('pending', 'approved')
     AND (OLD.state, OLD.state_code, OLD.state_text, OLD.ended_at, OLD.applied_version)
       IS DISTINCT FROM (NEW.state, NEW.state_code, NEW.state_text, NEW.ended_at, NEW.applied_version) THEN
    RAISE EXCEPTION 'a change that has ended never moves' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'pending' AND NEW.state IN ('applied', 'failed') THEN
    RAISE EXCEPTION 'a change is approved before it is %', NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER changes_keep_submission BEFORE UPDATE ON changes FOR EACH ROW EXECUTE FUNCTION keep_submission();

-- A change begins open; the opening of an account alone is applied from the start.
CREATE FUNCTION begin_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state NOT IN ('pending', 'approved') AND NOT (NEW.state = 'applied' AND NEW.number = 0) THEN
    RAISE EXCEPTION 'a change begins as pending or approved, found %', NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER changes_begin_open BEFORE INSERT ON changes FOR EACH ROW EXECUTE FUNCTION begin_open();

-- What has ended is not decided on.
CREATE FUNCTION decide_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM changes c WHERE c.account_id = NEW.account_id AND c.id = NEW.change_id AND c.state IN ('pending', 'approved')) THEN
    RAISE EXCEPTION 'change % is not open', NEW.change_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decisions_while_open BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decide_while_open();

-- An applied change has its approvals: distinct officers, none of them the initiator, for its digest.
CREATE FUNCTION require_approvals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approvals integer;
BEGIN
  SELECT count(*) INTO approvals FROM decisions d
  WHERE d.account_id = NEW.account_id AND d.change_id = NEW.id AND d.verdict = 'approve' AND d.digest = NEW.digest;
  IF approvals < NEW.required_approvals THEN
    RAISE EXCEPTION 'change % has % of % approvals', NEW.id, approvals, NEW.required_approvals USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER changes_require_approvals BEFORE UPDATE OF state ON changes FOR EACH ROW
  WHEN (NEW.state IN ('applied', 'approved')) EXECUTE FUNCTION require_approvals();
CREATE TRIGGER changes_inserted_with_approvals BEFORE INSERT ON changes FOR EACH ROW
  WHEN (NEW.state IN ('applied', 'approved')) EXECUTE FUNCTION require_approvals();
