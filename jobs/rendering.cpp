#include "jobs/rendering.h"

#include <algorithm>
#include <cctype>

#include "jobs/heading_values.h"
#include "jobs/report_writers.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

std::set<Audience> audiences_of(const Job& job, const Run& run) {
  std::set<Audience> audiences;
  for (const Delivery& delivery : deliveries_of(job, run))
    for (const Recipient& to : delivery.to) audiences.insert(audience_of(job, to));
  if (audiences.empty()) audiences.insert({{}, job.locale, Sees::Masked});
  return audiences;
}

/// Nobody who sees totals gets a detail report.
bool is_made_for(ReportKind kind, const Audience& audience) {
  return kind != ReportKind::Detail || audience.sees != Sees::Totals;
}

/// Whose bytes an audience gets: a trend holds no personal data, a follow-up names and nothing to hide; what
/// was sent has no parts.
Audience audience_of_bytes(ReportKind kind, Audience audience) {
  const bool is_full_as_masked = kind == ReportKind::FollowUp && audience.sees == Sees::Full;
  if (kind == ReportKind::Trend || is_full_as_masked) audience.sees = Sees::Masked;
  if (kind != ReportKind::History)
    audience.only_to.clear();
  else
    audience.part = {};
  return audience;
}

/// What a name says besides its kind, where readers get different documents: ".full", ".totals".
std::string variant_of(ReportKind kind, const Audience& audience) {
  const bool has_full = kind == ReportKind::Detail || kind == ReportKind::History;
  const bool has_totals = kind == ReportKind::FollowUp || kind == ReportKind::History;
  if (has_full && audience.sees == Sees::Full) return ".full";
  return has_totals && audience.sees == Sees::Totals ? ".totals" : "";
}

/// "ana" of "ana@oficina.example", in plain characters.
std::string name_of_reader(const std::string& address) {
  std::string name = address.substr(0, address.find('@'));
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '-';
  return name.empty() ? "" : "-" + name;
}

/// "tendencia.pdf", "detalhe-completo.csv", "detalhe-2.pdf": plain and unique within the run. `number`: of
/// one of several files, from 1; 0 = there is one.
std::string file_name(ReportKind kind, Format format, const Audience& audience, std::size_t number) {
  const std::string key = "file." + std::string(name_of(kind)) + variant_of(kind, audience);
  const std::string which =
      name_of_reader(audience.only_to) + (number == 0 ? "" : "-" + std::to_string(number));
  return std::string(text(key, audience.locale)) + which + "." + std::string(name_of(format));
}

/// The document of that kind that has all rows, if one of the job's reports does.
std::string name_of_all_rows(const Job& job, ReportKind kind, const Audience& audience) {
  for (const ReportSpec& report : job.reports)
    if (report.kind == kind && !report.limit && !report.oldest)
      return file_name(report.kind, report.format, audience, 0);
  return "";
}

/// The files of one report for one audience.
std::vector<RenderedDocument> write(const Material& material) {
  const ReportSpec& report = material.report;
  ReportFiles files(material.ports.documents);
  const RowsWritten written = writer_of(report.kind, report.format)(material, files);
  const std::vector<StoredDocument> kept = files.keep();
  std::vector<RenderedDocument> all;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    RenderedDocument rendered{{}, report.kind, report.format, {}, written.rows, written.limit};
    const std::string name =
        file_name(report.kind, report.format, material.audience, kept.size() == 1 ? 0 : i + 1);
    rendered.document = {name, std::string(name_of(report.kind)), std::string(name_of(report.format)),
                         kept[i].sha256, kept[i].bytes};
    all.push_back(std::move(rendered));
  }
  return all;
}

}  // namespace

std::vector<RunDocument> Rendering::run_documents() const {
  std::vector<RunDocument> all;
  for (const RenderedDocument& rendered : documents) all.push_back(rendered.document);
  return all;
}

Rendering render(const Job& job, const Run& run, const Snapshot& snapshot, const History& history,
                 RunPorts& ports) {
  Rendering rendering;
  const std::set<Audience> audiences = audiences_of(job, run);
  for (const Audience& audience : audiences) {
    const Heading heading = heading_of(job, run, snapshot, audience.locale, ports.organization);
    rendering.trends.emplace(audience, trend_values(job, snapshot, history, heading));
  }
  RowSelections selections(spill_file(ports.work_dir, run.id));
  for (const ReportSpec& report : job.reports) {
    std::map<Audience, std::set<Audience>> readers;  // by whose bytes they get
    for (const Audience& audience : audiences)
      if (is_made_for(report.kind, audience))
        readers[audience_of_bytes(report.kind, audience)].insert(audience);
    for (const auto& [audience, all] : readers) {
      if (ports.stop.stop_requested()) throw Parked{};
      const Material material{job,
                              run,
                              report,
                              audience,
                              snapshot,
                              history,
                              rendering.trends.at(*all.begin()),
                              name_of_all_rows(job, report.kind, audience),
                              selections,
                              ports};
      for (RenderedDocument& document : write(material)) {
        document.audiences = all;
        rendering.documents.push_back(std::move(document));
      }
    }
  }
  return rendering;
}

}  // namespace boletim
