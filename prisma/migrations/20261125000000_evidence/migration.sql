-- Signed heads of an account's chain of events, each a C2SP checkpoint; the same are in files outside of the database.
CREATE TABLE checkpoints (
  account_id text NOT NULL REFERENCES accounts (id),
  size integer NOT NULL CHECK (size >= 1),
  root text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
  key_id text NOT NULL CHECK (key_id ~ '^[0-9a-f]{8}$'),
  note text NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, size),
  FOREIGN KEY (account_id, size) REFERENCES events (account_id, seq)
);
CREATE TRIGGER checkpoints_append_only BEFORE UPDATE OR DELETE ON checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER checkpoints_never_truncated BEFORE TRUNCATE ON checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- What a receipt says of the time of a change's end, and nothing else keeps: names, policy, and which approvals counted.
ALTER TABLE changes ADD COLUMN ending text;
CREATE TRIGGER changes_keep_ending BEFORE UPDATE ON changes FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL AND NEW.ending IS DISTINCT FROM OLD.ending) EXECUTE FUNCTION refuse_rewriting();
