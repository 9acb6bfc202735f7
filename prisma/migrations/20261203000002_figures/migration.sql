-- What operators watch over all accounts, as numbers. Why a change waits, and until when, the last settling writes beside
-- its state: who reads figures need not know officers, decisions and flags to count what is unreachable or stopped.
ALTER TABLE changes
  ADD COLUMN waits_for text CHECK (waits_for IN ('awaiting_approvals', 'awaiting_probation', 'unreachable', 'applying', 'frozen')),
  ADD COLUMN waits_until timestamptz(3);
GRANT UPDATE (waits_for, waits_until) ON changes TO countersign_app;

-- Kinds, states and times; no id of a person, no address, no content.
GRANT SELECT (kind, state, submitted_at, expires_at, waits_for, waits_until) ON changes TO countersign_lookup;
GRANT SELECT (account_id, change_id, decided_at) ON decisions TO countersign_lookup;
GRANT SELECT (queued_at, sent_at, digest, account_id, user_id) ON notices TO countersign_lookup;
GRANT SELECT (queued_at, sent_at) ON support_notices TO countersign_lookup;
GRANT SELECT (account_id, user_id, number, due_at) ON letter_digests TO countersign_lookup;
CREATE POLICY look_up ON decisions FOR SELECT TO countersign_lookup USING (true);
CREATE POLICY look_up ON notices FOR SELECT TO countersign_lookup USING (true);
CREATE POLICY look_up ON support_notices FOR SELECT TO countersign_lookup USING (true);
CREATE POLICY look_up ON letter_digests FOR SELECT TO countersign_lookup USING (true);

-- Counting what is owed reads what is owed, however much was sent.
CREATE INDEX notices_owed ON notices (queued_at) WHERE sent_at IS NULL;
CREATE INDEX support_notices_owed ON support_notices (queued_at) WHERE sent_at IS NULL;
