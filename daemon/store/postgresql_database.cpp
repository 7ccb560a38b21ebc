#include "daemon/store/postgresql_database.h"

#include <charconv>

#include <Poco/Data/PostgreSQL/SessionHandle.h>
#include <poll.h>

#include "daemon/store/machine.h"
#include "daemon/store/postgresql_login.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Oid kBigint = 20, kText = 25, kBytea = 17, kByItsPlace = 0;
constexpr int kAsText = 0, kAsBytes = 1;

struct ClearAnswer {
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

/// Bound values as libpq takes them. Each says its type: the server could not always infer it.
class Parameters {
 public:
  explicit Parameters(const Values& values) {
    texts_.reserve(values.size());  // what is pointed to stays where it is
    for (const Value& value : values)
      std::visit([this](const auto& content) { add(content); }, value.content());
  }
  explicit Parameters(const std::vector<ColumnValues>& columns) {
    texts_.reserve(columns.size());
    for (const ColumnValues& column : columns)
      std::visit([this](const auto& values) { add_text(array_of(values), kByItsPlace); }, column);
  }

  int send(PGconn* connection, const std::string& sql, int format) const {
    return PQsendQueryParams(connection, sql.c_str(), static_cast<int>(types_.size()), types_.data(),
                             values_.data(), lengths_.data(), formats_.data(), format);
  }

 private:
  void add(std::monostate) { add(nullptr, 0, kByItsPlace, kAsText); }
  void add(std::int64_t number) { add_text(std::to_string(number), kBigint); }
  void add(const std::string& text) { add(text.c_str(), text.size(), kText, kAsText); }
  void add(const Bytes& bytes) { add(bytes.value.data(), bytes.value.size(), kBytea, kAsBytes); }
  void add_text(std::string text, Oid type) {
    const std::string& kept = texts_.emplace_back(std::move(text));
    add(kept.c_str(), kept.size(), type, kAsText);
  }
  void add(const char* value, std::size_t length, Oid type, int format) {
    values_.push_back(value);
    lengths_.push_back(static_cast<int>(length));
    types_.push_back(type);
    formats_.push_back(format);
  }

  static std::string array_of(const std::vector<std::int64_t>& numbers) {
    std::string text;
    for (const std::int64_t number : numbers) (text += text.empty() ? '{' : ',') += std::to_string(number);
    return text + "}";
  }
  static std::string array_of(const std::vector<std::optional<std::int64_t>>& numbers) {
    std::string text;
    for (const auto& number : numbers)
      (text += text.empty() ? '{' : ',') += number ? std::to_string(*number) : "NULL";
    return text + "}";
  }
  static std::string array_of(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& one : texts) {
      (text += text.empty() ? '{' : ',') += '"';
      for (const char c : one) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
      }
      text += '"';
    }
    return text + "}";
  }

  std::vector<std::string> texts_;
  std::vector<const char*> values_;
  std::vector<int> lengths_, formats_;
  std::vector<Oid> types_;
};

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class AnsweredRow : public ScannedRow {
 public:
  AnsweredRow(const PGresult* answer, int row) : answer_(answer), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(answer_, row_, column) != 0; }
  std::int64_t number(int column) const override { return number_in(text(column)); }
  std::string_view text(int column) const override {
    return {PQgetvalue(answer_, row_, column), static_cast<std::size_t>(PQgetlength(answer_, row_, column))};
  }

 private:
  const PGresult* answer_;
  const int row_;
};

std::string field(const PGresult* answer, int code) {
  const char* text = answer == nullptr ? nullptr : PQresultErrorField(answer, code);
  return text == nullptr ? "" : text;
}

/// A data exception's message quotes the value after a colon: that may be a person's.
std::string without_values(const std::string& message, std::string_view sql_state) {
  if (!sql_state.starts_with("22")) return message;
  return message.substr(0, message.find(": \""));
}

/// libpq is used without blocking: a server that froze (SIGSTOP, a lost network) is given up in time.
class PostgresqlDatabase : public Database {
 public:
  PostgresqlDatabase(const StateSettings& settings, std::chrono::milliseconds patience)
      : settings_(settings),
        patience_(patience),
        name_("the state in database '" + settings.database + "'"),
        dialect_(postgresql_dialect(settings.lease)),
        session_(log_in(settings, name_)) {
    PQsetnonblocking(connection(), 1);
    PQsetNoticeProcessor(
        connection(), [](void*, const char*) {}, nullptr);  // libpq's own prints them
    const char* encoding = PQparameterStatus(connection(), "server_encoding");
    const std::string_view known = encoding == nullptr ? "" : encoding;
    if (known != "UTF8" && known != "SQL_ASCII")
      throw Failure(name_ + " is encoded in " + std::string(known) +
                    ": create the database anew with ENCODING 'UTF8'");
  }

  const std::string& name() const override { return name_; }
  const Dialect& dialect() const override { return dialect_; }

  // An admin may have taken the right to ask for it; then the address has to do.
  std::string here() override {
    const Table may = answer("SELECT has_function_privilege('pg_control_system()', 'execute')::int", 1, {});
    std::string here = server_of(settings_) + "/" + settings_.database;
    if (settings_.host.starts_with('/')) here += " on " + this_machine();
    if (may.front().front() == "1")
      here += ", cluster " +
              answer("SELECT system_identifier FROM pg_control_system()", 1, {}).front().front().value_or("");
    return here;
  }

  Table answer(const std::string& sql, std::size_t columns, const Values& values) override {
    const Answer answer = ask(sql, Parameters(values), kAsText);
    const int rows = PQntuples(answer.get());
    Table table(columns);
    for (std::size_t c = 0; c < columns; ++c) {
      const int column = static_cast<int>(c);
      table[c].reserve(static_cast<std::size_t>(rows));
      for (int row = 0; row < rows; ++row) {
        if (PQgetisnull(answer.get(), row, column) != 0)
          table[c].emplace_back();
        else
          table[c].emplace_back(PQgetvalue(answer.get(), row, column));
      }
    }
    return table;
  }

  std::optional<std::string> bytes(const std::string& sql, const Values& values) override {
    const Answer answer = ask(sql, Parameters(values), kAsBytes);
    if (PQntuples(answer.get()) == 0) return {};
    return std::string(PQgetvalue(answer.get(), 0, 0),
                       static_cast<std::size_t>(PQgetlength(answer.get(), 0, 0)));
  }

  void scan(const std::string& sql, const Values& values,
            const std::function<void(const ScannedRow&)>& take) override {
    const Answer answer = ask(sql, Parameters(values), kAsText);
    const int rows = PQntuples(answer.get());
    for (int row = 0; row < rows; ++row) take(AnsweredRow(answer.get(), row));
  }

  std::size_t bulk(const std::string& sql, const std::vector<ColumnValues>& columns) override {
    const Answer answer = ask(sql, Parameters(columns), kAsText);
    return static_cast<std::size_t>(number_in(PQcmdTuples(answer.get())));
  }

 private:
  PGconn* connection() const { return *session_; }

  Answer ask(const std::string& sql, const Parameters& parameters, int format) {
    if (!session_)
      throw Unreachable(name_ + ": the connection to " + server_of(settings_) + " was lost before");
    if (parameters.send(connection(), sql, format) == 0) lose(PQerrorMessage(connection()));
    const auto deadline = Clock::now() + patience_;
    Answer answer = next(deadline);
    while (next(deadline)) {
    }
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(answer.get());
    // Of a transaction that failed, COMMIT makes a ROLLBACK and calls that a success.
    if (sql == "COMMIT" && std::string_view(PQcmdStatus(answer.get())) == "ROLLBACK")
      throw Failure(name_ + ": a transaction was kept open after one of its statements had failed");
    return answer;
  }

  /// The next part of what the server says to a statement; nothing at its end.
  Answer next(Clock::time_point deadline) {
    for (;;) {
      const int unsent = PQflush(connection());
      if (unsent < 0) lose(PQerrorMessage(connection()));
      if (unsent == 0 && PQisBusy(connection()) == 0) return Answer(PQgetResult(connection()));
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
      const short events = unsent == 1 ? POLLIN | POLLOUT : POLLIN;
      pollfd wire{PQsocket(connection()), events, 0};
      if (left.count() <= 0) lose("no answer for " + std::to_string(patience_.count()) + " ms");
      if (::poll(&wire, 1, static_cast<int>(left.count())) > 0 && (wire.revents & ~POLLOUT) != 0 &&
          PQconsumeInput(connection()) == 0)
        lose(PQerrorMessage(connection()));
    }
  }

  [[noreturn]] void lose(const std::string& reason) {
    const std::string text = name_ + ": lost " + server_of(settings_) + " (" + first_line(reason) +
                             "); check that it runs and may be reached";
    session_.reset();
    throw Unreachable(text);
  }

  [[noreturn]] void fail(const PGresult* answer);

  const StateSettings settings_;
  const std::chrono::milliseconds patience_;
  const std::string name_;
  const Dialect dialect_;
  PostgresqlSession session_;  ///< nothing once it is lost
};

void PostgresqlDatabase::fail(const PGresult* answer) {
  const std::string code = field(answer, PG_DIAG_SQLSTATE);  // PostgreSQL's Appendix A
  const std::string reason = without_values(first_line(field(answer, PG_DIAG_MESSAGE_PRIMARY)), code);
  const auto is_of = [&](std::string_view start) { return code.starts_with(start); };
  const bool is_end = field(answer, PG_DIAG_SEVERITY_NONLOCALIZED) != "ERROR";
  if (is_end || PQstatus(connection()) == CONNECTION_BAD)
    lose(reason.empty() ? PQerrorMessage(connection()) : reason);
  if (code == "25006") lose(reason + "; it may only be read: a standby?");

  if (code == "55P03" || is_of("40"))
    throw Passing(name_ + " is locked by another node (" + reason + "); it is tried again");
  if (code == "57014")
    throw Passing(name_ + ": " + server_of(settings_) + " took too long (" + reason + "); see what it is at");
  if (code == "53100") throw Passing("disk full: free space on the server of " + name_ + " (" + reason + ")");
  if (is_of("53") || code == "58030")
    throw Passing(name_ + ": " + server_of(settings_) + " lacks what it needs: " + reason);
  if (is_of("XX") || is_of("58"))
    throw Failure(name_ + " is damaged: " + reason + "; stop boletimd and restore it from a backup");
  if (code == "42501" || code == "3F000")
    throw Failure(name_ + ": user '" + settings_.user + "' may not do that (" + reason +
                  "): make it the owner of the database");
  throw Failure(name_ + ": " + reason);
}

}  // namespace

std::unique_ptr<Database> open_postgresql(const StateSettings& settings, std::chrono::milliseconds patience) {
  return std::make_unique<PostgresqlDatabase>(settings, patience);
}

}  // namespace boletim
