-- Tokens that people make for themselves. Of a token its hash alone is kept. Outside the fold: the trail tells of each.
CREATE TABLE personal_tokens (
  account_id text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'submit']),
  hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  last_used_on date,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id),
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '8760 hours')
);
CREATE INDEX personal_tokens_user_idx ON personal_tokens (account_id, user_id);
