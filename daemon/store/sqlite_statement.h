#pragma once
#include <memory>
#include <string>

#include <Poco/Data/Session.h>
#include <sqlite3.h>

#include "daemon/store/rows.h"
#include "daemon/store/value.h"

namespace boletim {

/// A statement for very many rows, by the handle of POCO's session: POCO makes a string of each value that it
/// reads. Throws POCO's exceptions. Values that are bound must live until the next one is.
class SqliteStatement : public ScannedRow {
 public:
  SqliteStatement(const Poco::Data::Session& session, const std::string& sql);

  void bind(std::size_t place, const Value& value);
  void bind(std::size_t place, const ColumnValues& column, std::size_t row);
  /// To the next row; false at the end.
  bool step();
  /// Once for what is bound; how many rows it changed.
  std::size_t carry_out();

  bool is_null(int column) const override;
  std::int64_t number(int column) const override;
  std::string_view text(int column) const override;

 private:
  struct Leave {
    void operator()(sqlite3_mutex* mutex) const { sqlite3_mutex_leave(mutex); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void check(int result) const;

  sqlite3* const handle_;
  /// The session's, held while this lives: taking it anew for each value of each row costs more than the
  /// values.
  std::unique_ptr<sqlite3_mutex, Leave> held_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace boletim
