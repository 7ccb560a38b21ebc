#pragma once
// One job as the configuration means it, every default filled in.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "jobs/delivery/recipient.h"
#include "jobs/kpi/rules.h"
#include "jobs/schedule/schedule.h"
#include "jobs/values.h"
#include "reports/csv.h"
#include "reports/heading.h"

namespace boletim {

enum class Misfire { Once, Skip, All };
enum class OnDoubt { Resend, Hold };

enum class ReportKind { Trend, Detail };
enum class Format { Pdf, Csv };
std::string_view name_of(ReportKind kind);  ///< "trend" …
std::string_view name_of(Format format);    ///< "pdf" …

/// One document that a job writes, for each kind of reader.
struct ReportSpec {
  ReportKind kind = ReportKind::Trend;
  Format format = Format::Pdf;
  std::optional<std::int64_t> limit;  ///< of rows; nothing = all
  std::optional<CsvDialect> dialect;  ///< nothing = the locale's
  bool operator==(const ReportSpec&) const = default;
};

/// One entry of `deliver:`.
struct Delivery {
  std::vector<Recipient> to;                          ///< groups opened; nobody twice
  std::vector<std::pair<ReportKind, Format>> attach;  ///< empty = all
  bool operator==(const Delivery&) const = default;
};

struct Job {
  JobId id;
  std::string title;
  bool enabled = true;
  SourceId source;
  RegistryId registry;
  Timetable timetable;
  Rules rules;  ///< with the source's placeholders and the registry's ignored ids
  Locale locale = Locale::PtBr;
  Noun noun = Noun::Customers;
  int periods = 12;  ///< of the trend
  std::vector<ReportSpec> reports;
  std::vector<Delivery> deliver;
  std::string ask;  ///< whom readers may ask: `on_failure:` as an address, blank if none
  Misfire misfire = Misfire::Once;
  OnDoubt on_doubt = OnDoubt::Resend;
  std::chrono::seconds retry = std::chrono::hours(6);  ///< how long to go on trying
};

}  // namespace boletim
