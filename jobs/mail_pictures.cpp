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

}  // namespace

std::vector<MessageDocument> MailPictures::of(const TrendReport& report) {
  auto drawn = charts_.find(&report);
  if (drawn == charts_.end()) drawn = charts_.emplace(&report, store_charts(report, look_, documents_)).first;
  if (look_.logo && !logo_)
    logo_ = store_part(documents_, Role::Logo, "logo.png", "image/png", look_.logo->png);
  std::vector<MessageDocument> all = drawn->second;
  if (logo_) all.push_back(*logo_);
  return all;
}

}  // namespace boletim
