-- An officer's word that a change looks wrong: it stops the open changes of the initiator for a day (R50).
CREATE TABLE flags (
  account_id text NOT NULL,
  id text NOT NULL,
  change_id text NOT NULL,
  initiator_id text NOT NULL,
  flagger_id text NOT NULL,
  comment text,
  flagged_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, id, flagger_id, initiator_id),
  FOREIGN KEY (account_id, change_id, initiator_id) REFERENCES changes (account_id, id, initiator_id),
  FOREIGN KEY (account_id, flagger_id) REFERENCES users (account_id, id)
);
CREATE INDEX flags_by_initiator ON flags (account_id, initiator_id, flagged_at);
CREATE INDEX flags_by_flagger ON flags (account_id, flagger_id, flagged_at);

-- One officer's word that it can be lifted: never the flagger's, never the initiator's, and each one's once.
CREATE TABLE flag_lifts (
  account_id text NOT NULL,
  flag_id text NOT NULL,
  officer_id text NOT NULL,
  flagger_id text NOT NULL,
  initiator_id text NOT NULL,
  designation integer NOT NULL,
  lifted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, flag_id, officer_id),
  FOREIGN KEY (account_id, flag_id, flagger_id, initiator_id) REFERENCES flags (account_id, id, flagger_id, initiator_id),
  FOREIGN KEY (account_id, officer_id) REFERENCES users (account_id, id),
  CONSTRAINT flag_lifts_never_by_the_flagger CHECK (officer_id <> flagger_id),
  CONSTRAINT flag_lifts_never_by_the_initiator CHECK (officer_id <> initiator_id)
);

CREATE TRIGGER flags_append_only BEFORE UPDATE OR DELETE ON flags FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER flags_never_truncated BEFORE TRUNCATE ON flags FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER flag_lifts_append_only BEFORE UPDATE OR DELETE ON flag_lifts FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER flag_lifts_never_truncated BEFORE TRUNCATE ON flag_lifts FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- What has ended is not flagged.
CREATE TRIGGER flags_while_open BEFORE INSERT ON flags FOR EACH ROW EXECUTE FUNCTION decide_while_open();

-- An officer flags once a day. The account's row is locked by whoever writes here, so none slips in beside.
CREATE FUNCTION flag_once_a_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM flags f WHERE f.account_id = NEW.account_id AND f.flagger_id = NEW.flagger_id
             AND f.flagged_at > NEW.flagged_at - interval '24 hours') THEN
    RAISE EXCEPTION 'officer % has flagged a change within a day', NEW.flagger_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER flags_once_a_day BEFORE INSERT ON flags FOR EACH ROW EXECUTE FUNCTION flag_once_a_day();
