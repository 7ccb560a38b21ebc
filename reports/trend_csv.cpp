#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "reports/csv.h"
#include "reports/csv_writer.h"
#include "reports/texts.h"

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
};

class TrendTable {
 public:
  TrendTable(const TrendReport& report, const CsvDialect& dialect, Sink& sink)
      : report_(report), locale_(report.heading.locale), writer_(dialect, locale_, sink) {}

  void write() {
    head();
    for (const KpiFigures& kpi : report_.kpis) summary(kpi);
    for (const KpiFigures& kpi : report_.kpis) course(kpi);
    for (const AxisFigures& axis : report_.axes) segments(axis);
    control();
    writer_.finish();
  }

 private:
  void head() {
    for (const std::string_view key :
         {"csv.section", "csv.kpi", "csv.axis", "csv.value", "csv.period_end", "csv.total", "csv.count",
          "csv.percent", "csv.target", "csv.previous_total", "csv.previous_count", "csv.year_total",
          "csv.year_count", "csv.declined", "state.missing", "state.placeholder", "state.malformed",
          "state.landline", "state.correctable"})
      writer_.text(text(key, locale_));
    writer_.end_row();
  }

  void summary(const KpiFigures& kpi) {
    Line line = line_of("csv.section.summary", kpi.title, kpi.now);
    line.target = kpi.target;
    line.previous = kpi.previous;
    line.year_ago = kpi.year_ago;
    if (kpi.now) {
      line.declined = kpi.declined;
      line.composition = kpi.composition;
    }
    put(line);
  }

  void course(const KpiFigures& kpi) {
    for (const TrendPoint& point : kpi.course) {
      Line line = line_of("csv.section.course", kpi.title, point.share);
      line.period_end = point.end;
      put(line);
    }
  }

  void segments(const AxisFigures& axis) {
    for (const SegmentFigures& segment : axis.segments) {
      const std::string name = segment_name(segment.value, axis.title, locale_);
      for (std::size_t kpi = 0; kpi < report_.kpis.size() && kpi < segment.flagged.size(); ++kpi) {
        std::optional<Share> share;
        if (segment.flagged[kpi]) share = Share{*segment.flagged[kpi], segment.total};
        Line line = line_of("csv.section.segment", report_.kpis[kpi].title, share);
        line.axis = axis.title;
        line.value = name;
        line.total = segment.total;
        if (kpi < segment.previous.size()) line.previous_count = segment.previous[kpi];
        put(line);
      }
    }
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
    writer_.end_row();
  }

  void composition(const std::optional<Composition>& parts) {
    constexpr std::array members = {&Composition::missing, &Composition::placeholder, &Composition::malformed,
                                    &Composition::landline, &Composition::correctable};
    for (const auto member : members) number(parts ? std::optional(*parts.*member) : std::nullopt);
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
