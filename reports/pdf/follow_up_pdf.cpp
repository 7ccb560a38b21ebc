#include "reports/pdf/follow_up_pdf.h"

#include <algorithm>

#include "reports/pdf/flow_tables.h"
#include "reports/pdf/row_list.h"
#include "reports/pdf/section.h"
#include "reports/words/flow_words.h"
#include "reports/words/follow_up_words.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

using Kind = FollowUpRow::Kind;

constexpr std::size_t kMostOwners = 40, kMostSegments = 20;  // rows of a table; the others are one row

/// The same figures, as the tables of a trend take them.
TrendReport figures_of(const FollowUpReport& report) {
  TrendReport figures;
  figures.heading = report.heading;
  figures.kpis = report.kpis;
  figures.axes = report.axes;
  figures.owners = report.owners;
  figures.registered = report.registered;
  figures.flows_since = report.since;
  return figures;
}

std::string_view note_key(Kind kind) {
  return kind == Kind::FlaggedByRule || kind == Kind::ClearedByRule ? "rule" : key_of(kind);
}

/// Of a first report nothing is known of what changed.
Table without_blank_columns(Table table, const std::string& none) {
  for (std::size_t i = table.columns.size(); i-- > 1;) {
    if (!std::ranges::all_of(table.rows, [&](const auto& row) { return row[i].text == none; })) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    table.columns.erase(table.columns.begin() + at);
    for (auto& row : table.rows) row.erase(row.begin() + at);
  }
  return table;
}

/// Section by section, in the order in which it is read.
class FollowUpDrawing {
 public:
  FollowUpDrawing(const FollowUpReport& report, const Look& look, Pages& pages)
      : report_(report),
        figures_(figures_of(report)),
        locale_(report.heading.locale),
        look_(look),
        pages_(pages) {}

  void title() {
    pages_.mark(std::string(text("follow_up.summary", locale_)), 0);
    draw_opening(pages_, report_.heading, since_words(report_), answer());
    if (!report_.has_rows) {
      pages_.y += 6;
      draw_words(pages_, {{std::string(text("follow_up.totals", locale_)), Weight::Regular, kNotes}});
    }
  }

  void changes() {
    if (!has_flows(figures_)) return;
    const Table table = flows_table(figures_, look_);
    std::string note(text("trend.flows_note", locale_));
    if (table.columns.back().head == text("column.days_to_correct", locale_))
      note.append("; ").append(text("trend.flows_note_days", locale_));
    if (std::ranges::any_of(report_.kpis,
                            [](const KpiFigures& kpi) { return kpi.flows && kpi.flows->reclassified != 0; }))
      note.append("; ").append(text("trend.flows_note_rules", locale_));
    draw_section(pages_, {say("follow_up.changes", locale_, {since()}), note, table});
  }

  void days() {
    const Table table =
        without_blank_columns(days_table(figures_, look_), std::string(text("none.cell", locale_)));
    if (table.rows.empty()) return;
    draw_section(pages_, {std::string(text("trend.days", locale_)),
                          std::string(text("trend.days_note", locale_)), table});
  }

  void owners() {
    if (!report_.owners) return;
    for (std::size_t k = 0; k < report_.kpis.size(); ++k) {
      Table table = followed_by_axis(figures_, *report_.owners, k, kMostOwners);
      if (table.rows.empty() && !report_.kpis[k].flows)
        table = without_blank_columns(owners_table(figures_, k), std::string(text("none.cell", locale_)));
      by(*report_.owners, k, table, say("follow_up.by_owner", locale_, {which(k)}));
    }
  }

  void axes() {
    for (const AxisFigures& axis : report_.axes)
      for (std::size_t k = 0; k < report_.kpis.size(); ++k)
        by(axis, k, followed_by_axis(figures_, axis, k, kMostSegments),
           say("follow_up.by_axis", locale_, {in_running_text(axis.title), which(k)}));
  }

  /// The rows of all kinds, each kind under its title.
  void lists(FollowUpRows& port) {
    RowsAhead<FollowUpRows, FollowUpRow> rows(port);
    std::vector<std::vector<ListCell>> sample;
    for (const FollowUpRow& row : rows.ahead()) sample.push_back(cells(row));
    RowList list(pages_, locale_, columns(), sample, 1);
    std::optional<Kind> kind;
    for (FollowUpRow row; rows.next(row);) {
      if (row.kind != kind) {
        list.end();
        kind = row.kind;
        begin_list(*kind, list);
      }
      list.row(cells(row));
    }
    list.end();
  }

 private:
  std::string since() const {
    const Heading& heading = report_.heading;
    return format_moment(
        report_.since.value_or(CivilTime{heading.taken_on, heading.taken_hour, heading.taken_minute}),
        locale_);
  }

  /// "1.321 clientes sem e-mail no boletim anterior, 1.284 agora: saíram 64 (…), entraram 27 (…)."
  std::vector<Span> answer() const {
    std::vector<Span> spans;
    for (const KpiFigures& kpi : report_.kpis)
      if (kpi.now && kpi.flows) add_change(kpi, spans);
    if (!spans.empty()) return spans;
    for (const KpiFigures& kpi : report_.kpis)
      if (kpi.now) add_first(kpi, spans);
    if (spans.empty()) return {{std::string(text("answer.not_mapped", locale_))}};
    spans.push_back({" " + std::string(text("follow_up.starts", locale_))});
    return spans;
  }

  void add_change(const KpiFigures& kpi, std::vector<Span>& spans) const {
    constexpr std::size_t most = 6;  // spans, two a KPI
    if (spans.size() >= most) return;
    const FlowFigures& flows = *kpi.flows;
    const std::string now = format_count(kpi.now->flagged, locale_);
    const std::string which = kpi_attribute(kpi.id, kpi.title, locale_);
    const std::string state =
        which.empty() ? say("follow_up.answer_own", locale_,
                            {kpi.title, counted_noun(report_.heading.noun, flows.previous, locale_), now})
                      : say("follow_up.answer", locale_,
                            {counted_noun(report_.heading.noun, flows.previous, locale_), which, now});
    const std::string words = flow_words(flows, locale_);
    spans.push_back({(spans.empty() ? "" : " ") + state, Weight::Semibold});
    spans.push_back({": " + (words.empty() ? std::string(text("follow_up.nothing", locale_)) : words) + "."});
  }

  void add_first(const KpiFigures& kpi, std::vector<Span>& spans) const {
    const std::string which = kpi_attribute(kpi.id, kpi.title, locale_);
    const std::string count = counted_noun(report_.heading.noun, kpi.now->flagged, locale_);
    spans.push_back({(spans.empty() ? "" : " ") +
                         (which.empty() ? say("follow_up.answer_first_own", locale_, {kpi.title, count})
                                        : say("follow_up.answer_first", locale_, {count, which})) +
                         ".",
                     Weight::Semibold});
  }

  std::string which(std::size_t kpi) const { return in_title(report_.kpis[kpi], locale_); }

  void by(const AxisFigures& axis, std::size_t kpi, const Table& table, const std::string& title) {
    if (table.rows.empty()) return;
    std::string note(text(report_.kpis[kpi].flows ? "trend.flows_note" : "trend.owners_note", locale_));
    if (axis.many) note.append("; ").append(text("trend.many_note", locale_));
    draw_section(pages_, {title, note, table});
  }

  void begin_list(Kind kind, RowList& list) {
    const std::string key(key_of(kind));
    std::string title(text("follow_up." + key, locale_));
    const auto count = std::ranges::find(report_.counts, kind, &FollowUpCount::kind);
    std::string note(text("follow_up.note." + std::string(note_key(kind)), locale_));
    if (count != report_.counts.end()) {
      const std::string shown = shown_words(*count, report_);
      if (shown.empty()) title += " · " + format_count(count->rows, locale_);
      if (!shown.empty()) note = shown + " · " + note;
    }
    draw_section(pages_, title, note, RowList::room());
    list.begin(title);
  }

  bool shows_kpis() const { return report_.kpis.size() > 1; }
  bool shows_axis() const { return !report_.owners && !report_.axes.empty(); }

  std::vector<ListColumn> columns() const {
    std::vector<ListColumn> columns = {{std::string(text("column.id", locale_))},
                                       {std::string(text(column_key(report_.heading.noun), locale_))}};
    if (shows_kpis()) columns.push_back({std::string(text("column.indicators", locale_))});
    if (report_.owners) columns.push_back({report_.owners->title});
    if (shows_axis()) columns.push_back({report_.axes[0].title});
    columns.push_back({std::string(text("column.when", locale_)), Anchor::End});
    columns.push_back({std::string(text("column.days", locale_)), Anchor::End});
    return columns;
  }

  std::vector<ListCell> cells(const FollowUpRow& row) const {
    const std::string none(text("none.cell", locale_));
    std::vector<ListCell> cells = {{row.id, kInk, row.link}, {row.name}};
    if (row.name.empty()) cells.back() = {none, kNotes};
    if (shows_kpis()) cells.push_back({kpis_of(row, report_), kNotes});
    if (report_.owners) cells.push_back({segment_name(row.owner, report_.owners->title, locale_)});
    if (shows_axis())
      cells.push_back({segment_name(row.axes.empty() ? "" : row.axes[0], report_.axes[0].title, locale_)});
    cells.push_back({row.at ? format_date(*row.at, locale_) : none, kNotes});
    cells.push_back({row.days ? format_count(*row.days, locale_) : none});
    return cells;
  }

  const FollowUpReport& report_;
  const TrendReport figures_;
  Locale locale_;
  const Look& look_;
  Pages& pages_;
};

}  // namespace

std::size_t write_follow_up_pdf(const FollowUpReport& report, FollowUpRows& rows, const Look& look,
                                Sink& sink) {
  const Fonts fonts(look);
  PdfCanvas canvas(fonts, Pages::kA4Short, Pages::kA4Long);
  canvas.describe(report.heading, report.heading.title);
  Pages pages(canvas, report.heading, {}, look.logo.get());
  FollowUpDrawing drawing(report, look, pages);
  drawing.title();
  drawing.changes();
  drawing.owners();
  drawing.axes();
  drawing.days();
  if (report.has_rows) drawing.lists(rows);
  pages.next();
  draw_meanings(pages, report.kpis, look, report.heading.locale);
  draw_recipients(pages, report.heading);
  pages.finish();
  canvas.save(sink);
  return canvas.pages();
}

}  // namespace boletim
