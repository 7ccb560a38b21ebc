-- Times are seconds since 1970 UTC. {key} is the dialect's way to number rows, never twice the same.
-- A statement ends with a semicolon at the end of its line.

CREATE TABLE run (
  id {key},
  job TEXT NOT NULL,
  source TEXT NOT NULL,
  registry TEXT NOT NULL,
  occurrence BIGINT,
  period_kind TEXT NOT NULL,
  period_start BIGINT NOT NULL,
  period_end BIGINT NOT NULL,
  state TEXT NOT NULL,
  step TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  error TEXT NOT NULL,
  recipient TEXT NOT NULL,
  UNIQUE (job, occurrence)
);
CREATE INDEX run_of_job ON run (job, id);
CREATE INDEX run_unfinished ON run (id) WHERE state = 'running';

CREATE TABLE run_document (
  run BIGINT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (run, position),
  UNIQUE (run, name)
);

CREATE TABLE job_watch (
  job TEXT PRIMARY KEY,
  seen_until BIGINT NOT NULL
);

CREATE TABLE snapshot (
  run BIGINT PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  job TEXT NOT NULL,
  source TEXT NOT NULL,
  registry TEXT NOT NULL,
  taken_at BIGINT NOT NULL,
  period_kind TEXT NOT NULL,
  period_start BIGINT NOT NULL,
  period_end BIGINT NOT NULL,
  total BIGINT NOT NULL,
  inactive BIGINT NOT NULL,
  replaced BIGINT NOT NULL
);
CREATE INDEX snapshot_course ON snapshot (job, period_start, taken_at);
CREATE INDEX snapshot_latest ON snapshot (job, taken_at);
CREATE INDEX snapshot_newest ON snapshot (source, registry, taken_at);

-- The columns that the query had.
CREATE TABLE snapshot_column (
  run BIGINT NOT NULL REFERENCES snapshot (run) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (run, position)
);

CREATE TABLE snapshot_kpi (
  run BIGINT NOT NULL REFERENCES snapshot (run) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  kpi TEXT NOT NULL,
  mapped BIGINT NOT NULL,
  flagged BIGINT NOT NULL,
  declined BIGINT NOT NULL,
  missing BIGINT NOT NULL,
  placeholder BIGINT NOT NULL,
  malformed BIGINT NOT NULL,
  landline BIGINT NOT NULL,
  correctable BIGINT NOT NULL,
  PRIMARY KEY (run, position)
);

CREATE TABLE snapshot_axis (
  run BIGINT NOT NULL REFERENCES snapshot (run) ON DELETE CASCADE,
  axis BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (run, axis)
);

CREATE TABLE snapshot_segment (
  run BIGINT NOT NULL REFERENCES snapshot (run) ON DELETE CASCADE,
  axis BIGINT NOT NULL,
  segment BIGINT NOT NULL,
  value TEXT NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (run, axis, segment)
);

CREATE TABLE snapshot_segment_kpi (
  run BIGINT NOT NULL REFERENCES snapshot (run) ON DELETE CASCADE,
  axis BIGINT NOT NULL,
  segment BIGINT NOT NULL,
  position BIGINT NOT NULL,
  flagged BIGINT NOT NULL,
  declined BIGINT NOT NULL,
  missing BIGINT NOT NULL,
  placeholder BIGINT NOT NULL,
  malformed BIGINT NOT NULL,
  landline BIGINT NOT NULL,
  correctable BIGINT NOT NULL,
  PRIMARY KEY (run, axis, segment, position)
);

CREATE TABLE message (
  id {key},
  job TEXT NOT NULL,
  run BIGINT REFERENCES run (id),
  occurrence BIGINT,
  recipient TEXT NOT NULL,
  name TEXT NOT NULL,
  sender TEXT NOT NULL,
  channel TEXT NOT NULL,
  subject TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  state_at BIGINT NOT NULL,
  retry_at BIGINT,
  attempts BIGINT NOT NULL,
  sent_by TEXT NOT NULL,
  resend_of BIGINT REFERENCES message (id)
);
CREATE INDEX message_to ON message (lower(recipient));
CREATE INDEX message_of_job ON message (job);
CREATE INDEX message_of_run ON message (run);
CREATE INDEX message_in_state ON message (state, retry_at);
CREATE INDEX message_retry ON message (retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX message_created ON message (created_at);

CREATE TABLE message_document (
  message BIGINT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (message, position)
);

CREATE TABLE message_event (
  message BIGINT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  at BIGINT NOT NULL,
  state TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (message, position)
);
