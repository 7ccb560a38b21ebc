#pragma once
// What the reports of trend, follow-up and history have in common: sections, and how they end.

#include <string>
#include <vector>

#include "reports/drawing/pages.h"
#include "reports/drawing/paragraph.h"
#include "reports/drawing/table.h"
#include "reports/trend.h"

namespace boletim {

/// A title with its note, also in the outline; on a new page unless it has that much room below.
void draw_section(Pages& pages, const std::string& title, const std::string& note, double room);

/// What a table wants of the page that its title is on.
double room_of(const Table& table);

/// Running text of notes' size.
void draw_words(Pages& pages, const std::vector<Span>& spans);

/// "sem e-mail", in a section's title.
std::string in_title(const KpiFigures& kpi, Locale locale);

/// What each KPI means and how it is counted.
void draw_meanings(Pages& pages, const std::vector<KpiFigures>& kpis, const Look& look, Locale locale);

/// Who receives the report.
void draw_recipients(Pages& pages, const Heading& heading);

}  // namespace boletim
