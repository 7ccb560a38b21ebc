#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "daemon/erp/copy_binary.h"
#include "daemon/erp/counting_sql.h"
#include "daemon/erp/postgres_session.h"

namespace boletim {

/// A registry's query, as its server describes it: the statements that read it.
class PostgresQuery {
 public:
  /// The server parses the query and runs nothing. Throws Failure, beginning with `title`, if it is not one
  /// SELECT whose columns have names of their own.
  PostgresQuery(const PostgresSession& session, const std::string& query, const std::string& title);

  /// Lower case.
  const std::vector<std::string>& columns() const { return columns_; }
  /// The query as a table.
  const std::string& rows() const { return rows_; }
  /// The columns as the server describes them.
  std::vector<SqlColumn> described() const;
  /// The column `id`, quoted, if it is an integer; else blank.
  std::string integer_id() const;
  /// Only these columns are read from now on.
  void narrow(const std::set<std::string>& columns);
  /// How the columns that are read travel.
  std::vector<WireField> fields() const;
  /// The COPY of the rows that meet `condition`, of all if it is blank.
  std::string copy(const std::string& condition) const;

 private:
  struct Origin {
    std::string name;        ///< in its own case
    std::uint32_t type = 0;  ///< its object id
    bool wanted = true;
  };
  std::vector<std::string> columns_;
  std::vector<Origin> origins_;  ///< column by column
  std::string rows_;
};

}  // namespace boletim
