-- The ledger of episodes of each registry, and what a snapshot tells of them.

CREATE TABLE ledger (
  id {key},
  source TEXT NOT NULL,
  registry TEXT NOT NULL,
  last_pass BIGINT NOT NULL,
  UNIQUE (source, registry)
);

-- Of those not sealed there is one at most, and what it wrote does not count. Only the rules of the newest sealed
-- one are kept.
CREATE TABLE ledger_pass (
  ledger BIGINT NOT NULL REFERENCES ledger (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  run BIGINT NOT NULL,
  node BIGINT,
  wrote BIGINT NOT NULL,
  sealed BIGINT NOT NULL,
  taken_at BIGINT,
  rules TEXT NOT NULL,
  PRIMARY KEY (ledger, number)
);

-- The columns that the traits of spells are of, parted by U+001F.
CREATE TABLE ledger_layout (
  ledger BIGINT NOT NULL REFERENCES ledger (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  names TEXT NOT NULL,
  PRIMARY KEY (ledger, number)
);

-- opening: 0 registered, 1 lost, 2 reopened, 3 reclassified, 4 moved; closing: 0 corrected, 1 removed,
-- 2 reclassified, 3 moved. In the order of its key it is written and read from end to end.
CREATE TABLE spell (
  ledger BIGINT NOT NULL,
  record TEXT {bytewise} NOT NULL,
  kpi TEXT {bytewise} NOT NULL,
  opened_pass BIGINT NOT NULL,
  opening BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  since BIGINT NOT NULL,
  layout BIGINT NOT NULL,
  traits TEXT NOT NULL,
  ended_pass BIGINT,
  closing BIGINT,
  ended_at BIGINT,
  PRIMARY KEY (ledger, record, kpi, opened_pass)
){clustered};

ALTER TABLE snapshot ADD COLUMN pass BIGINT;
ALTER TABLE snapshot ADD COLUMN previous_at BIGINT;
ALTER TABLE snapshot ADD COLUMN selection TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot ADD COLUMN registered BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN stated BIGINT NOT NULL DEFAULT 1;
ALTER TABLE snapshot_kpi ADD COLUMN rule TEXT NOT NULL DEFAULT '';
-- Axis -1 is the one by owner, which is no axis of the job.
ALTER TABLE snapshot_axis ADD COLUMN many BIGINT NOT NULL DEFAULT 0;
ALTER TABLE snapshot_axis ADD COLUMN definition TEXT NOT NULL DEFAULT '';

-- Flows are all NULL where there are none. days_…: mean, median and 90th percentile between blanks, or nothing.
ALTER TABLE snapshot_kpi ADD COLUMN previous BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN registered BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN lost BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN reopened BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN corrected BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN removed BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN moved_in BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN moved_out BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN reclassified BIGINT;
ALTER TABLE snapshot_kpi ADD COLUMN days_to_correct TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot_kpi ADD COLUMN days_open TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot_segment_kpi ADD COLUMN previous BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN registered BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN lost BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN reopened BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN corrected BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN removed BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN moved_in BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN moved_out BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN reclassified BIGINT;
ALTER TABLE snapshot_segment_kpi ADD COLUMN days_to_correct TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot_segment_kpi ADD COLUMN days_open TEXT NOT NULL DEFAULT '';

-- `position` is the KPI's in snapshot_kpi. Sums in hundredths.
CREATE TABLE snapshot_impact (
  run BIGINT NOT NULL REFERENCES snapshot (run) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  place BIGINT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  flagged BIGINT NOT NULL,
  flagged_records BIGINT NOT NULL,
  rest BIGINT NOT NULL,
  rest_records BIGINT NOT NULL,
  PRIMARY KEY (run, position, place)
);

CREATE TABLE snapshot_suspect (
  run BIGINT NOT NULL REFERENCES snapshot (run) ON DELETE CASCADE,
  place BIGINT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  records BIGINT NOT NULL,
  PRIMARY KEY (run, place)
);
