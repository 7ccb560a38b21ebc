#include "daemon/erp/sqlite_reading.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <numeric>

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/URI.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/erp/decoder.h"
#include "daemon/erp/reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

namespace sqlite = Poco::Data::SQLite;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBusyTimeout = std::chrono::seconds(10);
constexpr int kStepsBetweenLooksAtTheClock = 50'000;  // of SQLite's virtual machine: well below a millisecond

std::string encoded(const std::string& text) {
  std::string result;
  Poco::URI::encode(text, "?#&=%+ ", result);
  return result;
}

/// A URI of the file (https://sqlite.org/uri.html): only that form can say "read-only".
std::string uri_of(const SourceSettings& source) {
  std::string uri = "file:" + encoded(source.file) + "?mode=ro";
  for (const auto& [name, value] : source.options)
    if (name != "mode") uri += "&" + encoded(name) + "=" + encoded(value);
  return uri;
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// Holds the session's lock, which every call takes and gives back: what this thread has, it takes for next
/// to nothing.
class Locked {
 public:
  explicit Locked(sqlite3* handle) : mutex_(sqlite3_db_mutex(handle)) { sqlite3_mutex_enter(mutex_); }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;
  ~Locked() { sqlite3_mutex_leave(mutex_); }

 private:
  sqlite3_mutex* mutex_;
};

/// POCO opens and owns the session; rows are read by its handle, straight into the arenas of the columns:
/// POCO's own extraction makes a string of every value first, and names columns only after it has run.
class SqliteReading : public RecordSource {
 public:
  SqliteReading(const SourceSettings& source, const RegistrySettings& registry, const std::stop_token& stop)
      : stop_(stop),
        title_(title_of(source, registry)),
        file_(source.file),
        timeout_(source.statement_timeout),
        decoder_(source.encoding),
        session_(connect(uri_of(source))),
        handle_(sqlite::Utility::dbHandle(session_)) {
    sqlite3_busy_timeout(handle_, static_cast<int>(kBusyTimeout.count()));
    sqlite3_progress_handler(handle_, kStepsBetweenLooksAtTheClock, &SqliteReading::is_late, this);
    prepare("PRAGMA query_only = ON");
    step();
    prepare(registry.query);
    columns_ = read_names();
    wanted_.resize(columns_.size());
    std::iota(wanted_.begin(), wanted_.end(), std::size_t{0});
  }
  SqliteReading(const SqliteReading&) = delete;
  SqliteReading& operator=(const SqliteReading&) = delete;

  const std::vector<std::string>& columns() const override { return columns_; }

  void narrow(const std::set<std::string>& columns) override {
    wanted_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns.contains(columns_[i])) wanted_.push_back(i);
  }

  bool next(Batch& batch) override {
    const Locked lock(handle_);
    start_batch(batch, columns_.size());
    std::size_t rows = 0, bytes = 0;
    while (!at_end_ && rows < kBatchRows && bytes < kBatchBytes) {
      at_end_ = !step();
      if (at_end_) break;
      bytes += take_row(batch);
      ++rows;
    }
    for (Column& column : batch.columns) column.fill(rows);
    return rows > 0;
  }

 private:
  Poco::Data::Session connect(const std::string& uri) const {
    if (::access(file_.c_str(), R_OK) != 0)
      throw Unreachable(title_ + ": can't read the file " + file_ + " (" + std::strerror(errno) +
                        "); correct `file:`, or let the user that boletim runs as read it");
    // POCO tries a directory again for a minute, and opening a pipe waits for whom it may never have.
    struct stat what {};
    if (::stat(file_.c_str(), &what) == 0 && !S_ISREG(what.st_mode))
      throw Unreachable(title_ + ": " + file_ + " is no file; correct `file:`");
    try {
      return Poco::Data::Session(sqlite::Connector().createSession(uri));
    } catch (const Poco::Exception& error) {
      throw Unreachable(title_ + ": can't open the file " + file_ + " (" + error.message() +
                        "); check that it is a SQLite database, and `options:`");
    }
  }

  static int is_late(void* self) {
    const auto* reading = static_cast<const SqliteReading*>(self);
    return reading->stop_.stop_requested() || SteadyClock::now() > reading->deadline_ ? 1 : 0;
  }

  void prepare(const std::string& query) {
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    check(sqlite3_prepare_v2(handle_, query.c_str(), -1, &prepared, &rest));
    statement_.reset(prepared);
    sqlite3_stmt* second = nullptr;
    check(sqlite3_prepare_v2(handle_, rest, -1, &second, nullptr));
    const Statement refused(second);
    if (!statement_ || refused) throw not_one_select();
    // SQLite would take each for null: the query would find less than its writer meant.
    if (sqlite3_bind_parameter_count(statement_.get()) > 0)
      throw Failure(title_ +
                    ": `query:` has parameters (such as ? or :name) that nothing fills; write their values");
  }

  std::vector<std::string> read_names() const {
    const int count = sqlite3_column_count(statement_.get());
    if (count == 0 || sqlite3_stmt_readonly(statement_.get()) == 0) throw not_one_select();
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) names.emplace_back(sqlite3_column_name(statement_.get(), i));
    return column_names(std::move(names), title_);
  }

  /// False at the end.
  bool step() {
    const int result = sqlite3_step(statement_.get());
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) check(result);
    return false;
  }

  std::size_t take_row(Batch& batch) {
    std::size_t row_bytes = 0;
    for (const std::size_t at : wanted_) {
      Column& column = batch.columns[at];
      const int i = static_cast<int>(at);
      // The text first, then its length: a number is turned into text by the first call.
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), i));
      if (text == nullptr) {
        if (sqlite3_errcode(handle_) == SQLITE_NOMEM) check(SQLITE_NOMEM);
        column.append_null();
      } else {
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), i));
        decoder_.append({text, size}, column, batch);
        row_bytes += size;
      }
    }
    return row_bytes;
  }

  void check(int result) const {
    const std::string reason = sqlite3_errmsg(handle_);
    switch (result & 0xff) {
      case SQLITE_OK:
        return;
      case SQLITE_INTERRUPT:
        throw Passing(title_ + ": the query took longer than `statement_timeout: " +
                      std::to_string(timeout_.count()) + "s`; make it faster or raise the limit");
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        throw Passing(title_ + ": " + file_ + " is locked by another program for more than " +
                      std::to_string(kBusyTimeout / std::chrono::seconds(1)) + " s; run the job later");
      case SQLITE_CANTOPEN:
        throw Unreachable(title_ + ": can't open the file " + file_ + " (" + reason +
                          "); let the user that boletim runs as read it and its directory");
      case SQLITE_IOERR:
        throw Passing(title_ + ": " + file_ + " can't be read (" + reason + "); check its disk");
      case SQLITE_NOTADB:
        throw Failure(title_ + ": " + file_ + " is no SQLite database; correct `file:`");
      case SQLITE_CORRUPT:
        throw Failure(title_ + ": " + file_ + " is damaged (" + reason + "); repair it or restore a backup");
      default:
        throw Failure(title_ + ": SQLite refuses the query: " + reason + "; correct `query:`");
    }
  }

  Failure not_one_select() const {
    return Failure(title_ + ": `query:` must be one SELECT (or WITH) that only reads");
  }

  const std::stop_token stop_;
  const std::string title_;
  const std::string file_;
  const std::chrono::seconds timeout_;
  const SteadyClock::time_point deadline_ = SteadyClock::now() + timeout_;
  const Decoder decoder_;
  Poco::Data::Session session_;
  sqlite3* handle_;
  Statement statement_;  // finalized before the session closes
  std::vector<std::string> columns_;
  std::vector<std::size_t> wanted_;  ///< of columns_
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> read_sqlite(const SourceSettings& source, const RegistrySettings& registry,
                                          const std::stop_token& stop) {
  return std::make_unique<SqliteReading>(source, registry, stop);
}

}  // namespace boletim
