-- How names are compared: NFKC, case-folded by way of upper case, any run of spaces as one. The service compares them by
-- the same rule. Case is ICU's, as there: no other provider that every supported server has writes the sharp s as two.
-- A hash, since the longest names are longer than an index takes; every name of a database is in its one encoding.
CREATE FUNCTION name_key(name text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN sha256(convert_to(regexp_replace(
    normalize(lower(upper(lower(normalize(name, NFKC) COLLATE "und-x-icu"))), NFKC),
    U&'[ \1680]+', ' ', 'g'), 'UTF8'));

-- One name, one row of its place. A set of modifications may swap two.
ALTER TABLE companies
  ADD COLUMN name_key bytea GENERATED ALWAYS AS (name_key(name)) STORED,
  ADD CONSTRAINT companies_name_key UNIQUE (parent_id, name_key, account_id) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE roles
  ADD COLUMN name_key bytea GENERATED ALWAYS AS (name_key(name)) STORED,
  ADD CONSTRAINT roles_name_key UNIQUE (company_id, name_key, account_id) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE employee_sets
  ADD COLUMN name_key bytea GENERATED ALWAYS AS (name_key(name)) STORED,
  ADD CONSTRAINT employee_sets_name_key UNIQUE (company_id, name_key, account_id) DEFERRABLE INITIALLY IMMEDIATE;

-- A service's token may end by itself. Null: when it is revoked.
ALTER TABLE service_tokens
  ADD COLUMN expires_at timestamptz(3),
  ADD COLUMN name_key bytea GENERATED ALWAYS AS (name_key(name)) STORED,
  ADD CONSTRAINT service_tokens_name_key UNIQUE (name_key, account_id) DEFERRABLE INITIALLY IMMEDIATE;
