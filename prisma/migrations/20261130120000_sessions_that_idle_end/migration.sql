-- A session that nobody uses ends before its time.
ALTER TABLE sessions ADD COLUMN last_used_at timestamptz(3);
UPDATE sessions SET last_used_at = created_at;
ALTER TABLE sessions ALTER COLUMN last_used_at SET NOT NULL;
