-- Each account sees its own rows alone: whoever works for an account does so as countersign_app, and says in every
-- transaction which account that is (app.account_id). Who has said nothing sees nothing. What has to be found before an
-- account is known is found as countersign_lookup, which reads named columns and no content.
-- Both are roles of the whole server, to be taken on: migrating makes them where they are missing, before this runs.
GRANT USAGE ON SCHEMA public TO countersign_app, countersign_lookup;

-- Forced: the owner of the tables, unless a superuser, is held by the policies too, and no policy names it. A migration
-- that has to read rows says NO FORCE before and FORCE after, in its one transaction; forgotten, it fails.
DO $$
DECLARE
  named record;
BEGIN
  FOR named IN
    SELECT c.relname AS name, (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id') AS account
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', named.name);
    IF named.account IS NOT NULL THEN
      EXECUTE format('CREATE POLICY own_account ON %I TO countersign_app
        USING (account_id = nullif(current_setting(''app.account_id'', true), ''''))
        WITH CHECK (account_id = nullif(current_setting(''app.account_id'', true), ''''))', named.name);
    END IF;
  END LOOP;
END $$;

CREATE POLICY own_account ON accounts TO countersign_app
  USING (id = nullif(current_setting('app.account_id', true), ''))
  WITH CHECK (id = nullif(current_setting('app.account_id', true), ''));

-- What belongs to no account: the sessions of identities that have a user in the account, which end with their access;
-- and the challenges of decisions in it.
CREATE POLICY own_account ON sessions TO countersign_app
  USING (EXISTS (SELECT FROM identity_bindings b WHERE b.issuer = sessions.issuer AND b.subject = sessions.subject));
CREATE POLICY own_account ON passkey_challenges TO countersign_app
  USING (document::jsonb ->> 'accountId' = nullif(current_setting('app.account_id', true), ''));

-- What an account does with its rows. What only ever grows has no UPDATE and no DELETE, of anybody.
GRANT SELECT, INSERT, UPDATE (version, change_count, event_count, event_head) ON accounts TO countersign_app;
GRANT SELECT, INSERT, UPDATE ON account_settings, users TO countersign_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON companies, grants, employee_sets, memberships, roles, role_shares,
  role_assignments, authorizer_requirements, authorizers, service_tokens TO countersign_app;
GRANT SELECT, INSERT ON events, checkpoints, change_effects, decisions, flags, flag_lifts, passkey_assertions, lift_assertions,
  support_decisions, support_objections, support_links TO countersign_app;
GRANT SELECT, INSERT, UPDATE (state, state_code, state_text, ended_at, applied_version, next_wake_at, ending)
  ON changes TO countersign_app;
GRANT SELECT, INSERT,
  UPDATE (state, state_code, state_text, ended_at, lapses_at, objected_at, cooling_until, next_wake_at)
  ON support_requests TO countersign_app;
GRANT SELECT, INSERT, DELETE ON identity_bindings, service_token_secrets TO countersign_app;
GRANT SELECT, INSERT, UPDATE (address, expires_at), DELETE ON invitations TO countersign_app;
GRANT SELECT, INSERT, UPDATE (counter), DELETE ON authenticators TO countersign_app;
GRANT SELECT, INSERT, UPDATE (last_used_on), DELETE ON personal_tokens TO countersign_app;
GRANT SELECT, INSERT, UPDATE (ended_at) ON links, enrolments TO countersign_app;
GRANT SELECT, INSERT, UPDATE (digest, taken_at, sent_at) ON notices TO countersign_app;
GRANT SELECT, INSERT, UPDATE (closed_at, taken_at, sent_at) ON letter_digests TO countersign_app;
GRANT SELECT, INSERT, UPDATE (sent_at) ON support_notices TO countersign_app;
GRANT SELECT, INSERT, UPDATE (fingerprint, account_id, change_id, status, body, created_at)
  ON idempotency_keys TO countersign_app;
GRANT SELECT (issuer, subject, ended_at), UPDATE (ended_at) ON sessions TO countersign_app;
GRANT SELECT, DELETE ON passkey_challenges TO countersign_app;

-- What is looked up across accounts: by an id or a slug, a hash, an identity, an address, a time. No content.
GRANT SELECT (id, slug, version, event_count) ON accounts TO countersign_lookup;
GRANT SELECT (hash, account_id, change_id, officer_id, digest, ended_at) ON links TO countersign_lookup;
GRANT SELECT (hash, account_id, token_id) ON service_token_secrets TO countersign_lookup;
GRANT SELECT (hash, account_id, id, user_id, scopes, expires_at, last_used_on) ON personal_tokens TO countersign_lookup;
GRANT SELECT (hash, account_id, user_id, expires_at, ended_at) ON enrolments TO countersign_lookup;
GRANT SELECT (hash, account_id, request_id, user_id, version) ON support_links TO countersign_lookup;
GRANT SELECT (credential_id, account_id, id) ON authenticators TO countersign_lookup;
GRANT SELECT (account_id, user_id, issuer, subject) ON identity_bindings TO countersign_lookup;
GRANT SELECT (account_id, user_id, address, expires_at) ON invitations TO countersign_lookup;
GRANT SELECT (account_id, size) ON checkpoints TO countersign_lookup;
GRANT SELECT (account_id, seq, at) ON events TO countersign_lookup;
GRANT SELECT (account_id, id, next_wake_at), UPDATE (next_wake_at) ON changes TO countersign_lookup;
GRANT SELECT (account_id, id, state, filed_at, next_wake_at), UPDATE (next_wake_at)
  ON support_requests TO countersign_lookup;
GRANT SELECT (caller, scope, key, fingerprint, account_id, change_id, created_at), DELETE
  ON idempotency_keys TO countersign_lookup;

DO $$
DECLARE
  known text;
BEGIN
  FOREACH known IN ARRAY ARRAY['accounts', 'links', 'service_token_secrets', 'personal_tokens', 'enrolments',
    'support_links', 'authenticators', 'identity_bindings', 'invitations', 'checkpoints', 'events', 'changes',
    'support_requests', 'idempotency_keys']
  LOOP
    EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO countersign_lookup USING (true)', known);
  END LOOP;
END $$;

-- When the reconciler looks again is all that it writes, of what is due; and keys go when their day is over.
CREATE POLICY put_off ON changes FOR UPDATE TO countersign_lookup USING (next_wake_at IS NOT NULL)
  WITH CHECK (next_wake_at IS NOT NULL);
CREATE POLICY put_off ON support_requests FOR UPDATE TO countersign_lookup
  USING (next_wake_at IS NOT NULL)
  WITH CHECK (next_wake_at IS NOT NULL);
CREATE POLICY forget ON idempotency_keys FOR DELETE TO countersign_lookup USING (true);

-- What there is before any account: sessions begin and end, challenges are made and taken, attempts are counted.
GRANT SELECT, INSERT, UPDATE (last_used_at, ended_at) ON sessions TO countersign_lookup;
GRANT SELECT, INSERT, DELETE ON passkey_challenges TO countersign_lookup;
GRANT SELECT, INSERT, UPDATE (hits, ends_at), DELETE ON rate_limits TO countersign_lookup;
CREATE POLICY before_accounts ON sessions TO countersign_lookup USING (true);
CREATE POLICY before_accounts ON passkey_challenges TO countersign_lookup USING (true);
CREATE POLICY before_accounts ON rate_limits TO countersign_lookup USING (true);
