#pragma once
// What the reports of trend, follow-up and history have in common: sections, and how they end.

#include <string>
#include <vector>

#include "reports/drawing/pages.h"
#include "reports/drawing/paragraph.h"
#include "reports/drawing/table.h"
#include "reports/trend.h"

namespace boletim {

/// Whose report it is and of when, then the answer.
void draw_opening(Pages& pages, const Heading& heading, const std::string& when,
                  const std::vector<Span>& answer);

/// A title with its note, also in the outline; on a new page unless it has that much room below.
void draw_section(Pages& pages, const std::string& title, const std::string& note, double room);

/// A table under its title; a long one goes on over pages.
struct TableSection {
  std::string title, note;
  Table table;
};
void draw_section(Pages& pages, const TableSection& section);
/// All that it takes of a page, points.
double height_of(Pages& pages, const TableSection& section);
/// What a title and its note take.
double title_height(Pages& pages, const std::string& note);

/// Running text of notes' size.
void draw_words(Pages& pages, const std::vector<Span>& spans);
double words_height(Pages& pages, const std::vector<Span>& spans);

/// "sem e-mail", in a section's title.
std::string in_title(const KpiFigures& kpi, Locale locale);

/// What each KPI means and how it is counted.
void draw_meanings(Pages& pages, const std::vector<KpiFigures>& kpis, const Look& look, Locale locale);

/// "Ana Souza · Bruno Reis": who receives the report, each name cut where it is too long.
std::string recipients_in(const Heading& heading, const Canvas& canvas);
void draw_recipients(Pages& pages, const Heading& heading);

}  // namespace boletim
