#include "daemon/cli/connection_check.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "daemon/cli/json_values.h"
#include "daemon/cli/scratch_directory.h"
#include "daemon/cli/text_table.h"
#include "jobs/failure.h"
#include "jobs/inspection.h"

namespace boletim {
namespace {

constexpr std::chrono::milliseconds kBetweenNotes{200};
constexpr std::size_t kWidestCell = 24;  // characters, on a terminal

/// A registry and what came of looking at it.
struct Looked {
  InspectionTask task;
  std::optional<Inspection> seen;  ///< nothing if it could not be read
  std::vector<std::string> problems;
  bool unreachable = false;
};

/// How far a reading is, on one line of a terminal that is wiped when it ends.
class ProgressLine {
 public:
  ProgressLine(std::ostream& err, std::string name)
      : err_(err), name_(std::move(name)), shown_(::isatty(STDERR_FILENO) != 0) {}
  ~ProgressLine() {
    if (shown_) err_ << "\r\x1b[K" << std::flush;
  }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void show(std::int64_t records) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now - last_ < kBetweenNotes) return;
    last_ = now;
    err_ << "\r\x1b[K" << name_ << ": " << records << std::flush;
  }

 private:
  std::ostream& err_;
  const std::string name_;
  const bool shown_;
  std::chrono::steady_clock::time_point last_{};
};

std::string name_of(const Looked& looked) {
  return looked.task.source.value + "/" + looked.task.registry.value;
}

std::string list_of(const std::vector<std::string>& names) {
  return names.empty() ? "–" : fmt::format("{}", fmt::join(names, ", "));
}
std::vector<std::string> texts(const std::vector<KpiId>& ids) {
  std::vector<std::string> result;
  for (const KpiId& id : ids) result.push_back(id.value);
  return result;
}

void add_problems(const Session& session, Looked& looked) {
  const Inspection& seen = *looked.seen;
  const auto add = [&](std::string text) {
    looked.problems.push_back("source '" + looked.task.source.value + "', registry '" +
                              looked.task.registry.value + "': " + std::move(text));
  };
  if (!seen.missing.empty())
    add(session.say("a consulta não traz as colunas ", "the query lacks columns: ") + list_of(seen.missing) +
        session.say("; inclua-as na consulta, ou tire-as de `axes`, `only` e `kpis`",
                    "; add them to the query, or take them out of `axes`, `only` and `kpis`"));
  if (seen.without_id > 0)
    add(std::to_string(seen.without_id) +
        session.say(" registros sem id; escreva a consulta de modo que `id` nunca seja nulo",
                    " records without an id; write the query so that `id` is never null or blank"));
  if (!seen.duplicate_ids.empty()) add(seen.duplicate_ids);
}

Looked look_at(Session& session, InspectionTask task, const std::filesystem::path& scratch) {
  Looked looked{std::move(task), {}, {}, false};
  ProgressLine line(session.err, name_of(looked));
  try {
    looked.seen = inspect(looked.task, session.host.assembly->sources(), scratch,
                          [&](std::int64_t records) { line.show(records); }, {});
    add_problems(session, looked);
  } catch (const Unreachable& error) {
    looked.unreachable = true;
    looked.problems.emplace_back(error.what());
  } catch (const std::exception& error) {
    looked.problems.emplace_back(error.what());
  }
  return looked;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// On one line, and not wider than a column may be.
std::string cell(const std::string& value, bool cut) {
  std::string text;
  std::size_t width = 0;
  for (const char c : value) {
    if ((c & 0xC0) != 0x80 && cut && ++width > kWidestCell) return text + "…";
    text += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return text;
}

/// The sample's columns that fit the terminal, from the left; the others are named below it.
void print_sample(const Session& session, const Inspection& seen) {
  if (seen.sample.empty()) return;
  const bool cut = session.columns > 0;
  std::vector<TextTable::Head> heads;
  std::vector<std::size_t> shown;
  std::vector<std::string> left_out;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < seen.columns.size(); ++i) {
    std::size_t width = characters(seen.columns[i]);
    for (const auto& row : seen.sample) width = std::max(width, characters(cell(row[i], cut)));
    const bool fits = !cut || taken + width <= static_cast<std::size_t>(session.columns) || shown.empty();
    if (!fits) {
      left_out.push_back(seen.columns[i]);
      continue;
    }
    taken += width + 2;
    shown.push_back(i);
    heads.push_back({seen.columns[i]});
  }
  TextTable table(std::move(heads));
  for (const auto& row : seen.sample) {
    std::vector<std::string> cells;
    for (const std::size_t i : shown) cells.push_back(cell(row[i], cut));
    table.add(std::move(cells));
  }
  table.print(session.out, session.columns);
  if (!left_out.empty())
    session.out << session.say("(não couberam: ", "(not shown for width: ") << list_of(left_out) << ")\n";
}

void print_looked(const Session& session, const Looked& looked) {
  if (!looked.seen) return;
  const Inspection& seen = *looked.seen;
  const auto line = [&](const char* pt, const char* en, const std::string& text) {
    session.out << "  " << session.say(pt, en) << ": " << text << '\n';
  };
  session.out << name_of(looked) << '\n';
  line("registros", "records", std::to_string(seen.records));
  line("ativos", "active", std::to_string(seen.active));
  line("colunas conhecidas", "known columns", list_of(seen.known));
  if (!seen.missing.empty()) line("faltam", "missing", list_of(seen.missing));
  if (!seen.missing_axes.empty())
    line("eixos sem coluna", "axes without a column", list_of(seen.missing_axes));
  if (!seen.unused.empty()) line("não usadas", "used by nothing", list_of(seen.unused));
  if (!seen.unmapped.empty())
    line("indicadores sem coluna", "KPIs not mapped", list_of(texts(seen.unmapped)));
  if (seen.replaced > 0)
    line("valores com bytes inválidos", "values with invalid bytes", std::to_string(seen.replaced));
  print_sample(session, seen);
  session.out << '\n';
}

Json json_of_looked(const Looked& looked) {
  Json json = {{"source", looked.task.source.value}, {"registry", looked.task.registry.value}};
  if (looked.seen) {
    const Inspection& seen = *looked.seen;
    Json sample = Json::array();
    for (const auto& row : seen.sample) {
      Json record = Json::object();
      for (std::size_t i = 0; i < row.size(); ++i) record[seen.columns[i]] = row[i];
      sample.push_back(std::move(record));
    }
    json.update({{"columns", seen.columns},
                 {"known", seen.known},
                 {"missing", seen.missing},
                 {"missing_axes", seen.missing_axes},
                 {"unused", seen.unused},
                 {"not_mapped", texts(seen.unmapped)},
                 {"records", seen.records},
                 {"active", seen.active},
                 {"without_id", seen.without_id},
                 {"duplicate_ids", text_or_null(seen.duplicate_ids)},
                 {"replaced", seen.replaced},
                 {"sample", std::move(sample)}});
  }
  json["reached"] = !looked.unreachable;
  json["problems"] = looked.problems;
  return json;
}

std::vector<InspectionTask> tasks_of(const Configuration& configuration) {
  std::vector<InspectionTask> tasks;
  for (const auto& [source_id, source] : configuration.sources)
    for (const auto& [registry_id, registry] : source.registries) {
      InspectionTask task{source_id, registry_id, registry.axes, registry.ignore, {}};
      for (const Job& job : configuration.jobs)
        if (job.source == source_id && job.registry == registry_id) task.jobs.push_back(&job);
      tasks.push_back(std::move(task));
    }
  return tasks;
}

}  // namespace

int check_connections(Session& session) {
  const ScratchDirectory scratch;
  Json sources = Json::array(), errors = Json::array();
  bool all_good = true, unreachable = false;
  for (InspectionTask& task : tasks_of(session.configuration())) {
    const Looked looked = look_at(session, std::move(task), scratch.path());
    all_good = all_good && looked.problems.empty();
    unreachable = unreachable || looked.unreachable;
    if (session.json()) {
      sources.push_back(json_of_looked(looked));
      for (const std::string& problem : looked.problems)
        errors.push_back({{"file", nullptr}, {"line", nullptr}, {"column", nullptr}, {"message", problem}});
    } else {
      print_looked(session, looked);
    }
    for (const std::string& problem : looked.problems) session.err << "boletim: " << problem << '\n';
  }
  if (session.json())
    print(session.out, {{"ok", all_good}, {"errors", std::move(errors)}, {"sources", std::move(sources)}});
  if (unreachable) return kUnreachable;
  return all_good ? kDone : kWorkFailed;
}

}  // namespace boletim
