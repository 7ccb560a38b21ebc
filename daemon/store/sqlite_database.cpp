#include "daemon/store/sqlite_database.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <Poco/Data/LOB.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Nullable.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/store/files.h"
#include "daemon/store/machine.h"
#include "daemon/store/sqlite_statement.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Poco::Nullable;
using Poco::Data::BLOB;
using Poco::Data::Statement;
namespace sqlite = Poco::Data::SQLite;

/// The file exists before SQLite opens it, so that nobody else may read it at any moment. It is made and
/// looked at without being opened: to close a descriptor of it would free the locks that other connections of
/// this process hold (POSIX), and another process would then take away their WAL.
void create_if_absent(const std::string& file) {
  create_private_directories(std::filesystem::path(file).parent_path());
  const bool made = ::mknod(file.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) == 0;
  if (!made && is_disk_full(errno))
    throw Passing("disk full: free space where the state " + file + " lies, or move `state:`");
  if (!made && (errno != EEXIST || ::access(file.c_str(), R_OK | W_OK) != 0))
    throw Failure("can't open the state " + file + ": " + std::strerror(errno) +
                  "; give the user that boletim runs as the right to write there, or move `state:`");
  struct stat what {};  // POCO would try a directory again for a minute
  if (::stat(file.c_str(), &what) == 0 && !S_ISREG(what.st_mode))
    throw Failure("the state " + file + " is no file; correct `state:`, or move away what is there");
}

/// Says what an admin can do about the exception in flight.
[[noreturn]] void translate(const std::string& state) {
  try {
    throw;
  } catch (const sqlite::DBLockedException&) {
    throw Passing(state + " is locked: another process holds it for more than " +
                  std::to_string(kLockPatience / std::chrono::seconds(1)) + " s; end it or try again");
  } catch (const sqlite::TableLockedException&) {
    throw Passing(state + " is locked by another reader of this process; try again");
  } catch (const sqlite::DatabaseFullException&) {
    throw Passing("disk full: free space where " + state + " lies, or move `state:`");
  } catch (const sqlite::IOErrorException& error) {
    throw Passing(state + " can't be read or written (" + error.message() + "): check the disk");
  } catch (const sqlite::CorruptImageException&) {
    throw Failure(state +
                  " is damaged, or no SQLite database at all: stop boletimd and restore it from a backup");
  } catch (const sqlite::ReadOnlyException&) {
    throw Failure(state +
                  " can't be written: give the file and its directory to the user that boletim runs as");
  } catch (const sqlite::CantOpenDBFileException&) {
    throw Failure("can't open " + state + ": check that its directory exists and may be written");
  } catch (const Poco::Exception& error) {
    throw Failure(state + ": " + error.displayText());
  }
}

/// Adds a value to a statement, by its type.
class Binding {
 public:
  explicit Binding(Statement& statement) : statement_(statement) {}
  void operator()(std::monostate) const { add(Nullable<Poco::Int64>()); }
  void operator()(std::int64_t number) const { add(Poco::Int64{number}); }
  void operator()(const std::string& text) const { add(text); }
  void operator()(const Bytes& bytes) const {
    if (bytes.value.empty()) return add(std::string());  // POCO makes NULL of no bytes
    add(BLOB(reinterpret_cast<const unsigned char*>(bytes.value.data()), bytes.value.size()));
  }

 private:
  template <class T>
  void add(const T& value) const {
    statement_.addBind(Poco::Data::Keywords::bind(value));
  }
  Statement& statement_;
};

std::size_t size_of(const ColumnValues& column) {
  return std::visit([](const auto& values) { return values.size(); }, column);
}

std::vector<std::optional<std::string>> texts_of(std::vector<Nullable<std::string>> column) {
  std::vector<std::optional<std::string>> texts;
  texts.reserve(column.size());
  for (auto& text : column)
    text.isNull() ? texts.emplace_back() : texts.emplace_back(std::move(text.value()));
  return texts;
}

class SqliteDatabase : public Database {
 public:
  // The session is made from a connector of its own: POCO's registry of connectors is a global, and not
  // needed.
  explicit SqliteDatabase(const std::string& file) : name_("the state " + file) {
    create_if_absent(file);
    translating([&] { session_.emplace(sqlite::Connector().createSession(file)); });
  }

  const std::string& name() const override { return name_; }
  const Dialect& dialect() const override { return dialect_; }
  std::string here() override { return this_machine(); }

  Table answer(const std::string& sql, std::size_t columns, const Values& values) override {
    std::vector<std::vector<Nullable<std::string>>> read(columns);
    translating([&] {
      Statement statement = prepared(sql, values);
      for (auto& column : read) statement.addExtract(Poco::Data::Keywords::into(column));
      statement.execute();
    });
    Table table;
    for (auto& column : read) table.push_back(texts_of(std::move(column)));
    return table;
  }

  std::optional<std::string> bytes(const std::string& sql, const Values& values) override {
    std::vector<BLOB> read;
    translating([&] {
      Statement statement = prepared(sql, values);
      statement.addExtract(Poco::Data::Keywords::into(read));
      statement.execute();
    });
    if (read.empty()) return {};
    return std::string(read.front().begin(), read.front().end());
  }

  void scan(const std::string& sql, const Values& values,
            const std::function<void(const ScannedRow&)>& take) override {
    translating([&] {
      SqliteStatement statement(*session_, sql);
      for (std::size_t i = 0; i < values.size(); ++i) statement.bind(i, values[i]);
      while (statement.step()) take(statement);
    });
  }

  std::size_t bulk(const std::string& sql, const std::vector<ColumnValues>& columns) override {
    std::size_t changed = 0;
    translating([&] {
      SqliteStatement statement(*session_, sql);
      const std::size_t rows = size_of(columns.front());
      for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i) statement.bind(i, columns[i], row);
        changed += statement.carry_out();
      }
    });
    return changed;
  }

 private:
  Statement prepared(const std::string& sql, const Values& values) {
    Statement statement(*session_);
    statement << sql;
    for (const Value& value : values) std::visit(Binding(statement), value.content());
    return statement;
  }
  template <class Work>
  void translating(Work work) const {
    try {
      work();
    } catch (const Poco::Exception&) {
      translate(name_);
    }
  }

  const std::string name_;
  const Dialect dialect_ = sqlite_dialect();
  std::optional<Poco::Data::Session> session_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& file) {
  return std::make_unique<SqliteDatabase>(file);
}

}  // namespace boletim
