#include "config/reports.h"

#include <algorithm>

#include "config/keys.h"
#include "config/nearest.h"
#include "config/section.h"

namespace boletim {
namespace {

constexpr int kMostRows = 1'000'000;
constexpr int kMostPages = 10'000;  // of one PDF: readers open more only slowly

/// One character that can stand between cells and in none of their numbers.
std::optional<char> parse_separator(std::string_view text) {
  if (text == "tab") return '\t';
  constexpr std::string_view kGood = ",;|:\t";
  return text.size() == 1 && kGood.find(text.front()) != std::string_view::npos ? std::optional(text.front())
                                                                                : std::nullopt;
}

std::optional<char> parse_decimal(std::string_view text) {
  return text == "," || text == "." ? std::optional(text.front()) : std::nullopt;
}

void read_csv(const YamlNode& node, Locale locale, ReportSpec& spec, Problems& problems) {
  const Section section("csv", node, problems);
  if (node.entries.empty()) return;
  CsvDialect dialect = dialect_of(locale);
  section.value("separator", dialect.separator, parse_separator, "one of , ; | : or tab");
  section.value("decimal", dialect.decimal, parse_decimal, "a comma or a point");
  section.flag("bom", dialect.bom);
  if (dialect.separator == dialect.decimal)
    problems.add(
        node.place,
        "separator and decimal are equal; expected, for example, { separator: \";\", decimal: \",\" }");
  spec.dialect = dialect;
}

bool has_rows(ReportKind kind) {
  return kind == ReportKind::Detail || kind == ReportKind::FollowUp;
}

/// A number of rows, or `none` = all.
void read_rows(const Section& section, std::string_view key, std::optional<std::int64_t>& most) {
  const YamlNode* node = section.find(key);
  if (node == nullptr) return;
  if (node->kind == YamlNode::Kind::Scalar && node->text == "none") {
    most.reset();
    return;
  }
  int rows = 0;
  if (section.number(key, rows, 1, kMostRows)) most = rows;
}

/// Settings of a PDF or XLSX.
void read_limits(std::string_view section_name, const YamlNode& node, ReportSpec& spec, Problems& problems) {
  const Section section(section_name, node, problems);
  if (spec.kind == ReportKind::Detail) section.number("pages", spec.pages, 1, kMostPages);
  if (has_rows(spec.kind)) read_rows(section, "limit", spec.limit);
  if (spec.kind == ReportKind::FollowUp) read_rows(section, "oldest", spec.oldest);
}

std::string path_of(ReportKind kind, std::string_view format) {
  return std::string(name_of(kind)) + "." + std::string(format);
}

std::optional<Format> parse_format(std::string_view name) {
  for (const Format format : {Format::Pdf, Format::Csv, Format::Xlsx})
    if (name == name_of(format)) return format;
  return std::nullopt;
}

ReportSpec plain(ReportKind kind, Format format) {
  ReportSpec spec{kind, format, {}, {}};
  if (has_rows(kind) && format == Format::Pdf) spec.limit = kDefaultPdfLimit;
  if (kind == ReportKind::FollowUp && format == Format::Pdf) spec.oldest = kDefaultOldest;
  return spec;
}

/// `pdf`, `[pdf, csv]`: formats without settings.
void read_names(ReportKind kind, const YamlNode& node, std::vector<ReportSpec>& specs, Problems& problems) {
  const std::vector<std::string_view>& known = known_keys(name_of(kind));
  for (const YamlNode* item : items_of(node)) {
    const std::optional<std::string> name = line_of(*item, any_of(known), problems);
    if (!name) continue;
    const bool is_known = std::find(known.begin(), known.end(), *name) != known.end();
    if (const std::optional<Format> format = parse_format(*name); format && is_known)
      specs.push_back(plain(kind, *format));
    else
      problems.add(item->place, "unknown format " + shown(*name) + hint(*name, known));
  }
}

/// `{ csv: {}, pdf: { limit: 500 } }`; nothing is `{}`.
void read_settings(ReportKind kind, const YamlNode& node, Locale locale, std::vector<ReportSpec>& specs,
                   Problems& problems) {
  const Section section(name_of(kind), node, problems);
  for (const YamlEntry& entry : node.entries) {
    const std::optional<Format> format = parse_format(entry.key);
    if (!format) continue;
    ReportSpec spec = plain(kind, *format);
    if (entry.value->kind != YamlNode::Kind::Null) {
      if (spec.format == Format::Csv)
        read_csv(*entry.value, locale, spec, problems);
      else
        read_limits(path_of(kind, entry.key), *entry.value, spec, problems);
    }
    specs.push_back(spec);
  }
}

}  // namespace

std::vector<ReportSpec> read_reports(const YamlNode& node, Locale locale, Problems& problems) {
  std::vector<ReportSpec> specs;
  if (node.kind == YamlNode::Kind::Null || (node.kind == YamlNode::Kind::List && node.items.empty()))
    return specs;
  const Section section("reports", node, problems);
  for (const ReportKind kind :
       {ReportKind::Trend, ReportKind::Detail, ReportKind::FollowUp, ReportKind::History}) {
    const YamlNode* formats = section.find(name_of(kind));
    if (formats == nullptr) continue;
    std::vector<ReportSpec> of_kind;
    if (formats->kind == YamlNode::Kind::Map)
      read_settings(kind, *formats, locale, of_kind, problems);
    else
      read_names(kind, *formats, of_kind, problems);
    for (std::size_t i = 1; i < of_kind.size(); ++i)
      if (std::any_of(of_kind.begin(), of_kind.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const ReportSpec& spec) { return spec.format == of_kind[i].format; }))
        problems.add(formats->place, "format " + shown(name_of(of_kind[i].format)) + " is given twice");
    specs.insert(specs.end(), of_kind.begin(), of_kind.end());
  }
  return specs;
}

}  // namespace boletim
