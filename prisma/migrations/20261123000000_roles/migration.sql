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
