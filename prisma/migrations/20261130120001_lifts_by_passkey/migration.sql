-- What a passkey has signed for lifting a flag: the evidence of it, where the account asks for one (R39, R50).
CREATE TABLE lift_assertions (
  account_id text NOT NULL,
  flag_id text NOT NULL,
  officer_id text NOT NULL,
  document text NOT NULL,
  credential_id text NOT NULL,
  public_key text NOT NULL,
  client_data text NOT NULL,
  authenticator_data text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (account_id, flag_id, officer_id),
  FOREIGN KEY (account_id, flag_id, officer_id) REFERENCES flag_lifts (account_id, flag_id, officer_id)
);
CREATE TRIGGER lift_assertions_append_only BEFORE UPDATE OR DELETE ON lift_assertions
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER lift_assertions_never_truncated BEFORE TRUNCATE ON lift_assertions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
