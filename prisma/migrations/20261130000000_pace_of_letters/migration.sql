-- Letters to one person beyond their pace wait, and go as one digest letter (R48).
CREATE TABLE letter_digests (
  account_id text NOT NULL,
  user_id text NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  due_at timestamptz(3) NOT NULL,
  -- From then on it gathers nothing more: every attempt to send it says the same.
  closed_at timestamptz(3),
  -- Who sends it has taken it then. Null: nobody is sending it.
  taken_at timestamptz(3),
  sent_at timestamptz(3),
  PRIMARY KEY (account_id, user_id, number),
  FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id),
  CHECK (taken_at IS NULL OR closed_at IS NOT NULL)
);
CREATE UNIQUE INDEX letter_digests_gathering ON letter_digests (account_id, user_id) WHERE closed_at IS NULL;

ALTER TABLE notices
  -- When somebody began to send it, as a letter of its own.
  ADD COLUMN taken_at timestamptz(3),
  ADD COLUMN digest integer,
  ADD FOREIGN KEY (account_id, user_id, digest) REFERENCES letter_digests (account_id, user_id, number),
  ADD CONSTRAINT notices_alone_or_gathered CHECK (taken_at IS NULL OR digest IS NULL);
CREATE INDEX notices_by_pace ON notices (account_id, user_id, taken_at) WHERE taken_at IS NOT NULL;
CREATE INDEX notices_of_digest ON notices (account_id, user_id, digest) WHERE digest IS NOT NULL;
