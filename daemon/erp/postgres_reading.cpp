#include "daemon/erp/postgres_reading.h"

#include <sys/socket.h>

#include "daemon/erp/counting.h"
#include "daemon/erp/key_ranges.h"
#include "daemon/erp/postgres_query.h"
#include "daemon/erp/reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

struct FreeMemory {
  void operator()(char* memory) const { PQfreemem(memory); }
};

/// Ends what waits for the server at once, wherever it is; to cancel politely could itself wait for a server
/// that is silent.
struct HangUp {
  int socket;
  void operator()() const { ::shutdown(socket, SHUT_RDWR); }
};

/// What to read, and as whom.
struct PostgresRequest {
  SourceSettings source;
  std::string title;
  std::string password;
  std::stop_token stop;
};

/// Reads by COPY, the fastest way out of PostgreSQL: row by row, nothing held.
class PostgresReading : public RecordSource, private Statements {
 public:
  PostgresReading(PostgresRequest request, const std::string& query)
      : request_(std::move(request)),
        session_(request_.source, request_.password, request_.title),
        on_stop_(request_.stop, HangUp{PQsocket(session_.connection())}),
        query_(session_, query, request_.title),
        counting_(*this, SqlDialect::PostgreSql, without_semicolon(query), request_.title) {}
  /// Shares `ranges` with another reading, whose snapshot it sees.
  PostgresReading(PostgresRequest request, PostgresQuery query, std::shared_ptr<KeyRanges> ranges,
                  const std::string& snapshot)
      : request_(std::move(request)),
        session_(request_.source, request_.password, request_.title, snapshot),
        on_stop_(request_.stop, HangUp{PQsocket(session_.connection())}),
        query_(std::move(query)),
        ranges_(std::move(ranges)),
        counting_(*this, SqlDialect::PostgreSql, "", request_.title) {}

  const std::vector<std::string>& columns() const override { return query_.columns(); }
  void narrow(const std::set<std::string>& columns) override { query_.narrow(columns); }
  std::unique_ptr<RecordSource> second() override;
  CountingSource* counting() override { return &counting_; }
  bool next(Batch& batch) override;

 private:
  std::vector<SqlColumn> described() const override { return query_.described(); }
  void read(const std::string& statement) override;
  bool read_next(Batch& batch) override { return next(batch); }
  const PostgresQuery& present() const { return statement_ ? *statement_ : query_; }
  void start();
  void copy(const std::string& condition);
  void finish();
  std::size_t take_row(Batch& batch);

  const PostgresRequest request_;
  const PostgresSession session_;
  const std::stop_callback<HangUp> on_stop_;
  PostgresQuery query_;
  std::shared_ptr<KeyRanges> ranges_;  ///< none = this reader reads all
  SqlCounting counting_;
  std::optional<PostgresQuery> statement_;  ///< read instead of the query
  std::optional<CopyBinary> rows_;          ///< once it has started
  bool at_end_ = false;
};

void PostgresReading::read(const std::string& statement) {
  statement_.emplace(session_, statement, request_.title);
  rows_.reset();
}

/// What stands in the way, such as a server that exports no snapshot, costs nothing but the second reader.
std::unique_ptr<RecordSource> PostgresReading::second() {
  const std::string key = query_.integer_id();
  if (key.empty()) return nullptr;
  try {
    const PgResult recovery = session_.ask("SELECT pg_is_in_recovery()", PGRES_TUPLES_OK);
    if (PQgetvalue(recovery.get(), 0, 0) != std::string_view("f")) return nullptr;
    std::shared_ptr<KeyRanges> ranges = KeyRanges::plan(session_, query_.rows(), key);
    if (!ranges) return nullptr;
    const PgResult snapshot = session_.ask("SELECT pg_export_snapshot()", PGRES_TUPLES_OK);
    auto reader =
        std::make_unique<PostgresReading>(request_, query_, ranges, PQgetvalue(snapshot.get(), 0, 0));
    ranges_ = std::move(ranges);
    return reader;
  } catch (const Failure&) {
    session_.begin_again();
    return nullptr;
  }
}

bool PostgresReading::next(Batch& batch) {
  if (!rows_) start();
  start_batch(batch, present().columns().size());
  std::size_t rows = 0, bytes = 0;
  while (!at_end_ && rows < kBatchRows && bytes < kBatchBytes) {
    if (const std::size_t size = take_row(batch); size > 0) {
      ++rows;
      bytes += size;
    }
  }
  for (Column& column : batch.columns) column.fill(rows);
  return rows > 0;
}

void PostgresReading::start() {
  rows_.emplace(Decoder(session_.encoding()), present().fields());
  const std::optional<std::string> condition = ranges_ ? ranges_->take() : "";
  at_end_ = !condition;
  if (condition) copy(*condition);
}

void PostgresReading::copy(const std::string& condition) {
  rows_->restart();
  session_.ask(present().copy(condition), PGRES_COPY_OUT);
}

/// Its bytes, 0 if what came was no row.
std::size_t PostgresReading::take_row(Batch& batch) {
  char* message = nullptr;
  const int size = PQgetCopyData(session_.connection(), &message, 0);
  const std::unique_ptr<char, FreeMemory> owned(message);
  if (size < 0) {
    finish();
    return 0;
  }
  const auto bytes = static_cast<std::size_t>(size);
  switch (rows_->take({message, bytes}, batch)) {
    case CopyBinary::Taken::Row:
      return bytes;
    case CopyBinary::Taken::Nothing:
      return 0;
    case CopyBinary::Taken::Broken:
      break;
  }
  throw Failure(request_.title +
                ": PostgreSQL sent a row that is none; check what stands between boletim and the server");
}

/// All rows of a piece were sent, or an error came instead: only the results that follow say which.
void PostgresReading::finish() {
  session_.expect(PQgetResult(session_.connection()), PGRES_COMMAND_OK);
  while (const PgResult rest{PQgetResult(session_.connection())}) {
  }
  const auto condition = ranges_ ? ranges_->take() : std::nullopt;
  at_end_ = !condition;
  if (condition) copy(*condition);
}

}  // namespace

std::unique_ptr<RecordSource> read_postgresql(const SourceSettings& source, const RegistrySettings& registry,
                                              const std::string& password, const std::stop_token& stop) {
  return std::make_unique<PostgresReading>(
      PostgresRequest{source, title_of(source, registry), password, stop}, registry.query);
}

}  // namespace boletim
