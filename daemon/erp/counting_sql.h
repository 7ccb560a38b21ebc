#pragma once
// The SQL by which a source's engine counts records and gives out those that it can't (`evaluate:
// in_source`).

#include <string>
#include <string_view>
#include <vector>

#include "jobs/counting_plan.h"
#include "jobs/kpi/counted_groups.h"

namespace boletim {

enum class SqlDialect { PostgreSql, MySql };

/// A column of the registry's query as the engine knows it.
struct SqlColumn {
  enum class Type { Text, Number, Time };
  std::string name;  ///< in its own case
  Type type = Type::Text;
};

/// Statements over one registry's query. Values stand in them quoted: they come from the configuration and
/// the built-in lists.
class CountingSql {
 public:
  /// `query` without a semicolon; `columns` are all of its columns, in order.
  CountingSql(SqlDialect dialect, std::string query, std::vector<SqlColumn> columns, CountingPlan plan);

  /// One row a group: the combination, the number of records, then of each column of the query its value (see
  /// CountedGroups) as text, then of each of the plan's sums how many values.
  std::string groups() const;
  /// The records that no group holds, and all of these combinations, with all columns.
  std::string records(const std::vector<Combination>& combinations) const;
  /// The records with these ids, with all columns.
  std::string records_with(const std::vector<std::string>& ids) const;
  /// Ids that are null, blank or given twice, as text; the first ten.
  std::string bad_ids() const;

 private:
  const SqlColumn* find(std::string_view column) const;
  std::string name(const SqlColumn& column) const;
  std::string text(const SqlColumn& column) const;
  std::string number(const SqlColumn& column) const;
  std::string exact_text(const SqlColumn& column) const;
  std::string quoted(std::string_view text) const;
  std::string list(const std::vector<std::string>& texts) const;
  std::string matches(const std::string& text, const std::string& pattern) const;
  std::string without(const std::string& text, const std::string& pattern) const;
  std::string label(const std::string& domain, int number) const;
  std::string unlisted(const std::string& squeezed) const;

  std::string plain_email(const std::string& text) const;
  std::string plain_number(const std::string& text, bool mobile) const;
  std::string plain_text(const std::string& text) const;
  std::string valid_tax_id(const std::string& text) const;
  std::string is_brazilian() const;
  std::string class_of(const PlainColumn& plain) const;
  std::string combination() const;
  std::string registered_before() const;
  std::string from_query() const;

  const SqlDialect dialect_;
  const std::string query_;
  const std::vector<SqlColumn> columns_;
  const CountingPlan plan_;
};

}  // namespace boletim
