#include "daemon/erp/postgres_reading.h"

#include <sys/socket.h>

#include "daemon/erp/copy_text.h"
#include "daemon/erp/postgres_session.h"
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

/// Reads by COPY, the fastest way out of PostgreSQL: a text for every type, row by row, nothing held.
class PostgresReading : public RecordSource {
 public:
  PostgresReading(const SourceSettings& source, const RegistrySettings& registry, const std::string& password,
                  const std::stop_token& stop)
      : title_(title_of(source, registry)),
        session_(source, password, title_),
        on_stop_(stop, HangUp{PQsocket(session_.connection())}),
        rows_(Decoder(session_.encoding())),
        columns_(describe(registry.query)) {
    // Through the extended protocol, as describe(): it takes one statement only.
    const std::string copy = "COPY (" + without_semicolon(registry.query) + "\n) TO STDOUT";
    session_.expect(
        PQexecParams(session_.connection(), copy.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0),
        PGRES_COPY_OUT);
  }

  const std::vector<std::string>& columns() const override { return columns_; }

  bool next(Batch& batch) override {
    start_batch(batch, columns_.size());
    std::size_t bytes = 0;
    while (!at_end_ && batch.rows() < kBatchRows && bytes < kBatchBytes) {
      char* line = nullptr;
      const int size = PQgetCopyData(session_.connection(), &line, 0);
      const std::unique_ptr<char, FreeMemory> owned(line);
      if (size < 0) {
        finish();
      } else {
        take({line, static_cast<std::size_t>(size)}, batch);
        bytes += static_cast<std::size_t>(size);
      }
    }
    return batch.rows() > 0;
  }

 private:
  /// Names of the query's columns; the server parses it and runs nothing.
  std::vector<std::string> describe(const std::string& query) const {
    PGconn* connection = session_.connection();
    session_.expect(PQprepare(connection, "", query.c_str(), 0, nullptr), PGRES_COMMAND_OK);
    const PgResult described = session_.expect(PQdescribePrepared(connection, ""), PGRES_COMMAND_OK);
    std::vector<std::string> names;
    for (int i = 0; i < PQnfields(described.get()); ++i) names.emplace_back(PQfname(described.get(), i));
    if (names.empty()) throw Failure(title_ + ": `query:` must be one SELECT (or WITH) that only reads");
    return column_names(std::move(names), title_);
  }

  void take(std::string_view line, Batch& batch) {
    if (!rows_.take_row(line, batch))
      throw Failure(title_ + ": PostgreSQL sent a row that has not " + std::to_string(columns_.size()) +
                    " values; check what stands between boletim and the server");
  }

  /// All rows were sent, or an error came instead: only the results that follow say which.
  void finish() {
    at_end_ = true;
    const PgResult result = session_.expect(PQgetResult(session_.connection()), PGRES_COMMAND_OK);
    while (const PgResult rest{PQgetResult(session_.connection())}) {
    }
  }

  const std::string title_;
  const PostgresSession session_;
  const std::stop_callback<HangUp> on_stop_;
  CopyText rows_;
  const std::vector<std::string> columns_;
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> read_postgresql(const SourceSettings& source, const RegistrySettings& registry,
                                              const std::string& password, const std::stop_token& stop) {
  return std::make_unique<PostgresReading>(source, registry, password, stop);
}

}  // namespace boletim
