#include "config/deliveries.h"

#include <algorithm>
#include <optional>
#include <span>

#include "config/conditions.h"
#include "config/nearest.h"
#include "config/section.h"
#include "config/values.h"
#include "jobs/registry/text.h"

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

/// Nothing if records of the job's registry can be told apart by the column, else what to say.
std::optional<std::string> why_no_axis(const Job& job, const std::string& column) {
  const SharedList<Axis>& axes = job.rules.declared;
  std::vector<std::string_view> known;
  for (const Axis& axis : axes) known.push_back(axis.column);
  if (known.empty() || std::ranges::find(known, column) != known.end()) return std::nullopt;
  return "registry " + shown(job.registry.value) + " has no axis " + shown(column) + hint(column, known);
}

void check_scopes(const Delivery& delivery, const Job& job, Place place, Problems& problems) {
  for (const Recipient& to : delivery.to)
    for (const auto& [column, values] : to.scope)
      if (const auto why = why_no_axis(job, column))
        problems.add(place, "the scope of " + shown(to.person.value) + ": " + *why);
}

/// Who sees totals gets no detail report: a delivery of nothing else to nobody else would be of none.
void check_attached(const Section& section, const Delivery& delivery) {
  const bool only_details = std::ranges::all_of(
      delivery.attach, [](const auto& attachment) { return attachment.first == ReportKind::Detail; });
  const bool only_totals =
      std::ranges::all_of(delivery.to, [](const Recipient& to) { return to.sees == Sees::Totals; });
  if (delivery.attach.empty() || delivery.to.empty() || !only_details || !only_totals) return;
  section.refuse("attach",
                 "who sees totals gets no detail report; expected another document, or a person who sees "
                 "more than totals");
}

void read_split(const Section& section, const Job& job, Delivery& delivery) {
  std::string column;
  if (!section.line("split_by", column)) return;
  column = lower_case(column);
  if (const auto why = why_no_axis(job, column)) return section.refuse("split_by", *why);
  delivery.split_by = column;
}

/// `always`, `changed` or a condition.
void read_if(const Section& section, const Job& job, Delivery& delivery, Problems& problems) {
  const YamlNode* node = section.find("if");
  if (node == nullptr || node->text == "always") return;
  delivery.if_changed = node->text == "changed";
  if (delivery.if_changed) return;
  if (node->kind == YamlNode::Kind::List)
    return section.refuse("if", "'if' is a list; expected 'always', 'changed' or one condition");
  if (node->kind == YamlNode::Kind::Scalar && !parse_condition(node->text))
    return section.refuse("if", "no condition: " + shown(node->text) +
                                    "; expected 'always', 'changed' or a condition such as "
                                    "'no_email.percent above 10'");
  const std::vector<Condition> conditions = read_conditions({node}, job.rules.kpis, problems);
  if (!conditions.empty()) delivery.when = conditions.front();
}

Delivery read_delivery(const YamlNode& node, const People& people, const Job& job, Problems& problems) {
  Delivery delivery;
  if (node.kind != YamlNode::Kind::Map) {
    delivery.to = people.recipients({&node}, problems);
    check_scopes(delivery, job, node.place, problems);
    return delivery;
  }
  const Section section("delivery", node, problems);
  section.require({"to"}, "expected a person, a group or an address");
  delivery.to = people.recipients(section.list("to"), problems);
  if (const YamlNode* to = section.find("to")) check_scopes(delivery, job, to->place, problems);
  if (section.find("attach") != nullptr && section.list("attach").empty())
    section.refuse("attach",
                   "'attach' is empty; expected documents such as 'trend.pdf', or no 'attach' for all");
  for (const YamlNode* item : section.list("attach")) read_attachment(*item, job.reports, delivery, problems);
  check_attached(section, delivery);
  read_split(section, job, delivery);
  read_if(section, job, delivery, problems);
  return delivery;
}

}  // namespace

std::vector<Delivery> read_deliveries(const YamlNode& node, const People& people, const Job& job,
                                      Problems& problems) {
  std::vector<Delivery> deliveries;
  for (const YamlNode* item : items_of(node))
    deliveries.push_back(read_delivery(*item, people, job, problems));
  return deliveries;
}

}  // namespace boletim
