#include "config/deliveries.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/section.h"

namespace boletim {
namespace {

/// "trend.pdf" of one of the job's reports.
void read_attachment(const YamlNode& item, std::span<const ReportSpec> reports, Delivery& delivery,
                     Problems& problems) {
  const std::optional<std::string> name = line_of(item, "a document such as 'trend.pdf'", problems);
  if (!name) return;
  std::vector<std::string> written;
  for (const ReportSpec& spec : reports) {
    written.push_back(std::string(name_of(spec.kind)) + "." + std::string(name_of(spec.format)));
    if (*name == written.back()) {
      const std::pair attachment(spec.kind, spec.format);
      const bool twice =
          std::find(delivery.attach.begin(), delivery.attach.end(), attachment) != delivery.attach.end();
      if (!twice) delivery.attach.push_back(attachment);
      return;
    }
  }
  const std::vector<std::string_view> known(written.begin(), written.end());
  problems.add(item.place, "the job writes no " + shown(*name) + hint(*name, known));
}

Delivery read_delivery(const YamlNode& node, const People& people, std::span<const ReportSpec> reports,
                       Problems& problems) {
  Delivery delivery;
  if (node.kind != YamlNode::Kind::Map) {
    delivery.to = people.recipients({&node}, problems);
    return delivery;
  }
  const Section section("delivery", node, problems);
  section.require({"to"}, "expected a person, a group or an address");
  delivery.to = people.recipients(section.list("to"), problems);
  for (const YamlNode* item : section.list("attach")) read_attachment(*item, reports, delivery, problems);
  return delivery;
}

}  // namespace

std::vector<Delivery> read_deliveries(const YamlNode& node, const People& people,
                                      std::span<const ReportSpec> reports, Problems& problems) {
  std::vector<Delivery> deliveries;
  for (const YamlNode* item : items_of(node))
    deliveries.push_back(read_delivery(*item, people, reports, problems));
  return deliveries;
}

}  // namespace boletim
