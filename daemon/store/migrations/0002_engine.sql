-- Occurrences written ahead, runs that are tried again, nodes, documents and artefacts in the state.

ALTER TABLE run ADD COLUMN claimed_at BIGINT NOT NULL DEFAULT 0;
UPDATE run SET claimed_at = started_at;
ALTER TABLE run ADD COLUMN attempts BIGINT NOT NULL DEFAULT 1;
ALTER TABLE run ADD COLUMN retry_at BIGINT;
ALTER TABLE run ADD COLUMN node BIGINT;
ALTER TABLE run ADD COLUMN held TEXT NOT NULL DEFAULT '';
CREATE INDEX run_retry ON run (retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX run_of_period ON run (job, period_start);
CREATE INDEX run_under_way ON run (job) WHERE state = 'running';
CREATE INDEX run_failed_in_sending ON run (id) WHERE state = 'failed' AND step = 'rendered';

ALTER TABLE message ADD COLUMN give_up_at BIGINT;
ALTER TABLE message ADD COLUMN node BIGINT;

CREATE TABLE occurrence (
  job TEXT NOT NULL,
  at BIGINT NOT NULL,
  period_kind TEXT NOT NULL,
  period_start BIGINT NOT NULL,
  period_end BIGINT NOT NULL,
  start_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  why TEXT NOT NULL,
  decided_at BIGINT,
  PRIMARY KEY (job, at)
);
CREATE INDEX occurrence_planned ON occurrence (start_at) WHERE state = 'planned';
CREATE INDEX occurrence_at ON occurrence (at);

ALTER TABLE job_watch RENAME COLUMN seen_until TO written_until;
ALTER TABLE job_watch ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
ALTER TABLE job_watch ADD COLUMN gap TEXT NOT NULL DEFAULT '';
ALTER TABLE job_watch ADD COLUMN paused BIGINT NOT NULL DEFAULT 0;
ALTER TABLE job_watch ADD COLUMN paused_by TEXT NOT NULL DEFAULT '';
ALTER TABLE job_watch ADD COLUMN paused_at BIGINT;
ALTER TABLE job_watch ADD COLUMN missed TEXT NOT NULL DEFAULT '';
ALTER TABLE job_watch ADD COLUMN complete_from BIGINT NOT NULL DEFAULT 0;
UPDATE job_watch SET complete_from = written_until;

-- A node's number is its fencing token: what a later one took over, an earlier one can't change.
CREATE TABLE node (
  id {key},
  name TEXT NOT NULL,
  configuration TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  buried BIGINT NOT NULL
);
CREATE INDEX node_alive ON node (id) WHERE buried = 0;

CREATE TABLE state_home (
  home TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL
);

-- The bytes of documents ("sha256:…") and artefacts ("run:17"), where the state keeps them.
CREATE TABLE chunk (
  owner TEXT NOT NULL,
  position BIGINT NOT NULL,
  bytes {bytes} NOT NULL,
  PRIMARY KEY (owner, position)
);
CREATE TABLE artefact (
  run BIGINT PRIMARY KEY,
  sha256 TEXT NOT NULL
);
