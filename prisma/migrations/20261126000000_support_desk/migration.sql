-- Requests to the support desk: what two operators decide, and officers can object to.
CREATE TABLE support_requests (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL UNIQUE CHECK (id LIKE 'srq\_%'),
  -- The change that it becomes when it is applied.
  change_id text NOT NULL,
  kind text NOT NULL,
  kind_version integer NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  payload text NOT NULL,
  evidence text NOT NULL,
  comment text,
  -- A user of the account; none where an operator filed a paper form.
  filer_id text,
  filer_operator text CHECK (filer_operator ~ '^opr_[0-9a-f]{64}$'),
  filer_address text,
  warnings text NOT NULL,
  assurance text NOT NULL CHECK (assurance IN ('link', 'session', 'passkey')),
  sensitive boolean NOT NULL,
  base_version integer NOT NULL,
  document text NOT NULL,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  cooling_ms bigint NOT NULL CHECK (cooling_ms > 0),
  filed_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL CHECK (expires_at > filed_at),
  state text NOT NULL CHECK (state IN ('filed', 'cooling', 'applied', 'rejected', 'lapsed', 'conflicted')),
  state_code text,
  state_text text,
  lapses_at timestamptz(3) NOT NULL CHECK (lapses_at >= expires_at),
  objected_at timestamptz(3),
  cooling_until timestamptz(3),
  ended_at timestamptz(3),
  next_wake_at timestamptz(3),
  PRIMARY KEY (account_id, id),
  UNIQUE (change_id, account_id),
  FOREIGN KEY (account_id, filer_id) REFERENCES users (account_id, id),
  CHECK ((filer_id IS NULL) <> (filer_operator IS NULL)),
  CHECK ((filer_operator IS NULL) = (filer_address IS NULL)),
  CHECK ((state IN ('filed', 'cooling')) = (ended_at IS NULL)),
  CHECK (state NOT IN ('cooling', 'applied') OR cooling_until IS NOT NULL)
);
CREATE INDEX support_requests_open ON support_requests (account_id, state) WHERE state IN ('filed', 'cooling');
CREATE INDEX support_requests_overdue ON support_requests (next_wake_at) WHERE next_wake_at IS NOT NULL;
CREATE INDEX support_requests_by_age ON support_requests (filed_at, id);

-- One decision an operator; two of the same address are one person.
CREATE TABLE support_decisions (
  account_id text NOT NULL,
  request_id text NOT NULL,
  operator text NOT NULL CHECK (operator ~ '^opr_[0-9a-f]{64}$'),
  issuer text NOT NULL,
  subject text NOT NULL,
  address_key text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('approve', 'reject')),
  -- Made after an officer had objected.
  knowing boolean NOT NULL,
  comment text,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, request_id, operator),
  UNIQUE (account_id, request_id, address_key),
  FOREIGN KEY (account_id, request_id) REFERENCES support_requests (account_id, id)
);

CREATE TABLE support_objections (
  account_id text NOT NULL,
  request_id text NOT NULL,
  user_id text NOT NULL,
  -- The first one calls for a third operator and restarts the time; those after it change nothing.
  counts boolean NOT NULL,
  comment text,
  objected_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, request_id, user_id),
  FOREIGN KEY (account_id, request_id) REFERENCES support_requests (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);
CREATE UNIQUE INDEX support_objections_count_once ON support_objections (account_id, request_id) WHERE counts;

CREATE TABLE support_notices (
  account_id text NOT NULL,
  request_id text NOT NULL,
  kind text NOT NULL,
  user_id text NOT NULL,
  address text NOT NULL,
  queued_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  PRIMARY KEY (account_id, request_id, kind, user_id),
  FOREIGN KEY (account_id, request_id) REFERENCES support_requests (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);

CREATE TABLE support_links (
  account_id text NOT NULL,
  hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  request_id text NOT NULL,
  user_id text NOT NULL,
  -- The account's version when it was made: it ends with the address and the designation of then.
  version integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, hash),
  FOREIGN KEY (account_id, request_id) REFERENCES support_requests (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
);

CREATE TRIGGER support_decisions_append_only BEFORE UPDATE OR DELETE ON support_decisions FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER support_decisions_never_truncated BEFORE TRUNCATE ON support_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER support_objections_append_only BEFORE UPDATE OR DELETE ON support_objections FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER support_objections_never_truncated BEFORE TRUNCATE ON support_objections FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER support_requests_never_deleted BEFORE DELETE ON support_requests FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER support_requests_never_truncated BEFORE TRUNCATE ON support_requests FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- What was filed never moves, the time is never shortened, and an end is an end.
CREATE FUNCTION keep_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - ARRAY['state', 'state_code', 'state_text', 'lapses_at', 'objected_at', 'cooling_until', 'ended_at', 'next_wake_at'])
    IS DISTINCT FROM
     (to_jsonb(NEW) - ARRAY['state', 'state_code', 'state_text', 'lapses_at', 'objected_at', 'cooling_until', 'ended_at', 'next_wake_at']) THEN
    RAISE EXCEPTION 'what was filed never moves' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state NOT IN ('filed', 'cooling') AND (to_jsonb(OLD) - 'next_wake_at') IS DISTINCT FROM (to_jsonb(NEW) - 'next_wake_at') THEN
    RAISE EXCEPTION 'a request that has ended never moves' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.lapses_at < OLD.lapses_at
     OR (OLD.cooling_until IS NOT NULL AND (NEW.cooling_until IS NULL OR NEW.cooling_until < OLD.cooling_until))
     OR (OLD.objected_at IS NOT NULL AND NEW.objected_at IS DISTINCT FROM OLD.objected_at)
     OR (OLD.state = 'filed' AND NEW.state = 'applied')
     OR (OLD.state = 'cooling' AND NEW.state = 'filed') THEN
    RAISE EXCEPTION 'request % moves forward alone', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER support_requests_keep_filing BEFORE UPDATE ON support_requests FOR EACH ROW EXECUTE FUNCTION keep_request();

-- What has ended is not decided on; nobody decides on what they filed themselves.
CREATE FUNCTION decide_on_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM support_requests r WHERE r.account_id = NEW.account_id AND r.id = NEW.request_id
                 AND r.state IN ('filed', 'cooling')) THEN
    RAISE EXCEPTION 'request % is not open', NEW.request_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT FROM support_requests r WHERE r.account_id = NEW.account_id AND r.id = NEW.request_id
             AND (r.filer_operator = NEW.operator OR r.filer_address = NEW.address_key)) THEN
    RAISE EXCEPTION 'nobody decides on the request that they filed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER support_decisions_while_open BEFORE INSERT ON support_decisions FOR EACH ROW EXECUTE FUNCTION decide_on_request();

-- A change is of officers, with one of them as its initiator, or of the desk, with the request that it was made by.
ALTER TABLE changes ADD COLUMN authority text NOT NULL DEFAULT 'officers' CHECK (authority IN ('officers', 'desk'));
ALTER TABLE changes ALTER COLUMN authority DROP DEFAULT;
ALTER TABLE changes ALTER COLUMN initiator_id DROP NOT NULL;
ALTER TABLE changes ADD COLUMN support_request_id text;
ALTER TABLE changes ADD FOREIGN KEY (account_id, support_request_id) REFERENCES support_requests (account_id, id);
ALTER TABLE changes ADD CHECK ((authority = 'officers') = (initiator_id IS NOT NULL));
ALTER TABLE changes ADD CHECK ((authority = 'desk') = (support_request_id IS NOT NULL));

CREATE FUNCTION keep_authority() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was submitted never moves' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER changes_keep_authority BEFORE UPDATE ON changes FOR EACH ROW
  WHEN ((OLD.authority, OLD.support_request_id) IS DISTINCT FROM (NEW.authority, NEW.support_request_id))
  EXECUTE FUNCTION keep_authority();

-- A change begins open; the opening of an account, and what the desk does, are applied from the start.
CREATE OR REPLACE FUNCTION begin_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.authority = 'desk' THEN
    IF NEW.state <> 'applied' THEN
      RAISE EXCEPTION 'what the desk does begins as applied, found %', NEW.state USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.state NOT IN ('pending', 'approved') AND NOT (NEW.state = 'applied' AND NEW.number = 0) THEN
    RAISE EXCEPTION 'a change begins as pending or approved, found %', NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- What the desk does has its request, cooled off, with enough operators: two; three, one of them knowing, after an
-- objection; and none who rejects.
CREATE FUNCTION require_operators() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request support_requests;
  approvals integer;
  knowing integer;
  rejections integer;
BEGIN
  SELECT * INTO request FROM support_requests r WHERE r.account_id = NEW.account_id AND r.id = NEW.support_request_id;
  IF request.id IS NULL OR request.state <> 'cooling' OR request.change_id <> NEW.id OR request.digest <> NEW.digest
     OR request.cooling_until > NEW.ended_at THEN
    RAISE EXCEPTION 'change % of the desk has no request that is due', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT count(*) FILTER (WHERE d.verdict = 'approve'), count(*) FILTER (WHERE d.verdict = 'approve' AND d.knowing),
         count(*) FILTER (WHERE d.verdict = 'reject')
    INTO approvals, knowing, rejections
    FROM support_decisions d WHERE d.account_id = NEW.account_id AND d.request_id = request.id;
  IF rejections > 0 OR approvals < 2 OR (request.objected_at IS NOT NULL AND (approvals < 3 OR knowing < 1)) THEN
    RAISE EXCEPTION 'request % has too few operators', request.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER changes_of_the_desk BEFORE INSERT ON changes FOR EACH ROW
  WHEN (NEW.authority = 'desk') EXECUTE FUNCTION require_operators();
