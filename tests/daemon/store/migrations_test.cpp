#include "daemon/store/migrations.h"

#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

/// A state of schema 3, with two runs whose snapshots have everything that such a one can hold.
void write_state_of_schema_3(const StateSettings& settings) {
  std::vector<Migration> migrations = all_migrations();
  migrations.resize(3);
  Connection connection(settings);
  migrate(connection, migrations);
  const auto execute = [&](const std::string& sql) { connection.execute(sql, {}); };
  const std::string counts =
      "flagged, declined, missing, placeholder, malformed, landline, correctable, previous, registered, "
      "lost, "
      "reopened, corrected, removed, moved_in, moved_out, reclassified, days_to_correct, days_open";
  const std::string some = "15, 1, 2, 3, 4, 5, 1, 9, 1, 2, 3, 4, 5, 6, 7, 10, '3.5 2 7', ''";
  const std::string none =
      "0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', ''";
  // The first run left no snapshot: numbers of runs and of snapshots differ.
  for (const char* start : {"800", "900", "1000"})
    execute(
        "INSERT INTO run (job, source, registry, period_kind, period_start, period_end, state, step, "
        "started_at, error, recipient) VALUES ('weekly', 'erp', 'customers', 'weekly', " +
        std::string(start) + ", " + start + " + 100, 'done', 'finished', " + start + " + 105, '', '')");
  for (const std::string run : {"3", "2"}) {
    execute(
        "INSERT INTO snapshot (run, job, source, registry, taken_at, period_kind, period_start, "
        "period_end, total, inactive, replaced, pass, previous_at, selection, currency, registered) VALUES "
        "(" +
        run + ", 'weekly', 'erp', 'customers', 705 + 100 * " + run + ", 'weekly', 700 + 100 * " + run +
        ", 800 + 100 * " + run + ", 20, 2, 1, " + run + ", 605, 'abc', 'BRL', 4)");
    execute("INSERT INTO snapshot_column (run, position, name) VALUES (" + run + ", 0, 'id')");
    execute("INSERT INTO snapshot_column (run, position, name) VALUES (" + run + ", 1, 'name" + run + "')");
    execute("INSERT INTO snapshot_kpi (run, position, kpi, mapped, stated, rule, " + counts + ") VALUES (" +
            run + ", 0, 'no_email', 1, 1, 'r" + run + "', " + some + ")");
    execute("INSERT INTO snapshot_kpi (run, position, kpi, mapped, stated, rule, " + counts + ") VALUES (" +
            run + ", 1, 'late', 0, 0, '', " + none + ")");
    for (const char* axis : {"0, 'city', 0, ''", "-1, 'owner', 1, 'many ;'"})
      execute("INSERT INTO snapshot_axis (run, axis, name, many, definition) VALUES (" + run + ", " + axis +
              ")");
    for (const char* axis : {"0", "-1"}) {
      execute("INSERT INTO snapshot_segment (run, axis, segment, value, total) VALUES (" + run + ", " + axis +
              ", 0, 'São Paulo', 20)");
      for (const char* position : {"0", "1"})
        execute("INSERT INTO snapshot_segment_kpi (run, axis, segment, position, " + counts + ") VALUES (" +
                run + ", " + axis + ", 0, " + position + ", " + (*position == '0' ? some : none) + ")");
    }
    execute(
        "INSERT INTO snapshot_impact (run, position, place, kind, currency, flagged, flagged_records, rest, "
        "rest_records) VALUES (" +
        run + ", 0, 0, 'revenue', 'BRL', 100, 2, -5, 4)");
    execute("INSERT INTO snapshot_suspect (run, place, name, value, records) VALUES (" + run +
            ", 0, 'email', 'loja@oficina.example', 12)");
  }
}

Snapshot as_it_was(const std::string& run) {
  const std::int64_t number = std::stoll(run);
  Snapshot snapshot{RunId{run},
                    JobId{"weekly"},
                    SourceId{"erp"},
                    RegistryId{"customers"},
                    at(705 + 100 * number),
                    {PeriodKind::Weekly, at(700 + 100 * number), at(800 + 100 * number)},
                    {"id", "name" + run},
                    {}};
  const KpiCount some{15, 1, {2, 3, 4, 5, 1}, Flows{9, 1, 2, 3, 4, 5, 6, 7, 10}, DaySpread{3.5, 2, 7}, {}};
  snapshot.counts.total = 20;
  snapshot.counts.inactive = 2;
  snapshot.counts.replaced = 1;
  snapshot.counts.registered = 4;
  snapshot.counts.kpis = {
      {KpiId{"no_email"}, true, some, true, "r" + run, {{ImpactKind::Revenue, "BRL", 100, 2, -5, 4}}},
      {KpiId{"late"}, false, {}, false}};
  snapshot.counts.axes = {{"city", {{"São Paulo", 20, {some, {}}}}}};
  snapshot.counts.owners = {"owner", {{"São Paulo", 20, {some, {}}}}, true, "many ;"};
  snapshot.counts.suspects = {{"email", "loja@oficina.example", 12}};
  snapshot.pass = number;
  snapshot.previous_at = at(605);
  snapshot.selection = "abc";
  snapshot.currency = "BRL";
  return snapshot;
}

class MigrationsTest : public testing::TestWithParam<Kind> {
 protected:
  const TemporaryDirectory directory_{fast_directory()};
  const StateSettings old_ =
      GetParam() == Kind::Sqlite ? in_file(directory_ / "old.db") : a_postgresql_state();
};

TEST_P(MigrationsTest, SnapshotsKeepEverythingAsThoseOfTheWhole) {
  write_state_of_schema_3(old_);
  const auto store = open_store(old_);
  for (const char* run : {"2", "3"}) {
    EXPECT_EQ(store->snapshots().of_run(RunId{run}), as_it_was(run));
    EXPECT_TRUE(store->snapshots().parts_of_run(RunId{run}).empty());
  }
  EXPECT_EQ(store->snapshots().of_run(RunId{"1"}), std::nullopt);
  EXPECT_EQ(store->snapshots().latest(JobId{"weekly"}, {}), as_it_was("3"));
}

TEST_P(MigrationsTest, SnapshotsOfAnOldStateStillGoWithTheirRun) {
  write_state_of_schema_3(old_);
  Connection connection(old_);
  migrate(connection, all_migrations());
  connection.execute("DELETE FROM run WHERE id = 2", {});
  for (const char* table : {"snapshot", "snapshot_kpi", "snapshot_segment_kpi", "snapshot_suspect"}) {
    const std::string all = std::string(table) == "snapshot"
                                ? "SELECT count(*) FROM snapshot"
                                : "SELECT count(DISTINCT snapshot) FROM " + std::string(table);
    EXPECT_EQ(connection.number(all, {}), 1) << table;
  }
  EXPECT_EQ(open_store(old_)->snapshots().of_run(RunId{"3"}), as_it_was("3"));
}

INSTANTIATE_ON_ALL(MigrationsTest);

}  // namespace
}  // namespace boletim
