-- Roles, sets of employees, and what they reach. As with every other row of an account's state, keys and references carry
-- the account, and only primary keys begin with it.
CREATE TABLE employee_sets (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  type text NOT NULL CHECK (type IN ('employee-role', 'employee-group')),
  name text NOT NULL,
  company_id text NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, company_id) REFERENCES companies (account_id, id)
);

CREATE TABLE memberships (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  set_id text NOT NULL,
  user_id text NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, set_id) REFERENCES employee_sets (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id),
  CHECK (id = set_id || ':' || user_id)
);

CREATE TABLE roles (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  name text NOT NULL,
  type text NOT NULL CHECK (type IN ('employee', 'company')),
  company_id text NOT NULL,
  -- Officer-only functions come with the designation alone.
  rights text[] NOT NULL CHECK (array_to_string(rights, ' ') !~ '(^| )security\.'),
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, id, type),
  FOREIGN KEY (account_id, company_id) REFERENCES companies (account_id, id)
);

CREATE TABLE role_shares (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  role_id text NOT NULL,
  company_id text NOT NULL,
  branch boolean NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, role_id) REFERENCES roles (account_id, id),
  FOREIGN KEY (account_id, company_id) REFERENCES companies (account_id, id),
  CHECK (id = role_id || ':' || company_id)
);

CREATE TABLE role_assignments (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  role_id text NOT NULL,
  user_id text,
  set_id text,
  company_id text,
  -- Points at a role of the type that fits: an employee-type role can't be written for a company, nor the reverse.
  role_type text GENERATED ALWAYS AS (CASE WHEN company_id IS NULL THEN 'employee' ELSE 'company' END) STORED,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, role_id, role_type) REFERENCES roles (account_id, id, type),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id),
  FOREIGN KEY (account_id, set_id) REFERENCES employee_sets (account_id, id),
  FOREIGN KEY (account_id, company_id) REFERENCES companies (account_id, id),
  CHECK (num_nonnulls(user_id, set_id, company_id) = 1),
  CHECK (id = role_id || ':' || coalesce(user_id, set_id, company_id))
);

-- Tokens of services. Of a secret its hash alone is kept; it is made once, for whom its token names, and goes before it.
CREATE TABLE service_tokens (
  account_id text NOT NULL REFERENCES accounts (id),
  id text NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['access-check']),
  taker_id text NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, id, taker_id),
  FOREIGN KEY (account_id, taker_id) REFERENCES users (account_id, id)
);

CREATE TABLE service_token_secrets (
  account_id text NOT NULL,
  token_id text NOT NULL,
  hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz(3) NOT NULL,
  made_by text NOT NULL,
  PRIMARY KEY (account_id, token_id),
  FOREIGN KEY (account_id, token_id, made_by) REFERENCES service_tokens (account_id, id, taker_id)
);

-- A company never lies under itself, at any depth: whoever walks up from it comes to headquarters.
CREATE FUNCTION refuse_company_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE above (id) AS (
      SELECT NEW.parent_id
      UNION
      SELECT c.parent_id FROM companies c JOIN above ON c.id = above.id WHERE c.account_id = NEW.account_id)
    SELECT FROM above WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'company % would lie under itself', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'companies_form_a_tree', TABLE = 'companies';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER companies_form_a_tree AFTER INSERT OR UPDATE OF parent_id ON companies
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION refuse_company_cycle();
