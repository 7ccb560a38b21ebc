#include "jobs/mail_pictures.h"

#include "jobs/mail_desk.h"
#include "reports/charts/chart_png.h"

namespace boletim {
namespace {

using Role = MessageDocument::Role;

std::vector<MessageDocument> store_charts(const TrendReport& report, const Look& look,
                                          DocumentStore& documents) {
  std::vector<MessageDocument> charts;
  for (const std::string& png : chart_pngs(report, look)) {
    const std::string number = charts.empty() ? "" : "-" + std::to_string(charts.size() + 1);
    charts.push_back(store_part(documents, Role::Chart, "chart" + number + ".png", "image/png", png));
  }
  return charts;
}

/// "cid:chart" shows chart.png; "cid:chart-2" does not.
bool shows(std::string_view html, std::string_view name) {
  const std::string id = "cid:" + std::string(name.substr(0, name.find('.')));
  for (std::size_t at = html.find(id); at != std::string_view::npos; at = html.find(id, at + 1)) {
    const std::size_t end = at + id.size();
    if (end == html.size() || (html[end] != '-' && (html[end] < '0' || html[end] > '9'))) return true;
  }
  return false;
}

}  // namespace

std::vector<MessageDocument> MailPictures::of(const TrendReport& report, std::string_view html) {
  auto drawn = charts_.find(&report);
  if (drawn == charts_.end()) drawn = charts_.emplace(&report, store_charts(report, look_, documents_)).first;
  if (look_.logo && !logo_)
    logo_ = store_part(documents_, Role::Logo, "logo.png", "image/png", look_.logo->png);
  std::vector<MessageDocument> shown;
  for (const MessageDocument& chart : drawn->second)
    if (shows(html, chart.name)) shown.push_back(chart);
  if (logo_ && shows(html, logo_->name)) shown.push_back(*logo_);
  return shown;
}

}  // namespace boletim
