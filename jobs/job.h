#pragma once
// One job as the configuration means it, every default filled in.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/delivery/recipient.h"
#include "jobs/kpi/condition.h"
#include "jobs/kpi/rules.h"
#include "jobs/occurrences.h"
#include "jobs/schedule/schedule.h"
#include "jobs/shared_list.h"
#include "jobs/values.h"
#include "reports/heading.h"
#include "reports/sheets/csv.h"
#include "reports/trend.h"

namespace boletim {

struct MailTemplate;  // reports/mail/mail_template.h

/// What becomes of an occurrence that comes due while an earlier one of its job is under way.
enum class Overlap { Skip, Queue };
enum class OnDoubt { Resend, Hold };
/// Where records are judged: all of them here, or what is plainly fine by the source's own engine.
enum class Evaluate { Stream, InSource };

enum class ReportKind { Trend, Detail, FollowUp, History };
enum class Format { Pdf, Csv, Xlsx };
std::string_view name_of(ReportKind kind);  ///< "trend" …
std::string_view name_of(Format format);    ///< "pdf" …

/// One document that a job writes, for each kind of reader.
struct ReportSpec {
  ReportKind kind = ReportKind::Trend;
  Format format = Format::Pdf;
  std::optional<std::int64_t> limit;     ///< of rows; nothing = all
  std::optional<CsvDialect> dialect;     ///< nothing = the locale's
  int pages = 1000;                      ///< of one PDF at most; what has more is written in parts
  std::optional<std::int64_t> oldest{};  ///< of a follow-up report: open rows; nothing = all
  bool operator==(const ReportSpec&) const = default;
};

/// One entry of `deliver:`.
struct Delivery {
  SharedList<Recipient> to;                            ///< groups opened; nobody twice
  SharedList<std::pair<ReportKind, Format>> attach{};  ///< empty = all
  std::string split_by{};           ///< column: documents for each of its values; blank = none
  bool if_changed = false;          ///< only where a number is another than in the previous snapshot
  std::optional<Condition> when{};  ///< only where it holds; nothing = always
  bool operator==(const Delivery&) const = default;
};

struct Job {
  JobId id;
  std::string title;
  bool enabled = true;
  SourceId source;
  RegistryId registry;
  Timetable timetable;
  std::string currency = "BRL";  ///< of the source's amounts
  Rules rules;                   ///< with the source's placeholders and the registry's ignored ids
  Locale locale = Locale::PtBr;
  Noun noun = Noun::Customers;
  int periods = 12;  ///< of the trend
  ChartKind chart = ChartKind::Line;
  int suppress_below = 0;  ///< smaller groups are not told to those who see totals; 0 = all are
  std::shared_ptr<const MailTemplate> mail_template{};  ///< the admin's own words; nothing = the house's
  std::string record_url;                               ///< of a record in the ERP, with {id}; blank = none
  SharedList<ReportSpec> reports;
  SharedList<Delivery> deliver;
  SharedList<Recipient> on_failure;  ///< told when a run or a message finally fails; readers may ask them
  Misfire misfire = Misfire::Once;
  Overlap overlap = Overlap::Skip;
  OnDoubt on_doubt = OnDoubt::Resend;
  Evaluate evaluate = Evaluate::Stream;
  std::optional<JobId> after;     ///< its occurrences wait until this job's run of the same period is done
  SharedList<Condition> hold_if;  ///< any of them: the mails wait for an admin
  std::chrono::seconds jitter{};  ///< an occurrence starts up to this late, each job always by its own share
  std::optional<std::chrono::seconds> start_by;        ///< not started so long after its instant: skipped
  std::optional<std::chrono::seconds> run_within;      ///< one attempt that takes longer fails
  std::chrono::seconds retry = std::chrono::hours(6);  ///< how long to go on trying, all in all
};

}  // namespace boletim
