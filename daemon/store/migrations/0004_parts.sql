-- A run has a snapshot of the whole and one of each part that its readers need: a snapshot has a number of its
-- own. New tables are filled from the old ones. The old children go first: SQLite would empty them with their
-- parent.

-- part: its columns and values, parted by U+001E and U+001F. part_key: the SHA-256 of that text, by which it is
-- found, for the text may be longer than an index takes. Both are blank for the whole.
CREATE TABLE snapshot_new (
  id {key},
  run BIGINT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  part_key TEXT NOT NULL,
  job TEXT NOT NULL,
  source TEXT NOT NULL,
  registry TEXT NOT NULL,
  taken_at BIGINT NOT NULL,
  period_kind TEXT NOT NULL,
  period_start BIGINT NOT NULL,
  period_end BIGINT NOT NULL,
  total BIGINT NOT NULL,
  inactive BIGINT NOT NULL,
  replaced BIGINT NOT NULL,
  pass BIGINT,
  previous_at BIGINT,
  selection TEXT NOT NULL,
  currency TEXT NOT NULL,
  registered BIGINT,
  UNIQUE (run, part_key)
);
INSERT INTO snapshot_new (run, part, part_key, job, source, registry, taken_at, period_kind,
  period_start, period_end, total, inactive, replaced, pass, previous_at, selection, currency,
  registered)
SELECT run, '', '', job, source, registry, taken_at, period_kind, period_start, period_end, total,
  inactive, replaced, pass, previous_at, selection, currency, registered
FROM snapshot ORDER BY run;

CREATE TABLE snapshot_column_new (
  snapshot BIGINT NOT NULL REFERENCES snapshot_new (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (snapshot, position)
);
INSERT INTO snapshot_column_new (snapshot, position, name)
SELECT snapshot_new.id, old.position, old.name
FROM snapshot_column AS old JOIN snapshot_new ON snapshot_new.run = old.run;

CREATE TABLE snapshot_kpi_new (
  snapshot BIGINT NOT NULL REFERENCES snapshot_new (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  kpi TEXT NOT NULL,
  mapped BIGINT NOT NULL,
  stated BIGINT NOT NULL,
  rule TEXT NOT NULL,
  flagged BIGINT NOT NULL,
  declined BIGINT NOT NULL,
  missing BIGINT NOT NULL,
  placeholder BIGINT NOT NULL,
  malformed BIGINT NOT NULL,
  landline BIGINT NOT NULL,
  correctable BIGINT NOT NULL,
  previous BIGINT,
  registered BIGINT,
  lost BIGINT,
  reopened BIGINT,
  corrected BIGINT,
  removed BIGINT,
  moved_in BIGINT,
  moved_out BIGINT,
  reclassified BIGINT,
  days_to_correct TEXT NOT NULL,
  days_open TEXT NOT NULL,
  PRIMARY KEY (snapshot, position)
);
INSERT INTO snapshot_kpi_new (snapshot, position, kpi, mapped, stated, rule, flagged, declined, missing,
  placeholder, malformed, landline, correctable, previous, registered, lost, reopened, corrected,
  removed, moved_in, moved_out, reclassified, days_to_correct, days_open)
SELECT snapshot_new.id, old.position, old.kpi, old.mapped, old.stated, old.rule, old.flagged,
  old.declined, old.missing, old.placeholder, old.malformed, old.landline, old.correctable,
  old.previous, old.registered, old.lost, old.reopened, old.corrected, old.removed, old.moved_in,
  old.moved_out, old.reclassified, old.days_to_correct, old.days_open
FROM snapshot_kpi AS old JOIN snapshot_new ON snapshot_new.run = old.run;

CREATE TABLE snapshot_axis_new (
  snapshot BIGINT NOT NULL REFERENCES snapshot_new (id) ON DELETE CASCADE,
  axis BIGINT NOT NULL,
  name TEXT NOT NULL,
  many BIGINT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (snapshot, axis)
);
INSERT INTO snapshot_axis_new (snapshot, axis, name, many, definition)
SELECT snapshot_new.id, old.axis, old.name, old.many, old.definition
FROM snapshot_axis AS old JOIN snapshot_new ON snapshot_new.run = old.run;

CREATE TABLE snapshot_segment_new (
  snapshot BIGINT NOT NULL REFERENCES snapshot_new (id) ON DELETE CASCADE,
  axis BIGINT NOT NULL,
  segment BIGINT NOT NULL,
  value TEXT NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (snapshot, axis, segment)
);
INSERT INTO snapshot_segment_new (snapshot, axis, segment, value, total)
SELECT snapshot_new.id, old.axis, old.segment, old.value, old.total
FROM snapshot_segment AS old JOIN snapshot_new ON snapshot_new.run = old.run;

CREATE TABLE snapshot_segment_kpi_new (
  snapshot BIGINT NOT NULL REFERENCES snapshot_new (id) ON DELETE CASCADE,
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
  previous BIGINT,
  registered BIGINT,
  lost BIGINT,
  reopened BIGINT,
  corrected BIGINT,
  removed BIGINT,
  moved_in BIGINT,
  moved_out BIGINT,
  reclassified BIGINT,
  days_to_correct TEXT NOT NULL,
  days_open TEXT NOT NULL,
  PRIMARY KEY (snapshot, axis, segment, position)
);
INSERT INTO snapshot_segment_kpi_new (snapshot, axis, segment, position, flagged, declined, missing,
  placeholder, malformed, landline, correctable, previous, registered, lost, reopened, corrected,
  removed, moved_in, moved_out, reclassified, days_to_correct, days_open)
SELECT snapshot_new.id, old.axis, old.segment, old.position, old.flagged, old.declined, old.missing,
  old.placeholder, old.malformed, old.landline, old.correctable, old.previous, old.registered, old.lost,
  old.reopened, old.corrected, old.removed, old.moved_in, old.moved_out, old.reclassified,
  old.days_to_correct, old.days_open
FROM snapshot_segment_kpi AS old JOIN snapshot_new ON snapshot_new.run = old.run;

CREATE TABLE snapshot_impact_new (
  snapshot BIGINT NOT NULL REFERENCES snapshot_new (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  place BIGINT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  flagged BIGINT NOT NULL,
  flagged_records BIGINT NOT NULL,
  rest BIGINT NOT NULL,
  rest_records BIGINT NOT NULL,
  PRIMARY KEY (snapshot, position, place)
);
INSERT INTO snapshot_impact_new (snapshot, position, place, kind, currency, flagged, flagged_records,
  rest, rest_records)
SELECT snapshot_new.id, old.position, old.place, old.kind, old.currency, old.flagged,
  old.flagged_records, old.rest, old.rest_records
FROM snapshot_impact AS old JOIN snapshot_new ON snapshot_new.run = old.run;

CREATE TABLE snapshot_suspect_new (
  snapshot BIGINT NOT NULL REFERENCES snapshot_new (id) ON DELETE CASCADE,
  place BIGINT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  records BIGINT NOT NULL,
  PRIMARY KEY (snapshot, place)
);
INSERT INTO snapshot_suspect_new (snapshot, place, name, value, records)
SELECT snapshot_new.id, old.place, old.name, old.value, old.records
FROM snapshot_suspect AS old JOIN snapshot_new ON snapshot_new.run = old.run;

DROP TABLE snapshot_column;
DROP TABLE snapshot_kpi;
DROP TABLE snapshot_axis;
DROP TABLE snapshot_segment;
DROP TABLE snapshot_segment_kpi;
DROP TABLE snapshot_impact;
DROP TABLE snapshot_suspect;
DROP TABLE snapshot;
ALTER TABLE snapshot_new RENAME TO snapshot;
ALTER TABLE snapshot_column_new RENAME TO snapshot_column;
ALTER TABLE snapshot_kpi_new RENAME TO snapshot_kpi;
ALTER TABLE snapshot_axis_new RENAME TO snapshot_axis;
ALTER TABLE snapshot_segment_new RENAME TO snapshot_segment;
ALTER TABLE snapshot_segment_kpi_new RENAME TO snapshot_segment_kpi;
ALTER TABLE snapshot_impact_new RENAME TO snapshot_impact;
ALTER TABLE snapshot_suspect_new RENAME TO snapshot_suspect;

CREATE INDEX snapshot_course ON snapshot (job, part_key, period_start, taken_at);
CREATE INDEX snapshot_latest ON snapshot (job, part_key, taken_at);
CREATE INDEX snapshot_newest ON snapshot (source, registry, taken_at);
