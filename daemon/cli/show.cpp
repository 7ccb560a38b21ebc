#include "daemon/cli/show.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "daemon/cli/json_values.h"
#include "daemon/cli/text_table.h"
#include "jobs/breaks.h"
#include "jobs/trend_values.h"
#include "reports/words/format.h"

namespace boletim {
namespace {

std::string change_since(const Session& session, const Snapshot& snapshot,
                         const std::optional<Snapshot>& previous, const KpiResult& now) {
  if (!previous) return "";
  if (!breaks_between(*previous, snapshot, now.id).empty()) return session.say("regra mudou", "rule changed");
  for (const KpiResult& then : previous->counts.kpis)
    if (then.id == now.id && then.mapped)
      return format_signed(now.count.flagged - then.count.flagged, session.locale);
  return "";
}

/// What became of a KPI, in columns of its own.
struct FlowColumn {
  const char *pt, *en;
  std::int64_t (*count)(const Flows&);
  bool is_signed;  ///< and left out where it is a column of zeros
};
constexpr FlowColumn kFlows[] = {
    {"novos", "new", [](const Flows& f) { return f.registered + f.lost; }, false},
    {"reabertos", "reopened", [](const Flows& f) { return f.reopened; }, false},
    {"corrigidos", "corrected", [](const Flows& f) { return f.corrected; }, false},
    {"removidos", "removed", [](const Flows& f) { return f.removed; }, false},
    {"transferidos", "moved", [](const Flows& f) { return f.moved_in - f.moved_out; }, true},
    {"reclassificados", "reclassified", [](const Flows& f) { return f.reclassified; }, true}};

std::vector<FlowColumn> flow_columns(const Snapshot& snapshot) {
  std::vector<FlowColumn> columns;
  const auto any = [&](const auto& holds) {
    return std::ranges::any_of(snapshot.counts.kpis, [&](const KpiResult& kpi) {
      return kpi.mapped && kpi.count.flows && holds(*kpi.count.flows);
    });
  };
  if (!any([](const Flows&) { return true; })) return columns;
  for (const FlowColumn& column : kFlows)
    if (!column.is_signed || any([&](const Flows& flows) { return column.count(flows) != 0; }))
      columns.push_back(column);
  return columns;
}

TextTable snapshot_table(const Session& session, const Snapshot& snapshot,
                         const std::optional<Snapshot>& previous, const std::vector<FlowColumn>& flows) {
  const Locale locale = session.locale;
  std::vector<TextTable::Head> heads = {{"KPI"},
                                        {session.say("quantidade", "flagged"), Align::Right},
                                        {"%", Align::Right},
                                        {session.say("mudança", "change"), Align::Right}};
  for (const FlowColumn& column : flows) heads.push_back({session.say(column.pt, column.en), Align::Right});
  TextTable table(std::move(heads));
  for (const KpiResult& kpi : snapshot.counts.kpis) {
    const auto share = percent(kpi.count.flagged, snapshot.counts.total);
    if (!kpi.mapped || !share) {
      table.add({kpi_title(kpi.id, locale), session.say("sem dados", "no data")});
      continue;
    }
    std::vector<std::string> row = {kpi_title(kpi.id, locale), format_count(kpi.count.flagged, locale),
                                    format_percent(*share, locale),
                                    change_since(session, snapshot, previous, kpi)};
    if (kpi.count.flows)
      for (const FlowColumn& column : flows) {
        const std::int64_t count = column.count(*kpi.count.flows);
        row.push_back(column.is_signed ? format_signed(count, locale) : format_count(count, locale));
      }
    table.add(std::move(row));
  }
  return table;
}

/// Why a message is not where it should be; nothing of one that is, or of which nobody said.
std::string reason_of(const Message& message) {
  if (message.state == MessageState::Accepted || message.events.empty()) return "";
  return message.events.back().detail;
}

}  // namespace

std::string state_word(const Session& session, RunState state) {
  return session.telling().word(name_of(state));
}
std::string state_word(const Session& session, MessageState state) {
  return session.telling().word(name_of(state));
}

void print_snapshot(const Session& session, const Snapshot& snapshot,
                    const std::optional<Snapshot>& previous) {
  const Locale locale = session.locale;
  session.out << session.say("situação em ", "as of ") << session.telling().time(snapshot.taken_at) << " · "
              << format_count(snapshot.counts.total, locale) << session.say(" ativos", " active") << '\n';
  TextTable table = snapshot_table(session, snapshot, previous, flow_columns(snapshot));
  if (!table.fits(session.columns)) table = snapshot_table(session, snapshot, previous, {});
  table.print(session.out, session.columns);
}

void print_messages(const Session& session, const std::vector<Message>& messages) {
  const bool with_reasons =
      std::ranges::any_of(messages, [](const Message& message) { return !reason_of(message).empty(); });
  std::vector<TextTable::Head> heads = {{session.say("mensagem", "message"), Align::Right},
                                        {session.say("quando", "when")},
                                        {session.say("estado", "state")},
                                        {session.say("para", "to")},
                                        {session.say("assunto", "subject")}};
  if (with_reasons) heads.push_back({session.say("motivo", "reason")});
  TextTable table(std::move(heads));
  for (const Message& message : messages) {
    std::vector<std::string> row = {message.id.value, session.telling().time(message.state_at),
                                    state_word(session, message.state), message.to, message.subject};
    if (with_reasons) row.push_back(reason_of(message));
    table.add(std::move(row));
  }
  table.print(session.out, session.columns);
}

void print_history(const Session& session, const std::vector<Message>& messages, const std::string& none) {
  if (session.json()) {
    Json json = Json::array();
    for (const Message& message : messages) json.push_back(json_of(message));
    print(session.out, json);
  } else if (messages.empty()) {
    session.out << none << '\n';
  } else {
    print_messages(session, messages);
  }
}

void print_outcome(const Session& session, const RunOutcome& outcome, const std::optional<Snapshot>& snapshot,
                   Store& store, const DocumentStore& documents) {
  const std::optional<Snapshot> previous =
      snapshot ? store.snapshots().latest(outcome.run.job, snapshot->taken_at) : std::nullopt;
  if (session.json()) return print(session.out, json_of(outcome, snapshot, previous, documents));
  const Run& run = outcome.run;
  const std::string number = run.id.value.empty() ? "" : " " + run.id.value;
  session.out << session.say("execução", "run") << number << " · " << run.job.value << " · "
              << state_word(session, run.state) << '\n';
  if (!run.error.empty()) session.out << session.say("motivo: ", "reason: ") << run.error << '\n';
  if (snapshot) print_snapshot(session, *snapshot, previous);
  if (!run.documents.empty()) {
    TextTable table(
        {{session.say("documento", "document")}, {"bytes", Align::Right}, {session.say("onde", "where")}});
    for (const RunDocument& document : run.documents)
      table.add(
          {document.name, format_count(document.bytes, session.locale), documents.path(document.sha256)});
    session.out << '\n';
    table.print(session.out, 0);  // a path that is cut is of no use
  }
  if (!outcome.messages.empty()) {
    session.out << '\n';
    print_messages(session, outcome.messages);
  }
}

}  // namespace boletim
