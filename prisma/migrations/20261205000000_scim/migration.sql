-- A token that is good for provisioning by SCIM, and for nothing else.
ALTER TABLE personal_tokens DROP CONSTRAINT personal_tokens_scopes_check,
  ADD CONSTRAINT personal_tokens_scopes_check
    CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'submit', 'scim']);

-- What an identity provider calls users and groups, and the last change that it asked for about each. It gives nobody
-- anything, and is outside the fold. What is to be added has its id here before it is there: target_id names no row yet.
CREATE TABLE scim_resources (
  account_id text NOT NULL REFERENCES accounts (id),
  type text NOT NULL CHECK (type IN ('User', 'Group')),
  id text NOT NULL,
  target_id text NOT NULL,
  change_id text,
  external_id text,
  user_name text,
  formatted text,
  given_name text,
  family_name text,
  PRIMARY KEY (account_id, type, id),
  UNIQUE (account_id, type, target_id),
  FOREIGN KEY (account_id, change_id) REFERENCES changes (account_id, id)
);
CREATE INDEX scim_resources_by_external_id ON scim_resources (account_id, type, external_id);
CREATE INDEX scim_resources_by_user_name ON scim_resources (account_id, lower(user_name));
CREATE INDEX scim_resources_by_change ON scim_resources (account_id, change_id);

ALTER TABLE scim_resources ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON scim_resources TO countersign_app
  USING (account_id = nullif(current_setting('app.account_id', true), ''))
  WITH CHECK (account_id = nullif(current_setting('app.account_id', true), ''));
GRANT SELECT, INSERT, UPDATE (target_id, change_id, external_id, user_name, formatted, given_name, family_name)
  ON scim_resources TO countersign_app;
