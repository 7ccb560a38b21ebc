#include "daemon/store/connection.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Nullable.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/store/dialect.h"
#include "daemon/store/files.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Poco::Nullable;
namespace sqlite = Poco::Data::SQLite;

/// The file exists before SQLite opens it, so that nobody else may read it at any moment. It is made and
/// looked at without being opened: to close a descriptor of it would free the locks that other connections of
/// this process hold (POSIX), and another process would then take away their WAL.
void create_if_absent(const std::string& file) {
  create_private_directories(std::filesystem::path(file).parent_path());
  const bool made = ::mknod(file.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) == 0;
  if (!made && (errno != EEXIST || ::access(file.c_str(), R_OK | W_OK) != 0))
    throw Failure("can't open the state " + file + ": " + std::strerror(errno) +
                  "; give the user that boletim runs as the right to write there, or move `state:`");
  struct stat what {};  // POCO would try a directory again for a minute
  if (::stat(file.c_str(), &what) == 0 && !S_ISREG(what.st_mode))
    throw Failure("the state " + file + " is no file; correct `state:`, or move away what is there");
}

/// Says what an admin can do about the exception in flight.
[[noreturn]] void translate(const std::string& file) {
  const std::string state = "the state " + file;
  try {
    throw;
  } catch (const sqlite::DBLockedException&) {
    throw Failure(state + " is locked: another process holds it for more than " +
                  std::to_string(dialect::kBusyTimeout / std::chrono::seconds(1)) +
                  " s; end it or try again");
  } catch (const sqlite::TableLockedException&) {
    throw Failure(state + " is locked by another reader of this process; try again");
  } catch (const sqlite::DatabaseFullException&) {
    throw Failure("disk full: free space where " + state + " lies, or move `state:`");
  } catch (const sqlite::CorruptImageException&) {
    throw Failure(state +
                  " is damaged, or no SQLite database at all: stop boletimd and restore it from a backup");
  } catch (const sqlite::ReadOnlyException&) {
    throw Failure(state +
                  " can't be written: give the file and its directory to the user that boletim runs as");
  } catch (const sqlite::CantOpenDBFileException&) {
    throw Failure("can't open " + state + ": check that its directory exists and may be written");
  } catch (const sqlite::IOErrorException& error) {
    throw Failure(state + " can't be read or written (" + error.message() + "): check the disk");
  } catch (const Poco::Exception& error) {
    throw Failure(state + ": " + error.displayText());
  }
}

void bind(Poco::Data::Statement& statement, const Value& value) {
  using Poco::Data::Keywords::bind;
  const auto& content = value.get();
  if (const auto* number = std::get_if<std::int64_t>(&content))
    statement.addBind(bind(Poco::Int64{*number}));
  else if (const auto* text = std::get_if<std::string>(&content))
    statement.addBind(bind(*text));
  else
    statement.addBind(bind(Nullable<Poco::Int64>()));
}

}  // namespace

std::optional<std::int64_t> Row::maybe_number() {
  const std::optional<std::string>& text = next();
  if (!text) return {};
  std::int64_t number = 0;
  std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

std::optional<Instant> Row::maybe_instant() {
  const auto seconds = maybe_number();
  if (!seconds) return {};
  return Instant(std::chrono::seconds(*seconds));
}

// The session is made from a connector of its own: POCO's registry of connectors is a global, and not needed.
Connection::Connection(const std::string& file) : file_(file) {
  create_if_absent(file);
  try {
    session_ = std::make_unique<Poco::Data::Session>(sqlite::Connector().createSession(file));
  } catch (const Poco::Exception&) {
    translate(file_);
  }
  for (const char* statement : dialect::kSessionStart) execute(statement, {});
}

Connection::~Connection() = default;

Table Connection::answer(const std::string& sql, std::size_t columns, const Values& values) {
  try {
    Poco::Data::Statement statement(*session_);
    statement << sql;
    for (const Value& value : values) bind(statement, value);
    std::vector<std::vector<Nullable<std::string>>> read(columns);
    for (auto& column : read) statement.addExtract(Poco::Data::Keywords::into(column));
    statement.execute();

    Table table(columns);
    for (std::size_t column = 0; column < columns; ++column) {
      table[column].reserve(read[column].size());
      for (auto& value : read[column]) {
        if (value.isNull())
          table[column].emplace_back();
        else
          table[column].emplace_back(std::move(value.value()));
      }
    }
    return table;
  } catch (const Poco::Exception&) {
    translate(file_);
  }
}

Rows Connection::select(const std::string& columns, const std::string& rest, const Values& values) {
  const auto commas = std::count(columns.begin(), columns.end(), ',');
  return Rows(answer("SELECT " + columns + " " + rest, static_cast<std::size_t>(commas) + 1, values));
}

std::optional<std::int64_t> Connection::number(const std::string& sql, const Values& values) {
  const Table table = answer(sql, 1, values);
  return table.front().empty() ? std::nullopt : Row(table, 0).maybe_number();
}

void Connection::execute(const std::string& sql, const Values& values) {
  answer(sql, 0, values);
}

void Connection::insert(const std::string& sql, std::vector<ColumnValues> columns) {
  try {
    Poco::Data::Statement statement(*session_);
    statement << sql;
    for (ColumnValues& column : columns) {
      const bool is_empty = std::visit([](const auto& values) { return values.empty(); }, column);
      if (is_empty) return;  // POCO takes an empty column for a mistake
      std::visit([&](auto& values) { statement.addBind(Poco::Data::Keywords::use(values)); }, column);
    }
    statement.execute();
  } catch (const Poco::Exception&) {
    translate(file_);
  }
}

void Connection::transaction(const std::function<void()>& work) {
  if (depth_ == 0) return within(dialect::kBeginWriting, "COMMIT", "ROLLBACK", work);
  const std::string part = "part_" + std::to_string(depth_);
  within("SAVEPOINT " + part, "RELEASE " + part, "ROLLBACK TO " + part, work);
}

void Connection::reading(const std::function<void()>& work) {
  if (depth_ > 0) return work();
  within(dialect::kBeginReading, "COMMIT", "ROLLBACK", work);
}

void Connection::within(const std::string& begin, const std::string& commit, const std::string& undo,
                        const std::function<void()>& work) {
  execute(begin, {});
  ++depth_;
  try {
    work();
    execute(commit, {});
    --depth_;
  } catch (...) {
    --depth_;
    try {
      execute(undo, {});
    } catch (const Failure&) {
      // A full disk makes SQLite roll back by itself; the first error is the one to tell.
    }
    throw;
  }
}

}  // namespace boletim
