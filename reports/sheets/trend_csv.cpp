#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "reports/sheets/csv.h"
#include "reports/sheets/csv_figures.h"
#include "reports/sheets/csv_writer.h"
#include "reports/words/impact_words.h"
#include "reports/words/segment_rows.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

/// One line, as its columns stand; what is not set stays blank.
struct Line {
  std::string_view section, kpi, axis, value;
  CivilDate period_end;
  std::optional<std::int64_t> total, count;
  std::optional<double> percent, target;
  std::optional<Share> previous, year_ago;
  std::optional<std::int64_t> previous_count;  ///< where the base of then is not known
  std::optional<std::int64_t> declined;
  std::optional<Composition> composition;
  std::optional<FlowFigures> flows;
  std::optional<DayFigures> days_to_correct, days_open;
  bool changed = false;  ///< other rules than before
  const ImpactFigures* impact = nullptr;
};

class TrendTable {
 public:
  TrendTable(const TrendReport& report, const CsvDialect& dialect, Sink& sink)
      : report_(report), locale_(report.heading.locale), writer_(dialect, locale_, sink) {}

  void write() {
    head();
    for (const KpiFigures& kpi : report_.kpis) summary(kpi);
    for (const KpiFigures& kpi : report_.kpis) course(kpi);
    segment_courses();
    for (const AxisFigures& axis : report_.axes) segments(axis, "csv.section.segment");
    if (report_.owners) segments(*report_.owners, "csv.section.owner");
    for (const KpiFigures& kpi : report_.kpis) impacts(kpi);
    for (const SuspectFigures& shared : report_.suspects) suspect(shared);
    registered();
    control();
    writer_.finish();
  }

 private:
  void head() {
    titles(std::array{"csv.section", "csv.kpi", "csv.axis", "csv.value", "csv.period_end", "csv.total",
                      "csv.count", "csv.percent", "csv.target", "csv.previous_total", "csv.previous_count",
                      "csv.year_total", "csv.year_count", "csv.declined", "state.missing",
                      "state.placeholder", "state.malformed", "state.landline", "state.correctable"});
    titles(kFlowKeys);
    titles(kCorrectDaysKeys);
    titles(kOpenDaysKeys);
    titles(std::array{"csv.rule_changed", "csv.flagged_sum", "csv.flagged_records", "csv.rest_sum",
                      "csv.rest_records"});
    writer_.end_row();
  }

  template <std::size_t count>
  void titles(const std::array<const char*, count>& keys) {
    for (const char* key : keys) writer_.text(text(key, locale_));
  }

  void summary(const KpiFigures& kpi) {
    Line line = line_of("csv.section.summary", kpi.title, kpi.now);
    line.target = kpi.target;
    line.previous = kpi.previous;
    line.year_ago = kpi.year_ago;
    if (kpi.now) {
      line.declined = kpi.declined;
      if (kpi.stated) line.composition = kpi.composition;
    }
    line.flows = kpi.flows;
    line.days_to_correct = kpi.days_to_correct;
    line.days_open = kpi.days_open;
    line.changed = kpi.changed;
    put(line);
  }

  void course(const KpiFigures& kpi) {
    for (const TrendPoint& point : kpi.course) {
      Line line = line_of("csv.section.course", kpi.title, point.share);
      line.period_end = point.end;
      if (point.share) line.target = kpi.target;
      line.composition = point.parts;
      line.changed = point.changed.has_value();
      put(line);
    }
  }

  /// What the small charts by segment show.
  void segment_courses() {
    if (report_.segment_kpi >= report_.kpis.size() || report_.axes.empty()) return;
    for (const SegmentCourse& course : report_.segment_courses)
      for (const TrendPoint& point : course.points) {
        Line line =
            line_of("csv.section.segment_course", report_.kpis[report_.segment_kpi].title, point.share);
        const std::string name = segment_name(course.value, report_.axes[0].title, locale_);
        line.axis = report_.axes[0].title;
        line.value = name;
        line.period_end = point.end;
        line.composition = point.parts;
        line.changed = point.changed.has_value();
        put(line);
      }
  }

  void segments(const AxisFigures& axis, std::string_view section) {
    for (const SegmentFigures& segment : axis.segments) {
      const std::string name = row_name(segment, axis.title, locale_);
      for (std::size_t kpi = 0; kpi < report_.kpis.size() && kpi < segment.flagged.size(); ++kpi) {
        std::optional<Share> share;
        if (segment.flagged[kpi]) share = Share{*segment.flagged[kpi], segment.total};
        Line line = line_of(section, report_.kpis[kpi].title, share);
        line.axis = axis.title;
        line.value = name;
        line.total = segment.total;
        line.previous_count = at(segment.previous, kpi);
        line.flows = at(segment.flows, kpi);
        line.days_to_correct = at(segment.days_to_correct, kpi);
        line.days_open = at(segment.days_open, kpi);
        put(line);
      }
    }
  }

  void impacts(const KpiFigures& kpi) {
    for (const ImpactFigures& impact : kpi.impacts) {
      Line line = line_of("csv.section.impact", kpi.title, std::nullopt);
      const std::string name = impact_name(impact, false, locale_);
      line.axis = name;
      line.value = impact.currency;
      line.impact = &impact;
      put(line);
    }
  }

  void suspect(const SuspectFigures& shared) {
    Line line = line_of("csv.section.suspect", "", std::nullopt);
    line.axis = shared.column;
    line.value = shared.value;
    line.count = shared.records;
    put(line);
  }

  void registered() {
    if (!report_.registered) return;
    Line line = line_of("csv.section.registered", text("csv.all_records", locale_), std::nullopt);
    line.count = report_.registered;
    put(line);
  }

  void control() {
    for (const KpiFigures& kpi : report_.kpis) put(line_of("csv.section.control", kpi.title, kpi.now));
    Line all = line_of("csv.section.control", text("csv.all_records", locale_), std::nullopt);
    all.total = report_.heading.records;
    put(all);
  }

  Line line_of(std::string_view section, std::string_view kpi, const std::optional<Share>& share) const {
    Line line;
    line.section = text(section, locale_);
    line.kpi = kpi;
    line.period_end = report_.heading.period.last;
    if (share) {
      line.total = share->total;
      line.count = share->flagged;
      line.percent = share->percent();
    }
    return line;
  }

  void put(const Line& line) {
    for (const std::string_view cell : {line.section, line.kpi, line.axis, line.value}) writer_.text(cell);
    writer_.date(line.period_end);
    number(line.total);
    number(line.count);
    decimal(line.percent);
    decimal(line.target);
    base(line.previous);
    number(line.previous ? line.previous->flagged : line.previous_count);
    base(line.year_ago);
    number(line.year_ago ? std::optional(line.year_ago->flagged) : std::nullopt);
    number(line.declined);
    composition(line.composition);
    flows(line.flows);
    days(line.days_to_correct);
    days(line.days_open);
    if (line.changed) {
      writer_.text(text("csv.yes", locale_));
    } else {
      writer_.blank();
    }
    impact(line.impact);
    writer_.end_row();
  }

  void composition(const std::optional<Composition>& parts) {
    constexpr std::array members = {&Composition::missing, &Composition::placeholder, &Composition::malformed,
                                    &Composition::landline, &Composition::correctable};
    for (const auto member : members) number(parts ? std::optional(*parts.*member) : std::nullopt);
  }

  void flows(const std::optional<FlowFigures>& flows) {
    for (const auto member : kFlows) number(flows ? std::optional((*flows).*member) : std::nullopt);
  }

  void days(const std::optional<DayFigures>& days) {
    for (const auto member : kDays) decimal(days ? std::optional((*days).*member) : std::nullopt);
  }

  void impact(const ImpactFigures* impact) {
    constexpr double hundredths = 100.0;
    const auto sum = [&](std::int64_t ImpactFigures::*member) {
      decimal(impact ? std::optional(static_cast<double>(impact->*member) / hundredths) : std::nullopt);
    };
    const auto records = [&](std::int64_t ImpactFigures::*member) {
      number(impact ? std::optional(impact->*member) : std::nullopt);
    };
    sum(&ImpactFigures::flagged);
    records(&ImpactFigures::flagged_records);
    sum(&ImpactFigures::rest);
    records(&ImpactFigures::rest_records);
  }

  void base(const std::optional<Share>& share) { number(share ? std::optional(share->total) : std::nullopt); }

  void number(const std::optional<std::int64_t>& value) {
    if (value) {
      writer_.number(*value);
    } else {
      writer_.blank();
    }
  }

  void decimal(const std::optional<double>& value) {
    if (value) {
      writer_.decimal(*value);
    } else {
      writer_.blank();
    }
  }

  const TrendReport& report_;
  Locale locale_;
  CsvWriter writer_;
};

}  // namespace

void write_trend_csv(const TrendReport& report, const CsvDialect& dialect, Sink& sink) {
  TrendTable(report, dialect, sink).write();
}

}  // namespace boletim
