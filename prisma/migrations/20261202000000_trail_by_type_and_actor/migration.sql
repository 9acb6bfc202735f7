-- What an officer looks for in the trail: what happened of a sort, who did it, and when; each in the order of the trail.
CREATE INDEX events_by_type ON events (account_id, type, seq);
CREATE INDEX events_by_actor ON events (account_id, actor_id, seq) WHERE actor_id IS NOT NULL;
CREATE INDEX events_by_time ON events (account_id, at, seq);
