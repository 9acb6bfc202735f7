-- How often somebody did something of late. Keys are keyed hashes of who and what: no row names a person or an address.
-- Unlogged: counting costs no disk write of its own, and after a crash of the server everybody begins anew.
CREATE UNLOGGED TABLE rate_limits (
  key text PRIMARY KEY,
  hits integer NOT NULL CHECK (hits > 0),
  ends_at timestamptz(3) NOT NULL
);
CREATE INDEX rate_limits_ends_at_idx ON rate_limits (ends_at);
