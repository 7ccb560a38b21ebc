#include <algorithm>
#include <map>
#include <optional>

#include "reports/palette.h"
#include "reports/sheets/flow_sheet.h"
#include "reports/sheets/sheet_words.h"
#include "reports/sheets/workbook.h"
#include "reports/sheets/xlsx.h"
#include "reports/words/flow_words.h"
#include "reports/words/format.h"
#include "reports/words/heading_words.h"
#include "reports/words/impact_words.h"
#include "reports/words/segment_rows.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

using Columns = std::vector<SheetColumn>;

class TrendBook {
 public:
  TrendBook(const TrendReport& report, const Look& look, const std::filesystem::path& scratch)
      : report_(report),
        locale_(report.heading.locale),
        look_(look),
        book_(report.heading, report.heading.title, scratch) {}

  void write(Sink& sink) {
    summary();
    course();
    for (const AxisFigures& axis : report_.axes) segments(axis, false);
    if (report_.owners) segments(*report_.owners, true);
    write_flow_sheet(book_, report_.kpis, report_.axes, report_.owners, locale_);
    impacts();
    suspects();
    meanings();
    book_.finish(sink);
  }

 private:
  void summary() {
    std::vector<std::string> lines = heading_lines(report_.heading, report_.heading.title);
    for (const std::string& line : break_now_words(report_)) lines.push_back(line);
    Columns columns{head("csv.kpi")};
    for (const char* key : {"csv.total", "csv.count"}) columns.push_back(head(key, CellKind::Count));
    for (const char* key : {"csv.percent", "csv.target"}) columns.push_back(head(key, CellKind::Percent));
    for (const char* key : {"csv.previous_total", "csv.previous_count", "sheet.change_of_all",
                            "csv.year_total", "csv.year_count", "csv.declined", "state.missing",
                            "state.placeholder", "state.malformed", "state.landline", "state.correctable"})
      columns.push_back(head(key, CellKind::Count));
    for (const char* key : {"csv.correct_mean", "csv.correct_median", "csv.correct_p90", "csv.open_mean",
                            "csv.open_median", "csv.open_p90"})
      columns.push_back(head(key, CellKind::Decimal));
    columns.push_back(head("csv.rule_changed"));
    book_.sheet(text("trend.summary", locale_), std::move(columns), lines);
    for (const KpiFigures& kpi : report_.kpis) summary_row(kpi);
    book_.totals();
    book_.text(text("csv.all_records", locale_));
    book_.number(report_.heading.records);
    book_.end_row();
    if (report_.registered)
      book_.note(say("sheet.registered", locale_, {format_count(*report_.registered, locale_)}));
  }

  void summary_row(const KpiFigures& kpi) {
    book_.text(kpi.title);
    share(kpi.now);
    percent(kpi.target);
    count(kpi.previous, &Share::total);
    count(kpi.previous, &Share::flagged);
    number(kpi.now && kpi.previous ? std::optional(kpi.now->flagged - kpi.previous->flagged) : std::nullopt);
    count(kpi.year_ago, &Share::total);
    count(kpi.year_ago, &Share::flagged);
    number(kpi.now ? std::optional(kpi.declined) : std::nullopt);
    const auto parts = kpi.now && kpi.stated ? std::optional(kpi.composition) : std::nullopt;
    for (const auto part : {&Composition::missing, &Composition::placeholder, &Composition::malformed,
                            &Composition::landline, &Composition::correctable})
      count(parts, part);
    for (const auto& days : {kpi.days_to_correct, kpi.days_open})
      for (const auto figure : {&DayFigures::mean, &DayFigures::median, &DayFigures::p90})
        decimal(days ? std::optional((*days).*figure) : std::nullopt);
    book_.text(kpi.changed ? text("csv.yes", locale_) : "");
    book_.end_row();
  }

  /// A line a period: the values of the charts.
  void course() {
    std::map<CivilDate, std::vector<const TrendPoint*>> periods;
    for (std::size_t i = 0; i < report_.kpis.size(); ++i)
      for (const TrendPoint& point : report_.kpis[i].course) {
        std::vector<const TrendPoint*>& points = periods[point.end];
        points.resize(report_.kpis.size());
        points[i] = &point;
      }
    if (periods.empty()) return;
    Columns columns{head("csv.period_end", CellKind::Date), head("csv.total", CellKind::Count)};
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      columns.push_back(of_kpi(i, "", CellKind::Count));
      columns.push_back(of_kpi(i, "sheet.percent", CellKind::Percent));
    }
    columns.push_back(head("csv.rule_changed"));
    book_.sheet(text("sheet.course", locale_), std::move(columns));
    for (const auto& [end, points] : periods) {
      book_.date(end);
      number(total_of(points));
      std::string changed;
      for (std::size_t i = 0; i < points.size(); ++i) {
        const auto value = points[i] == nullptr ? std::nullopt : points[i]->share;
        count(value, &Share::flagged);
        percent(value ? value->percent() : std::nullopt);
        if (points[i] != nullptr && points[i]->changed)
          changed += (changed.empty() ? "" : ", ") + report_.kpis[i].title;
      }
      book_.text(changed);
      book_.end_row();
    }
  }

  /// Of all KPIs, as each counts every active record.
  static std::optional<std::int64_t> total_of(const std::vector<const TrendPoint*>& points) {
    for (const TrendPoint* point : points)
      if (point != nullptr && point->share) return point->share->total;
    return std::nullopt;
  }

  void segments(const AxisFigures& axis, bool with_days) {
    Columns columns{{axis.title}, {std::string(noun_head(report_.heading.noun, locale_)), CellKind::Count}};
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      columns.push_back(of_kpi(i, "", CellKind::Count));
      columns.push_back(of_kpi(i, "sheet.percent", CellKind::Percent));
      columns.push_back(of_kpi(i, "sheet.previous", CellKind::Count));
      columns.push_back(of_kpi(i, "sheet.change", CellKind::Count));
      if (!with_days) continue;
      columns.push_back(of_kpi(i, "sheet.days_to_correct", CellKind::Decimal));
      columns.push_back(of_kpi(i, "sheet.days_open", CellKind::Decimal));
    }
    book_.sheet(axis.title, std::move(columns));
    for (const SegmentFigures& segment : axis.segments) segment_row(segment, axis.title, with_days);
    total_row(with_days);
    if (axis.many) book_.note(text("trend.many_note", locale_));
  }

  void segment_row(const SegmentFigures& segment, const std::string& axis, bool with_days) {
    book_.text(row_name(segment, axis, locale_));
    book_.number(segment.total);
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      const auto flagged = at(segment.flagged, i), previous = at(segment.previous, i);
      number(flagged);
      percent(flagged ? Share{*flagged, segment.total}.percent() : std::nullopt);
      number(previous);
      number(flagged && previous ? std::optional(*flagged - *previous) : std::nullopt);
      if (!with_days) continue;
      median(at(segment.days_to_correct, i));
      median(at(segment.days_open, i));
    }
    book_.end_row();
  }

  void total_row(bool with_days) {
    book_.totals();
    book_.text(text("trend.total", locale_));
    book_.number(report_.heading.records);
    for (const KpiFigures& kpi : report_.kpis) {
      count(kpi.now, &Share::flagged);
      percent(kpi.now ? kpi.now->percent() : std::nullopt);
      count(kpi.previous, &Share::flagged);
      number(kpi.now && kpi.previous ? std::optional(kpi.now->flagged - kpi.previous->flagged)
                                     : std::nullopt);
      if (!with_days) continue;
      median(kpi.days_to_correct);
      median(kpi.days_open);
    }
    book_.end_row();
  }

  void impacts() {
    if (std::ranges::all_of(report_.kpis, [](const KpiFigures& kpi) { return kpi.impacts.empty(); })) return;
    book_.sheet(text("sheet.impact", locale_),
                {head("csv.kpi"), head("sheet.measure"), head("sheet.currency"),
                 head("csv.flagged_sum", CellKind::Money), head("csv.flagged_records", CellKind::Count),
                 head("csv.rest_sum", CellKind::Money), head("csv.rest_records", CellKind::Count)});
    for (const KpiFigures& kpi : report_.kpis)
      for (const ImpactFigures& impact : kpi.impacts) {
        for (const std::string& cell : {kpi.title, impact_name(impact, false, locale_), impact.currency})
          book_.text(cell);
        amount(impact.flagged, impact.currency);
        book_.number(impact.flagged_records);
        amount(impact.rest, impact.currency);
        book_.number(impact.rest_records);
        book_.end_row();
      }
  }

  /// Hundredths; a number of orders has no cents.
  void amount(std::int64_t hundredths, const std::string& currency) {
    if (currency.empty() && hundredths % 100 == 0)
      book_.number(hundredths / 100);
    else
      book_.decimal(static_cast<double>(hundredths) / 100.0);
  }

  void suspects() {
    if (report_.suspects.empty()) return;
    book_.sheet(text("sheet.suspects", locale_),
                {head("sheet.field"), head("csv.value"), head("sheet.records", CellKind::Count)});
    for (const SuspectFigures& shared : report_.suspects) {
      book_.text(shared.column);
      book_.text(shared.value);
      book_.number(shared.records);
      book_.end_row();
    }
    book_.note(text("trend.suspects_note", locale_));
  }

  void meanings() {
    book_.sheet(text("sheet.kpis", locale_), {head("csv.kpi"), head("sheet.meaning", CellKind::Prose),
                                              head("sheet.purpose", CellKind::Prose), head("sheet.module"),
                                              head("csv.target", CellKind::Percent)});
    for (const KpiFigures& kpi : report_.kpis) {
      const KpiTexts* texts = kpi_texts(kpi.id, locale_);
      const std::string_view meaning = texts == nullptr ? kpi.meaning : texts->description;
      const std::string_view purpose = texts == nullptr ? "" : texts->purpose;
      book_.tall_row(std::max(meaning.size(), purpose.size()));
      book_.text(kpi.title);
      book_.text(meaning);
      book_.text(purpose);
      book_.text(texts == nullptr ? "" : texts->module);
      percent(kpi.target);
      book_.end_row();
    }
    if (const std::string to = recipients_line(report_.heading); !to.empty()) book_.note(to);
    if (const std::string cut = cut_line(book_, locale_); !cut.empty()) book_.note(cut);
  }

  SheetColumn head(std::string_view key, CellKind kind = CellKind::Text) const {
    return {std::string(text(key, locale_)), kind};
  }

  /// "Sem e-mail", "Sem e-mail: %"; a blank key is the count itself.
  SheetColumn of_kpi(std::size_t kpi, std::string_view key, CellKind kind) const {
    const std::string& title = report_.kpis[kpi].title;
    return {key.empty() ? title : say(key, locale_, {title}), kind, kpi_color(look_, kpi)};
  }

  void share(const std::optional<Share>& share) {
    count(share, &Share::total);
    count(share, &Share::flagged);
    percent(share ? share->percent() : std::nullopt);
  }

  template <class Figures>
  void count(const std::optional<Figures>& figures, std::int64_t Figures::*figure) {
    number(figures ? std::optional((*figures).*figure) : std::nullopt);
  }

  void number(const std::optional<std::int64_t>& value) {
    if (value)
      book_.number(*value);
    else
      book_.blank();
  }

  void decimal(const std::optional<double>& value) {
    if (value)
      book_.decimal(*value);
    else
      book_.blank();
  }

  void percent(const std::optional<double>& value) {
    if (value)
      book_.percent(*value);
    else
      book_.blank();
  }

  void median(const std::optional<DayFigures>& days) {
    decimal(days ? std::optional(days->median) : std::nullopt);
  }

  const TrendReport& report_;
  Locale locale_;
  const Look& look_;
  Workbook book_;
};

}  // namespace

void write_trend_xlsx(const TrendReport& report, const Look& look, const std::filesystem::path& scratch,
                      Sink& sink) {
  TrendBook(report, look, scratch).write(sink);
}

}  // namespace boletim
