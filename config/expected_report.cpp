#include "config/expected_report.h"

#include "config/section.h"
#include "config/values.h"

namespace boletim {

ExpectedReport read_expected_report(const YamlNode& node, const People& people,
                                    const Configuration& configuration, Problems& problems) {
  const Section section("expected_report", node, problems);
  section.require({"to"}, "expected a person, a group or an address");
  ExpectedReport report;
  report.to = people.recipients(section.list("to"), problems);
  if (section.find("to") != nullptr && section.list("to").empty())
    section.refuse("to", "nobody; expected a person, a group or an address");
  OnWeekdays daily{0b1111111, std::chrono::hours(9)};
  section.value("at", daily.at, parse_time, "a time of day such as \"09:00\"");
  report.timetable.job.value = kExpectedReportJob;
  report.timetable.schedule.rule = daily;
  report.timetable.zone = Zone(configuration.timezone);
  report.timetable.period = PeriodKind::Daily;
  report.locale = configuration.locale;
  return report;
}

}  // namespace boletim
