#include "daemon/erp/counting_sql.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace boletim {
namespace {

constexpr std::string_view kCombination = "boletim_combination";
constexpr Combination kClasses = 3;  // of a column: missing, plain, and plain mobile
constexpr int kMostLabels = 4;       // of a domain that is plain
constexpr std::size_t kMostBadIds = 10;

// Patterns are those that POSIX (PostgreSQL) and PCRE (MariaDB, MySQL: ICU) read alike, without a backslash.
constexpr std::string_view kEmail =
    "^[a-z0-9]+([._-][a-z0-9]+)*@([a-z0-9]+(-[a-z0-9]+)*[.]){1,3}[a-z]{2,20}$";
constexpr std::string_view kAreaCode =
    "(1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])";
constexpr std::string_view kCountryCode = "([+]?55 ?)?";
constexpr std::string_view kName =
    "^[a-z0-9áàâãäéèêëíìîïóòôõöúùûüçñ&.,/'() -]*[a-z]{2}[a-z0-9áàâãäéèêëíìîïóòôõöúùûüçñ&.,/'() -]*$";
constexpr std::string_view kAccented = "áàâãäéèêëíìîïóòôõöúùûüçñ";
constexpr std::string_view kUnaccented = "aaaaaeeeeiiiiooooouuuucn";

std::string anchored(std::string_view number) {
  return fmt::format("^{}[(]?{}[)]? ?{}$", kCountryCode, kAreaCode, number);
}

std::string date_text(Instant instant, std::string_view form) {
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(instant)};
  return fmt::format(fmt::runtime(form), static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace

CountingSql::CountingSql(SqlDialect dialect, std::string query, std::vector<SqlColumn> columns,
                         CountingPlan plan)
    : dialect_(dialect), query_(std::move(query)), columns_(std::move(columns)), plan_(std::move(plan)) {}

const SqlColumn* CountingSql::find(std::string_view column) const {
  const auto same = [&](const SqlColumn& other) {
    return std::equal(other.name.begin(), other.name.end(), column.begin(), column.end(), [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
    });
  };
  const auto found = std::find_if(columns_.begin(), columns_.end(), same);
  return found == columns_.end() ? nullptr : &*found;
}

std::string CountingSql::name(const SqlColumn& column) const {
  const char quote = dialect_ == SqlDialect::PostgreSql ? '"' : '`';
  std::string name = "r.";
  name += quote;
  for (const char c : column.name) {
    if (c == quote) name += c;
    name += c;
  }
  return name + quote;
}

std::string CountingSql::text(const SqlColumn& column) const {
  return dialect_ == SqlDialect::PostgreSql ? name(column) + "::text"
                                            : "CONVERT(" + name(column) + " USING utf8mb4)";
}

std::string CountingSql::number(const SqlColumn& column) const {
  return dialect_ == SqlDialect::PostgreSql ? name(column) + "::numeric" : name(column);
}

/// A text of which two are equal only if their bytes are: MySQL's collations take "São Paulo" for "sao
/// paulo".
std::string CountingSql::exact_text(const SqlColumn& column) const {
  return dialect_ == SqlDialect::PostgreSql ? text(column) : text(column) + " COLLATE utf8mb4_bin";
}

std::string CountingSql::quoted(std::string_view text) const {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || (c == '\\' && dialect_ == SqlDialect::MySql)) result += c;
    if (c != '\0') result += c;
  }
  return result + "'";
}

std::string CountingSql::list(const std::vector<std::string>& texts) const {
  std::vector<std::string> values;
  for (const std::string& text : texts) values.push_back(quoted(text));
  return fmt::format("({})", fmt::join(values, ", "));
}

std::string CountingSql::matches(const std::string& text, const std::string& pattern) const {
  return fmt::format("{} {} {}", text, dialect_ == SqlDialect::PostgreSql ? "~" : "REGEXP", quoted(pattern));
}

std::string CountingSql::without(const std::string& text, const std::string& pattern) const {
  return fmt::format("regexp_replace({}, {}, ''{})", text, quoted(pattern),
                     dialect_ == SqlDialect::PostgreSql ? ", 'g'" : "");
}

/// The number-th label of a domain. Behind the last one PostgreSQL says "", MySQL the last one again.
std::string CountingSql::label(const std::string& domain, int number) const {
  return dialect_ == SqlDialect::PostgreSql
             ? fmt::format("split_part({}, '.', {})", domain, number)
             : fmt::format("substring_index(substring_index({}, '.', {}), '.', -1)", domain, number);
}

/// No word of the lists, and not one character again and again.
std::string CountingSql::unlisted(const std::string& squeezed) const {
  const std::string listed =
      plan_.words.empty() ? "" : fmt::format("{} NOT IN {} AND ", squeezed, list(plan_.words));
  return fmt::format("{0}replace({1}, left({1}, 1), '') <> ''", listed, squeezed);
}

std::string CountingSql::plain_email(const std::string& text) const {
  const bool postgresql = dialect_ == SqlDialect::PostgreSql;
  const std::string lower = "lower(" + text + ")";
  const std::string local =
      postgresql ? "split_part(" + lower + ", '@', 1)" : "substring_index(" + lower + ", '@', 1)";
  const std::string domain =
      postgresql ? "split_part(" + lower + ", '@', 2)" : "substring_index(" + lower + ", '@', -1)";
  std::string plain = fmt::format("{} AND char_length({}) <= 200 AND char_length({}) <= 60",
                                  matches(lower, std::string(kEmail)), text, local);
  plain += " AND " + unlisted(without(local, "[^a-z0-9]"));
  if (!plan_.words.empty())
    for (int i = 1; i < kMostLabels; ++i)
      plain += fmt::format(" AND {} NOT IN {}", without(label(domain, i), "-"), list(plan_.words));
  plain += " AND NOT " + matches(domain, "(^|[.])example[.](com|net|org)$");
  if (!plan_.addresses.empty()) plain += fmt::format(" AND {} NOT IN {}", lower, list(plan_.addresses));
  return plain;
}

std::string CountingSql::plain_number(const std::string& text, bool mobile) const {
  const std::string pattern = anchored(mobile ? "9[0-9]{4}[ -]?[0-9]{4}" : "[2-5][0-9]{3}[ -]?[0-9]{4}");
  const std::string digits = without(text, "[^0-9]");
  std::string plain = fmt::format("{} AND replace(right({}, 8), right({}, 1), '') <> ''",
                                  matches(text, pattern), digits, digits);
  if (!plan_.numbers.empty())
    plain += fmt::format(" AND right({}, {}) NOT IN {}", digits, mobile ? 11 : 10, list(plan_.numbers));
  return plain;
}

std::string CountingSql::plain_text(const std::string& text) const {
  const std::string lower = "lower(" + text + ")";
  std::string unaccented = lower;
  if (dialect_ == SqlDialect::PostgreSql) {
    unaccented = fmt::format("translate({}, '{}', '{}')", lower, kAccented, kUnaccented);
  } else {
    for (std::size_t i = 0; i < kUnaccented.size(); ++i)  // each accented letter has two bytes
      unaccented =
          fmt::format("replace({}, '{}', '{}')", unaccented, kAccented.substr(2 * i, 2), kUnaccented[i]);
  }
  std::string plain =
      fmt::format("{} AND char_length({}) <= 200 AND {} AND NOT {}", matches(lower, std::string(kName)), text,
                  unlisted(without(unaccented, "[^a-z0-9]")),
                  matches(text, "^[ ]|[ ]$|[0-9].*[0-9].*[0-9].*[0-9].*[0-9].*[0-9].*[0-9].*[0-9]"));
  if (!plan_.addresses.empty()) plain += fmt::format(" AND {} NOT IN {}", lower, list(plan_.addresses));
  return plain;
}

/// Modulo 11, as jobs/registry/tax_id: a CPF or a CNPJ, with or without its usual punctuation.
std::string CountingSql::valid_tax_id(const std::string& text) const {
  const std::string digits = without(text, "[./-]");
  const auto check = [&](int size, int place, int last_weight) {
    std::string sum;
    for (int i = place - 1, weight = 2; i >= 1; --i) {
      sum +=
          fmt::format("{}{} * (ascii(substr({}, {}, 1)) - 48)", sum.empty() ? "" : " + ", weight, digits, i);
      weight = weight == last_weight ? 2 : weight + 1;
    }
    const std::string rest = fmt::format("mod({}, 11)", sum);
    return fmt::format(
        "char_length({0}) = {1} AND ascii(substr({0}, {2}, 1)) - 48 = CASE WHEN {3} < 2 THEN 0 ELSE 11 - {3} "
        "END",
        digits, size, place, rest);
  };
  const std::string cpf = check(11, 10, 11) + " AND " + check(11, 11, 11);
  const std::string cnpj = check(14, 13, 9) + " AND " + check(14, 14, 9);
  return fmt::format("CASE WHEN {0} THEN {1} AND {2} WHEN {3} THEN {4} AND {2} ELSE false END",
                     matches(text, "^[0-9]{3}[.]?[0-9]{3}[.]?[0-9]{3}-?[0-9]{2}$"), cpf,
                     fmt::format("replace({0}, left({0}, 1), '') <> ''", digits),
                     matches(text, "^[0-9]{2}[.]?[0-9]{3}[.]?[0-9]{3}/?[0-9]{4}-?[0-9]{2}$"), cnpj);
}

/// Numbers and tax ids of other countries are not told by these patterns.
std::string CountingSql::is_brazilian() const {
  const SqlColumn* country = find("country");
  if (country == nullptr) return "true";
  return fmt::format("coalesce({}, '') IN ('', 'BR', 'br', 'Brasil', 'BRASIL', 'Brazil', 'BRAZIL')",
                     text(*country));
}

/// 0, 1 or 2 where the value is plain; else null.
std::string CountingSql::class_of(const PlainColumn& plain) const {
  const SqlColumn* column = find(plain.column);
  if (column == nullptr) return "0";
  const std::string text = this->text(*column);
  const std::string missing = fmt::format("CASE WHEN {0} IS NULL OR {0} = '' THEN 0", text);
  switch (plain.kind) {
    case PlainColumn::Kind::Opaque:
      return missing + " END";
    case PlainColumn::Kind::Email:
      return fmt::format("{} WHEN {} THEN 1 END", missing, plain_email(text));
    case PlainColumn::Kind::Number:
      return fmt::format("{0} WHEN {1} AND {2} THEN 1 WHEN {1} AND {3} THEN 2 END", missing, is_brazilian(),
                         plain_number(text, false), plain_number(text, true));
    case PlainColumn::Kind::Text:
      return fmt::format("{} WHEN {} THEN 1 END", missing, plain_text(text));
    case PlainColumn::Kind::TaxId:
      return fmt::format("{} WHEN {} AND {} THEN 1 END", missing, is_brazilian(), valid_tax_id(text));
    case PlainColumn::Kind::Amount:
      break;
  }
  if (column->type == SqlColumn::Type::Number)
    return fmt::format("CASE WHEN {0} IS NULL OR {0} = 0 THEN 0 END", name(*column));
  return fmt::format("{} WHEN {} IN ('0', '0.00', '0,00') THEN 0 END", missing, text);
}

std::string CountingSql::registered_before() const {
  const SqlColumn* column = plan_.since ? find("created_at") : nullptr;
  if (column == nullptr) return "true";
  const Instant margin = *plan_.since - std::chrono::days(1);  // whatever the zone that a date was written in
  const std::string text = this->text(*column);
  const std::string iso = date_text(margin, "{:04}-{:02}-{:02}");
  const std::string compact = date_text(margin, "{:04}{:02}{:02}");
  if (column->type == SqlColumn::Type::Time)
    return fmt::format("({0} IS NULL OR {0} < '{1}')", name(*column), iso);
  return fmt::format("({0} IS NULL OR {0} = '' OR ({1} AND {0} < '{2}') OR ({3} AND {0} < '{4}'))", text,
                     matches(text, "^[0-9]{4}-[0-9]{2}-[0-9]{2}"), iso, matches(text, "^[0-9]{8}$"), compact);
}

/// The record's combination; null if it travels in any case.
std::string CountingSql::combination() const {
  std::string sum = "0";
  Combination weight = 1;
  for (const PlainColumn& plain : plan_.by_class) {
    sum += fmt::format(" + {} * {}", weight, class_of(plain));
    weight *= kClasses;
  }
  std::string counted = registered_before();
  for (const std::string& sum : plan_.sums)  // an amount that was written as text is read where it arrives
    if (const SqlColumn* column = find(sum); column != nullptr && column->type != SqlColumn::Type::Number)
      counted += fmt::format(" AND ({0} IS NULL OR {0} = '')", text(*column));
  if (!plan_.ignore.empty())
    if (const SqlColumn* id = find("id"))
      counted += fmt::format(" AND {} NOT IN {}", text(*id), list(plan_.ignore));
  return fmt::format("CASE WHEN {} THEN {} END", counted, sum);
}

std::string CountingSql::from_query() const {
  return fmt::format("FROM (SELECT r.*, {} AS {} FROM ({}\n) r) r", combination(), kCombination, query_);
}

std::string CountingSql::groups() const {
  const auto is_in = [](const std::vector<std::string>& names, const SqlColumn* column,
                        const CountingSql& sql) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return sql.find(name) == column; });
  };
  std::string select = fmt::format("SELECT {}, count(*) AS boletim_records", kCombination);
  std::string group_by = fmt::format(" GROUP BY {}", kCombination);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const SqlColumn& column = columns_[i];
    const bool plain = std::any_of(plan_.by_class.begin(), plan_.by_class.end(),
                                   [&](const PlainColumn& p) { return find(p.column) == &column; });
    if (is_in(plan_.by_value, &column, *this)) {
      select += ", " + exact_text(column);
      group_by += ", " + exact_text(column);
    } else if (is_in(plan_.sums, &column, *this)) {
      select += column.type == SqlColumn::Type::Number ? fmt::format(", sum(round({}, 2))", number(column))
                                                       : ", NULL";
    } else if (plain) {
      select += fmt::format(", min({})", exact_text(column));
    } else {
      select += ", NULL";
    }
    select += fmt::format(" AS c{}", i);
  }
  for (std::size_t i = 0; i < plan_.sums.size(); ++i) {
    const SqlColumn* column = find(plan_.sums[i]);
    const bool is_summed = column != nullptr && column->type == SqlColumn::Type::Number;
    select += fmt::format(", {} AS v{}", is_summed ? fmt::format("count({})", name(*column)) : "0", i);
  }
  return fmt::format("{} {} WHERE {} IS NOT NULL{}", select, from_query(), kCombination, group_by);
}

std::string CountingSql::records(const std::vector<Combination>& combinations) const {
  std::vector<std::string> names;
  for (const SqlColumn& column : columns_) names.push_back(name(column));
  std::string travel = fmt::format("{} IS NULL", kCombination);
  if (!combinations.empty())
    travel += fmt::format(" OR {} IN ({})", kCombination, fmt::join(combinations, ", "));
  return fmt::format("SELECT {} {} WHERE {}", fmt::join(names, ", "), from_query(), travel);
}

std::string CountingSql::records_with(const std::vector<std::string>& ids) const {
  const SqlColumn* id = find("id");
  return fmt::format("SELECT r.* FROM ({}\n) r WHERE {} IN {}", query_, id == nullptr ? "NULL" : text(*id),
                     list(ids));
}

std::string CountingSql::bad_ids() const {
  const SqlColumn* id = find("id");
  const std::string text = id == nullptr ? "NULL" : exact_text(*id);
  return fmt::format(
      "SELECT id FROM (SELECT {} AS id FROM ({}\n) r) ids GROUP BY id "
      "HAVING count(*) > 1 OR id IS NULL OR id = '' LIMIT {}",
      text, query_, kMostBadIds);
}

}  // namespace boletim
